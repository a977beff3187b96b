using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace ClaimLint.LocalHost.Settings;

/// <summary>The settings that the host itself reads.</summary>
internal sealed class AppSettings(IConfiguration configuration)
{
    /// <summary>The connection of the host's own storage: receipts.</summary>
    public const string HostConnection = "AzureWebJobsStorage";

    private const string DevelopmentStorage = "UseDevelopmentStorage=true";
    private const int DefaultPort = 7071;

    private static readonly Regex SettingName = new(
        "%(?<name>[^%]+)%",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    /// <summary>The port: the option, then <c>CLAIMLINT_PORT</c>, then 7071. 0 lets the system choose.</summary>
    /// <exception cref="LocalHostException">It is not a port.</exception>
    public int Port(string? option)
    {
        var text = option ?? configuration["CLAIMLINT_PORT"];
        if (string.IsNullOrEmpty(text))
            return DefaultPort;
        return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new LocalHostException($"'{text}' is not a port: use a number from 0 to 65535.");
    }

    /// <summary>The connection string of that name, as a setting or under <c>ConnectionStrings</c>.</summary>
    /// <exception cref="LocalHostException">There is none.</exception>
    public string Connection(string name)
    {
        var text = configuration[name] ?? configuration.GetConnectionString(name);
        if (!string.IsNullOrWhiteSpace(text))
            return IsConnection(text)
                ? text
                : throw new LocalHostException(
                    $"The setting '{name}' is no storage connection string; UseDevelopmentStorage=true means Azurite."
                );
        throw new LocalHostException(
            $"The setting '{name}' is missing: copy local.settings.sample.json to local.settings.json, or set it to a connection string."
        );
    }

    /// <summary>By the SDK's own reading of it, which sends nothing.</summary>
    private static bool IsConnection(string text)
    {
        try
        {
            _ = new BlobServiceClient(text);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether one of the connections means Azurite on its usual ports.</summary>
    /// <exception cref="LocalHostException">One of them is missing.</exception>
    public bool UsesDevelopmentStorage(IReadOnlyCollection<string> connections) =>
        connections.Select(Connection).Any(IsDevelopmentStorage);

    /// <summary>Makes the connections that mean Azurite on its usual ports mean another, for the host and for the app.</summary>
    public void MoveDevelopmentStorage(IReadOnlyCollection<string> connections, string connectionString)
    {
        foreach (var key in connections.SelectMany(name => new[] { name, "ConnectionStrings:" + name }))
            if (configuration[key] is { } text && IsDevelopmentStorage(text))
                configuration[key] = connectionString;
    }

    private static bool IsDevelopmentStorage(string text) =>
        text.Trim().TrimEnd(';').Equals(DevelopmentStorage, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text with each <c>%name%</c> replaced by that setting, as attributes may have it.</summary>
    /// <exception cref="LocalHostException">There is no such setting.</exception>
    public string Resolve(string text) =>
        SettingName.Replace(
            text,
            match =>
                configuration[match.Groups["name"].Value]
                ?? throw new LocalHostException($"The setting '{match.Groups["name"].Value}' is missing.")
        );
}
