using System.Reflection;
using ClaimLint.Functions.Http;
using ClaimLint.LocalHost;

namespace ClaimLint.EndToEnd;

/// <summary>Every function asks for its role, of everybody, as the program runs: none can be forgotten.</summary>
public sealed class AccessTests(AppRoles running) : IClassFixture<AppRoles>
{
    private const string Validate = "Claims.Validate";
    private const string Read = "Batches.Read";
    private const string Import = "Tables.Import";

    /// <summary>What answers without a sign-in: whether the service is ready.</summary>
    private static readonly string[] ForEverybody = ["Health"];

    /// <summary>Each function with the roles of which one is enough.</summary>
    private static readonly Dictionary<string, string[]> LookupKey = new(StringComparer.Ordinal)
    {
        ["ValidateClaimLine"] = [Validate],
        ["ValidateClaim"] = [Validate],
        ["ListRules"] = [Validate, Read, Import],
        ["GetRule"] = [Validate, Read, Import],
        ["GetCode"] = [Validate, Read, Import],
        ["GetProcedure"] = [Validate, Read, Import],
        ["ListConflicts"] = [Validate, Read, Import],
        ["ListReleases"] = [Validate, Read, Import],
        ["RefreshReleases"] = [Import],
        ["GetBatch"] = [Read],
        ["GetReport"] = [Read],
        // Without a body it is an upload of claims that is asked for.
        ["CreateUpload"] = [Validate],
        // Of an upload that there is, the inbox decides which.
        ["GetUpload"] = [Read, Import],
    };

    private static readonly (string Name, HttpTriggerAttribute Trigger)[] Functions =
    [
        .. typeof(HealthFunction)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method =>
                (
                    Function: method.GetCustomAttribute<FunctionAttribute>(),
                    Trigger: method
                        .GetParameters()
                        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
                        .OfType<HttpTriggerAttribute>()
                        .FirstOrDefault()
                )
            )
            .Where(one => one is { Function: not null, Trigger: not null })
            .Select(one => (one.Function!.Name, one.Trigger!)),
    ];

    public static TheoryData<string> Names => [.. LookupKey.Keys];

    [Fact]
    public void Every_function_over_http_has_its_roles_written_here_or_is_for_everybody() =>
        Assert.Equal(
            LookupKey.Keys.Concat(ForEverybody).Order(StringComparer.Ordinal),
            Functions.Select(one => one.Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nobody_gets_401_the_wrong_role_403_and_each_right_one_an_answer(string name)
    {
        var nobody = await CallAsync(running.Nobody, name);
        Assert.Equal((401, "urn:claimlint:problem:sign-in"), (nobody.Status, Kind(nobody)));
        Assert.Equal(401, (await CallAsync(new Application(running.Service.Program.Client, "e30="), name)).Status);

        foreach (var role in new[] { Validate, Read, Import })
        {
            var answer = await CallAsync(running.As(AppRoles.AcmeClient, role), name);
            if (LookupKey[name].Contains(role))
                Assert.DoesNotContain(answer.Status, new[] { 401, 403, 500, 503 });
            else
                Assert.Equal((403, "urn:claimlint:problem:role"), (answer.Status, Kind(answer)));
        }

        var none = await CallAsync(running.As(AppRoles.AcmeClient, "Something.Else"), name);
        Assert.Equal(403, none.Status);
        Assert.All(LookupKey[name], role => Assert.Contains(role, none.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_and_an_address_that_is_none_are_answered_to_everybody()
    {
        Assert.Equal(200, (await running.Nobody.GetAsync("health")).Status);
        Assert.Equal(404, (await running.Nobody.GetAsync("v1")).Status);
        Assert.Equal(404, (await running.Nobody.SendAsync(HttpMethod.Delete, "v1/rules")).Status);
    }

    [Theory]
    [InlineData("Access", "Approles", "The setting 'Access' can be 'Open', 'AppRoles' or absent.")]
    [InlineData("Partners__one", "../acme", "The setting 'Partners__one' is no partner's name")]
    public async Task A_setting_that_is_wrong_keeps_the_program_from_starting_and_is_named(
        string name,
        string value,
        string told
    )
    {
        var settings = ProgramProcess.Connections(running.Storage);
        settings[name] = value;

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => ProgramProcess.StartAsync(settings));

        Assert.StartsWith($"The program ended at its start:\n{told}", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Message, StringComparison.Ordinal);
    }

    private static Task<Answer> CallAsync(Application caller, string name)
    {
        var trigger = Functions.Single(one => one.Name == name).Trigger;
        var path = trigger
            .Route!.Replace("{system}", "pos", StringComparison.Ordinal)
            .Replace("{code}", name == "GetProcedure" ? "20957" : "21", StringComparison.Ordinal)
            .Replace("{id}", "0123456789abcdef0123456789abcdef", StringComparison.Ordinal);
        return caller.SendAsync(new HttpMethod(Assert.Single(trigger.Methods!).ToUpperInvariant()), path);
    }

    private static string? Kind(Answer answer) => answer.Body.GetProperty("type").GetString();
}
