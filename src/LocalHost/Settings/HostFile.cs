using Microsoft.Extensions.Configuration;

namespace ClaimLint.LocalHost.Settings;

/// <summary>What of <c>host.json</c> this host goes by: how messages are encoded. The rest is the deployed host's tuning.</summary>
internal static class HostFile
{
    private const string Encoding = "extensions:queues:messageEncoding";

    /// <summary>Whether the texts of queue messages are base64: so by default.</summary>
    /// <exception cref="LocalHostException">The file is no JSON, or the encoding is neither base64 nor none.</exception>
    public static bool MessagesAreBase64(string folder)
    {
        var file = Path.Combine(folder, "host.json");
        try
        {
            var said = new ConfigurationBuilder().AddJsonFile(file, optional: true).Build()[Encoding];
            return said?.ToUpperInvariant() switch
            {
                null or "BASE64" => true,
                "NONE" => false,
                _ => throw new LocalHostException($"{file}: messageEncoding can be base64 or none."),
            };
        }
        catch (InvalidDataException broken)
        {
            throw new LocalHostException($"{file} is no JSON.", broken);
        }
    }
}
