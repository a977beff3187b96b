using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClaimLint.Infra;

/// <summary>The templates are sound by Bicep's own tools. To write the snapshots anew: <c>CLAIMLINT_WRITE_SNAPSHOTS=1 dotnet test --project tests/Infra</c>.</summary>
public sealed class TemplateTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("CLAIMLINT_WRITE_SNAPSHOTS") == "1";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Templates => ["main.bicep", "inboxSubscription.bicep"];

    public static TheoryData<string> Parameters => ["main.dev", "main.prod", "main.closed", "inboxSubscription"];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_and_its_modules_build_without_a_word_from_the_linter(string template)
    {
        var linted = await Bicep.RunAsync("lint", template);

        Assert.Equal("", linted.Everything.Trim());
        Assert.Equal(0, linted.ExitCode);
    }

    [Fact]
    public async Task Every_rule_of_the_linter_that_is_on_is_an_error()
    {
        // The CLI says nothing of a template that is clean, whatever the levels: one that is not shows them.
        var folder = Directory.CreateTempSubdirectory("bicep-").FullName;
        try
        {
            File.Copy(Path.Combine(Repository.Templates, "bicepconfig.json"), Path.Combine(folder, "bicepconfig.json"));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "bad.bicep"),
                "param unused string\n",
                TestContext.Current.CancellationToken
            );

            var linted = await Bicep.RunAsync("lint", Path.Combine(folder, "bad.bicep"));

            Assert.Contains("Error no-unused-params", linted.Everything, StringComparison.Ordinal);
            Assert.Equal(1, linted.ExitCode);
            Assert.DoesNotContain(
                "\"level\": \"warning\"",
                await File.ReadAllTextAsync(
                    Path.Combine(folder, "bicepconfig.json"),
                    TestContext.Current.CancellationToken
                ),
                StringComparison.Ordinal
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        var copy = Directory.CreateTempSubdirectory("bicep-").FullName;
        try
        {
            var files = Directory
                .EnumerateFiles(Repository.Templates, "*.bicep*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")
                .ToList();
            foreach (var file in files)
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Repository.Templates, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            foreach (var pattern in new[] { "**/*.bicep", "**/*.bicepparam" })
                Assert.Equal(
                    0,
                    (
                        await Bicep.RunAsync("format", "--pattern", Path.Combine(copy, pattern), "--newline-kind", "LF")
                    ).ExitCode
                );

            Assert.All(
                files,
                file =>
                    Assert.Equal(
                        File.ReadAllText(Path.Combine(copy, Path.GetRelativePath(Repository.Templates, file))),
                        File.ReadAllText(file)
                    )
            );
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task The_snapshot_says_what_the_template_says(string name)
    {
        var stage = name.Split('.')[^1];
        var ran = await Bicep.RunAsync(Bicep.Snapshot(name + ".bicepparam", Writes ? "overwrite" : "validate", stage));

        Assert.True(ran.ExitCode == 0, ran.Everything);
        if (Writes)
            SortOutputs(Path.Combine(Repository.Templates, name + ".snapshot.json"));
    }

    [Fact]
    public void The_snapshots_are_whole_nothing_in_them_could_not_be_foreseen()
    {
        Assert.All([.. Deployment.Whole, Deployment.Subscriptions], deployment => Assert.Empty(deployment.Diagnostics));
    }

    [Fact]
    public async Task The_closed_deployment_is_production_with_more()
    {
        // But for the first lines, which say what it is and how it is called.
        var prod = await AfterTheNameAsync("main.prod.bicepparam");
        var closed = await AfterTheNameAsync("main.closed.bicepparam");

        Assert.StartsWith(prod, closed, StringComparison.Ordinal);
        Assert.Contains("param eventDelivery = 'queue'", closed[prod.Length..], StringComparison.Ordinal);
        Assert.Contains("param gateway = {", closed[prod.Length..], StringComparison.Ordinal);

        static async Task<string> AfterTheNameAsync(string file)
        {
            var text = await File.ReadAllTextAsync(
                Path.Combine(Repository.Templates, file),
                TestContext.Current.CancellationToken
            );
            return text.Split("param environmentName = ")[1].Split('\n', 2)[1];
        }
    }

    [Theory]
    [InlineData("main.prod")]
    [InlineData("main.closed")]
    public async Task Production_without_its_own_values_is_not_built(string stage)
    {
        string[] needed =
        [
            "CLAIMLINT_API_CLIENT_ID",
            "CLAIMLINT_PARTNERS",
            "CLAIMLINT_ALERT_EMAILS",
            "CLAIMLINT_BUDGET_FROM",
            "CLAIMLINT_OPERATOR_GROUP_ID",
        ];

        var built = await Bicep.RunAsync(
            ["build-params", stage + ".bicepparam", "--stdout"],
            needed.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal)
        );

        Assert.NotEqual(0, built.ExitCode);
        Assert.All(
            needed,
            name => Assert.Contains($"\"{name}\" does not exist", built.Errors, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Every_parameter_type_and_output_is_described(string template)
    {
        var built = await Bicep.BuildAsync(template);

        Assert.True(built.ExitCode == 0, built.Everything);
        using var arm = JsonDocument.Parse(built.Output);
        Assert.Empty(Descriptions.Missing(arm.RootElement, template));
    }

    [Fact]
    public async Task A_module_comes_after_those_whose_resources_it_names()
    {
        // A name brings no order of its own, as an output would; in return a snapshot shows what is meant.
        Dictionary<string, string[]> needed = new(StringComparer.Ordinal)
        {
            ["events"] = ["dataStorage"],
            ["privateNetwork"] = ["hostStorage", "dataStorage"],
            ["access"] = ["identity", "hostStorage", "dataStorage", "monitor", "events"],
            ["functionApp"] = ["access", "privateNetwork", "identity", "hostStorage", "dataStorage", "monitor"],
            ["inFront"] = ["functionApp", "monitor"],
            ["storageLog"] = ["dataStorage", "monitor"],
            ["operating"] = ["functionApp", "events", "monitor"],
            ["guards"] = ["events", "dataStorage"],
            ["workbook"] = ["monitor"],
        };
        var built = await Bicep.BuildAsync("main.bicep");
        using var arm = JsonDocument.Parse(built.Output);
        var modules = arm
            .RootElement.GetProperty("resources")
            .EnumerateObject()
            .ToDictionary(
                one => one.Name,
                one =>
                    one.Value.TryGetProperty("dependsOn", out var names)
                        ? names.EnumerateArray().Select(name => name.GetString()!).ToArray()
                        : [],
                StringComparer.Ordinal
            );

        Assert.All(needed, one => Assert.Empty(one.Value.Except(Before(one.Key), StringComparer.Ordinal)));

        HashSet<string> Before(string module) =>
            modules[module].SelectMany(name => Before(name).Append(name)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The CLI writes outputs in another order each time, which would be a difference to read.</summary>
    private static void SortOutputs(string snapshot)
    {
        var root = JsonNode.Parse(File.ReadAllText(snapshot))!;
        var outputs = root["outputs"]!.AsObject().OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        root["outputs"]!.AsObject().Clear();
        foreach (var (name, value) in outputs)
            root["outputs"]![name] = value;
        File.WriteAllText(snapshot, root.ToJsonString(Written) + "\n");
    }
}
