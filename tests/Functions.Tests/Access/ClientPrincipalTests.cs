using ClaimLint.Functions.Access;
using Microsoft.Extensions.Primitives;

namespace ClaimLint.Functions.Tests.Access;

/// <summary>An application is made out beyond doubt, or not at all.</summary>
public sealed class ClientPrincipalTests
{
    private const string Client = "0a1b2c3d-0000-4000-8000-000000000001";
    private const string Other = "0a1b2c3d-0000-4000-8000-000000000002";

    [Theory]
    [InlineData("azp", "roles")]
    [InlineData("appid", "roles")]
    [InlineData("azp", Principals.LongRoleType)]
    [InlineData("appid", Principals.LongRoleType)]
    public void The_claims_of_both_versions_of_a_token_are_read_by_their_short_and_long_names(
        string client,
        string role
    )
    {
        var read = Read(Principals.Of((client, Client), (role, "Claims.Validate"), ("aud", "api")));

        Assert.Equal(new ClientPrincipal(Client, Roles.ClaimsValidate), read);
    }

    [Fact]
    public void Roles_add_up_and_those_of_other_names_count_for_nothing()
    {
        Assert.Equal(
            Roles.BatchesRead | Roles.TablesImport,
            Read(
                Principals.Of(Client, "Batches.Read", "Tables.Import", "Tables.Import", "claims.validate", "Owner")
            )!.Roles
        );
        Assert.Equal(Roles.None, Read(Principals.Of(Client))!.Roles);
        // A scope is what a person allows an application, and no role of its own.
        Assert.Equal(Roles.None, Read(Principals.Of(("azp", Client), ("scp", "Claims.Validate")))!.Roles);
    }

    [Fact]
    public void The_same_client_told_twice_is_one_and_two_clients_are_nobody()
    {
        Assert.Equal(Client, Read(Principals.Of(("azp", Client), ("appid", Client.ToUpperInvariant())))!.ClientId);
        Assert.Null(Read(Principals.Of(("azp", Client), ("azp", Other), ("roles", "Claims.Validate"))));
        Assert.Null(Read(Principals.Of(("azp", Client), ("appid", Other), ("roles", "Claims.Validate"))));
    }

    [Fact]
    public void Two_headers_are_nobody()
    {
        var one = Principals.Of(Client, "Claims.Validate");

        Assert.Null(ClientPrincipal.Read(new StringValues([one, one])));
    }

    public static TheoryData<string, string> Unreadable =>
        new()
        {
            { "nothing", "" },
            { "no base64", "{\"auth_typ\":\"aad\"}" },
            { "base64 cut off", Principals.Of(Client, "Claims.Validate")[..^3] },
            { "no UTF-8", Convert.ToBase64String([0x7B, 0xFF, 0xFE, 0x7D]) },
            { "no JSON", Principals.Encoded("{\"auth_typ\":\"aad\",\"claims\":[") },
            {
                "more after it",
                Principals.Encoded($$"""{"auth_typ":"aad","claims":[{"typ":"azp","val":"{{Client}}"}]} {}""")
            },
            { "no object", Principals.Encoded("[]") },
            { "no claims", Principals.Encoded("{\"auth_typ\":\"aad\"}") },
            { "claims of another kind", Principals.Encoded("{\"auth_typ\":\"aad\",\"claims\":{}}") },
            { "a claim of another kind", Principals.Encoded("{\"auth_typ\":\"aad\",\"claims\":[1]}") },
            {
                "a value of another kind",
                Principals.Encoded("""{"auth_typ":"aad","claims":[{"typ":"azp","val":1}]}""")
            },
            {
                "half of a surrogate pair",
                Principals.Encoded("""{"auth_typ":"aad","claims":[{"typ":"azp","val":"\ud800"}]}""")
            },
            {
                "a name twice",
                Principals.Encoded($$"""{"auth_typ":"aad","claims":[],"claims":[{"typ":"azp","val":"{{Client}}"}]}""")
            },
            {
                "another provider",
                Principals.Encoded($$"""{"auth_typ":"github","claims":[{"typ":"azp","val":"{{Client}}"}]}""")
            },
            { "no provider", Principals.Encoded($$"""{"claims":[{"typ":"azp","val":"{{Client}}"}]}""") },
            { "no client", Principals.Of(("roles", "Claims.Validate")) },
            { "an empty client", Principals.Of(("azp", "")) },
            { "a client that leads out of its folder", Principals.Of(("azp", "../acme")) },
            { "a client that is a folder of others", Principals.Of(("azp", "acme/inner")) },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_is_nobody(string what, string header) =>
        Assert.True(Read(header) is null, $"{what} was read.");

    [Fact]
    public void A_header_that_is_longer_than_any_application_s_is_not_even_decoded()
    {
        var within = Principals.Of(("azp", Client), ("x", new string('x', 11_000)));
        var beyond = Principals.Of(("azp", Client), ("x", new string('x', 13_000)));

        Assert.InRange(within.Length, 14_000, ClientPrincipal.MaxLength);
        Assert.NotNull(Read(within));
        Assert.True(beyond.Length > ClientPrincipal.MaxLength);
        Assert.Null(Read(beyond));
    }

    private static ClientPrincipal? Read(string header) => ClientPrincipal.Read(header);
}
