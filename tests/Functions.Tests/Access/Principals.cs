using System.Text;
using System.Text.Json;

namespace ClaimLint.Functions.Tests.Access;

/// <summary>Callers as the platform's sign-in tells them.</summary>
internal static class Principals
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    public const string LongRoleType = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    /// <summary>The header of an application with these roles.</summary>
    public static string Of(string client, params string[] roles) =>
        Of([("azp", client), .. roles.Select(role => ("roles", role))]);

    public static string Of(params (string Type, string Value)[] claims) =>
        Encoded(
            JsonSerializer.Serialize(
                new
                {
                    auth_typ = "aad",
                    claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }),
                    name_typ = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
                    role_typ = LongRoleType,
                }
            )
        );

    public static string Encoded(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}
