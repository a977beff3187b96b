using ClaimLint.Functions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ClaimLint.Functions.Tests.Access;

public sealed class GateTests
{
    private const string Client = "0A1B2C3D-0000-4000-8000-000000000001";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Open")]
    public void Where_access_is_open_everybody_may_everything_and_no_header_is_believed(string? access)
    {
        var gate = new Gate(Settings(("Access", access)));

        Assert.True(gate.TryAdmit(Request(Principals.Of(Client)), Roles.TablesImport, out var caller, out _));
        Assert.Equal(Caller.Anybody, caller);
        Assert.Equal("local", caller.Partner);
        Assert.True(caller.MaySee("acme"));
    }

    [Theory]
    [InlineData("approles")]
    [InlineData("open")]
    [InlineData("AppRole")]
    [InlineData("true")]
    public void Another_word_for_access_is_refused_by_the_setting_s_name(string access)
    {
        Assert.False(AccessSettings.TryRead(Configuration(("Access", access)), out _, out var fault));
        Assert.Equal("The setting 'Access' can be 'Open', 'AppRoles' or absent.", fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../acme")]
    [InlineData("acme/inner")]
    [InlineData("-")]
    [InlineData("acme.")]
    [InlineData("Müller")]
    public void A_partner_s_name_that_cannot_be_a_folder_is_refused_by_the_setting_s_name(string name)
    {
        Assert.False(AccessSettings.TryRead(Configuration(("Partners:" + Client, name)), out _, out var fault));
        Assert.StartsWith($"The setting 'Partners__{Client}' is no partner's name", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_that_is_named_twice_is_refused_for_its_name_would_be_anybody_s_guess()
    {
        var twice = Configuration(
            ("Partners:" + Client, "acme"),
            ("Partners:" + Client.Replace("-", "", StringComparison.Ordinal), "beta")
        );

        Assert.False(AccessSettings.TryRead(twice, out _, out var fault));
        Assert.EndsWith("names an application a second time.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_known_gets_401_and_is_told_what_to_bring()
    {
        var request = Request(null);

        var reply = await Api.AnswerAsync(request.HttpContext, AppRoles().Refuse(request, Roles.All)!);

        Assert.Equal(401, reply.Status);
        Assert.Equal("sign-in", reply.Kind);
        Assert.Equal("Bearer", reply.Headers.WWWAuthenticate);
    }

    [Theory]
    [InlineData(Roles.BatchesRead, "The caller needs the role Batches.Read for this.")]
    [InlineData(
        Roles.ClaimsValidate | Roles.TablesImport,
        "The caller needs one of the roles Claims.Validate, Tables.Import for this."
    )]
    public async Task Whoever_lacks_the_role_gets_403_and_is_told_which(Roles needed, string detail)
    {
        var request = Request(Principals.Of(Client, "Something.Else"));

        var reply = await Api.AnswerAsync(request.HttpContext, AppRoles().Refuse(request, needed)!);

        Assert.Equal(403, reply.Status);
        Assert.Equal("role", reply.Kind);
        Assert.Equal(detail, reply.Body.GetProperty("detail").GetString());
    }

    [Fact]
    public void One_role_of_those_asked_for_is_enough_and_no_other_stands_in_for_it()
    {
        var gate = AppRoles();

        foreach (var (role, name) in RoleNames.All)
        {
            Assert.Null(gate.Refuse(Request(Principals.Of(Client, name)), Roles.All));
            Assert.Null(gate.Refuse(Request(Principals.Of(Client, name)), role));
            Assert.NotNull(gate.Refuse(Request(Principals.Of(Client, name)), Roles.All & ~role));
        }
    }

    [Fact]
    public void A_partner_has_the_name_that_was_set_whichever_of_its_applications_calls_and_sees_its_own_alone()
    {
        const string next = "0a1b2c3d-0000-4000-8000-000000000002";
        var gate = AppRoles(
            ("Partners:" + Client.Replace("-", "", StringComparison.Ordinal), "acme"),
            ("Partners:" + next, "acme")
        );

        Assert.True(gate.TryAdmit(Request(Principals.Of(Client, "Batches.Read")), Roles.All, out var old, out _));
        Assert.True(gate.TryAdmit(Request(Principals.Of(next, "Batches.Read")), Roles.All, out var young, out _));
        Assert.Equal(("acme", "acme"), (old.Partner, young.Partner));
        Assert.True(old.MaySee("acme"));
        Assert.False(old.MaySee("ACME"));
        Assert.False(old.MaySee("beta"));
    }

    [Fact]
    public void A_client_without_a_name_goes_by_its_id_in_one_spelling()
    {
        Assert.True(
            AppRoles().TryAdmit(Request(Principals.Of(Client, "Batches.Read")), Roles.All, out var caller, out _)
        );
        Assert.Equal(Client.ToLowerInvariant(), caller.Partner);
    }

    private static Gate AppRoles(params (string Name, string? Value)[] settings) =>
        new(Settings([("Access", "AppRoles"), .. settings]));

    private static AccessSettings Settings(params (string Name, string? Value)[] settings)
    {
        Assert.True(AccessSettings.TryRead(Configuration(settings), out var read, out var fault), fault);
        return read;
    }

    private static IConfiguration Configuration(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, one.Value)))
            .Build();

    private static HttpRequest Request(string? principal)
    {
        var context = new DefaultHttpContext();
        if (principal is not null)
            context.Request.Headers[Principals.Header] = principal;
        return context.Request;
    }
}
