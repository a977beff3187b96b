using System.Diagnostics.CodeAnalysis;
using ClaimLint.Storage;
using Microsoft.Extensions.Configuration;

namespace ClaimLint.Functions.Access;

/// <summary>Whether callers are asked for their roles, and by which names partners go.</summary>
/// <remarks>
/// <c>Access</c> is <c>Open</c> (the default) or <c>AppRoles</c>; <c>Partners__{client id}</c> names the partner of an application, with or without the id's dashes. Several
/// ids may have one name, so that an application can be replaced by the next while both are good.
/// </remarks>
public sealed class AccessSettings
{
    private const string AccessSetting = "Access";
    private const string PartnersSetting = "Partners";

    private readonly Dictionary<string, string> partners;

    private AccessSettings(bool asksForRoles, Dictionary<string, string> partners)
    {
        AsksForRoles = asksForRoles;
        this.partners = partners;
    }

    /// <summary>Nobody is asked: local development, or function keys alone.</summary>
    public static AccessSettings Open { get; } = new(asksForRoles: false, []);

    /// <summary>Whether the principal that the platform puts before a request is believed, and asked for.</summary>
    public bool AsksForRoles { get; }

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The app's settings.</param>
    /// <param name="settings">What they say.</param>
    /// <param name="fault">One sentence that names the setting which is wrong.</param>
    public static bool TryRead(
        IConfiguration configuration,
        [NotNullWhen(true)] out AccessSettings? settings,
        [NotNullWhen(false)] out string? fault
    )
    {
        settings = null;
        var access = configuration[AccessSetting];
        // In the letters that are documented: a misspelt word must not open what was meant to be closed.
        if (access is not (null or "" or "Open" or "AppRoles"))
        {
            fault = $"The setting '{AccessSetting}' can be 'Open', 'AppRoles' or absent.";
            return false;
        }

        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var partner in configuration.GetSection(PartnersSetting).GetChildren())
        {
            if (partner.Value is not { } name || !InboxPath.IsName(name))
            {
                fault =
                    $"The setting '{PartnersSetting}__{partner.Key}' is no partner's name: 1 to {InboxPath.MaxPartnerLength} letters, digits, '.', '_' or '-', beginning with a letter or digit.";
                return false;
            }

            if (!names.TryAdd(Plain(partner.Key), name))
            {
                fault = $"The setting '{PartnersSetting}__{partner.Key}' names an application a second time.";
                return false;
            }
        }

        fault = null;
        settings = access == "AppRoles" ? new AccessSettings(asksForRoles: true, names) : Open;
        return true;
    }

    /// <summary>The partner of an application: the name it was given, else its client id itself.</summary>
    internal string PartnerOf(string clientId) =>
        partners.TryGetValue(Plain(clientId), out var name) ? name : clientId.ToLowerInvariant();

    /// <summary>Without its dashes: the name of a setting has letters, digits, dots and underscores alone on Linux.</summary>
    private static string Plain(string clientId) => clientId.Replace("-", "", StringComparison.Ordinal);
}
