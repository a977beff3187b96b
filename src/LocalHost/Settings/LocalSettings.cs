using System.Text.Json;

namespace ClaimLint.LocalHost.Settings;

/// <summary>The settings file that Core Tools know: <c>local.settings.json</c>, else the sample beside it.</summary>
internal static class LocalSettings
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The first file found from each start folder upward to its repository's root, or null. One of the user's own goes before any sample.</summary>
    public static string? Find(IReadOnlyList<string> starts) =>
        FirstUpward(starts, "local.settings.json") ?? FirstUpward(starts, "local.settings.sample.json");

    /// <summary>The <c>Values</c> of a settings file, keyed as configuration keys them.</summary>
    /// <exception cref="LocalHostException">The file cannot be read as settings.</exception>
    public static Dictionary<string, string?> Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), Lenient);
            var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            if (document.RootElement.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.GetBoolean())
                throw new LocalHostException(
                    $"{file} is encrypted; this host reads it only with \"IsEncrypted\": false."
                );
            if (document.RootElement.TryGetProperty("Values", out var map))
                foreach (var value in map.EnumerateObject())
                    values[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
            return values;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The parser's own message can quote the file, and a settings file holds keys.
            throw new LocalHostException($"{file} is not a settings file: a JSON object with a \"Values\" map.", fault);
        }
    }

    private static string? FirstUpward(IReadOnlyList<string> starts, string name)
    {
        foreach (var start in starts)
        foreach (var folder in RepositoryFolder.Upward(start))
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file))
                return file;
        }
        return null;
    }
}
