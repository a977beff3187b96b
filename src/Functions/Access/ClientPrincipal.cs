using System.Text.Json;
using System.Text.Unicode;
using ClaimLint.Storage;
using Microsoft.Extensions.Primitives;

namespace ClaimLint.Functions.Access;

/// <summary>The application that called, as the platform's sign-in tells it: <c>X-MS-CLIENT-PRINCIPAL</c>, base64 of the token's claims as JSON.</summary>
/// <remarks>
/// App Service has validated the token, takes the header from whoever sends one himself, and puts its own. Its claims keep their short
/// names or have those of the .NET mapping, so both are read. See docs/adr/0010-who-may-do-what.md.
/// </remarks>
/// <param name="ClientId">The application: the token's <c>azp</c>, in tokens of version 1 <c>appid</c>.</param>
/// <param name="Roles">Those of its roles that are ours.</param>
internal sealed record ClientPrincipal(string ClientId, Roles Roles)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Characters of the header at most; an application's token, which lists no groups, takes about 2,000.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>The word for Entra ID. A name in another provider's token is not one of our tenant's.</summary>
    private const string Provider = "aad";

    private static readonly string[] RoleTypes =
    [
        "roles",
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
    ];

    private static readonly string[] ClientTypes = ["azp", "appid"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <returns>Null where no application can be made out beyond doubt.</returns>
    public static ClientPrincipal? Read(StringValues header)
    {
        if (header.Count != 1 || header[0] is not { Length: > 0 and <= MaxLength } text)
            return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || !Utf8.IsValid(bytes.AsSpan(0, length)))
            return null;
        try
        {
            using var principal = JsonDocument.Parse(bytes.AsMemory(0, length), Strict);
            return Read(principal.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // No JSON, a value of another kind, or half of a surrogate pair.
            return null;
        }
    }

    private static ClientPrincipal? Read(JsonElement principal)
    {
        if (
            principal.ValueKind != JsonValueKind.Object
            || !principal.TryGetProperty("auth_typ", out var provider)
            || provider.GetString() != Provider
            || !principal.TryGetProperty("claims", out var claims)
        )
            return null;
        var clients = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var roles = Roles.None;
        foreach (var claim in claims.EnumerateArray())
        {
            var type = Text(claim, "typ");
            if (ClientTypes.Contains(type, StringComparer.Ordinal))
                clients.Add(Text(claim, "val") ?? "");
            else if (RoleTypes.Contains(type, StringComparer.Ordinal))
                roles |= RoleNames.Find(Text(claim, "val"));
        }

        // A client id is the first folder of a path where no partner's name is set for it.
        return clients.Count == 1 && clients.Single() is var client && InboxPath.IsName(client)
            ? new ClientPrincipal(client, roles)
            : null;
    }

    private static string? Text(JsonElement claim, string name) =>
        claim.TryGetProperty(name, out var value) ? value.GetString() : null;
}
