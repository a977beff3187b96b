using System.Collections;
using System.Text.Json;
using ClaimLint.Storage;
using Microsoft.Extensions.Configuration;

namespace ClaimLint.Cli;

/// <summary>The settings as the functions have them: environment variables, then <c>local.settings.json</c> of the folder or one above it.</summary>
internal static class Settings
{
    private const string FileName = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="StorageSettingException">The settings file cannot be read as one; the message does not quote it, for it holds keys.</exception>
    public static IConfiguration Read(string folder, IDictionary environment)
    {
        var file = FileOf(folder) is { } path ? ValuesOf(path) : [];
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(file)
            .AddInMemoryCollection(
                environment
                    .Cast<DictionaryEntry>()
                    .Select(entry => new KeyValuePair<string, string?>(KeyOf((string)entry.Key), entry.Value as string))
            )
            .Build();
        return settings;
    }

    /// <summary>The file of the folder, or of the nearest one above it up to the repository's root.</summary>
    private static string? FileOf(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, FileName);
            if (File.Exists(file))
                return file;
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
                return null;
        }

        return null;
    }

    private static Dictionary<string, string?> ValuesOf(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            var root = document.RootElement;
            if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.GetBoolean())
                throw new StorageSettingException($"{path} is encrypted; it is read only with \"IsEncrypted\": false.");
            return root.TryGetProperty("Values", out var values)
                ? values
                    .EnumerateObject()
                    .ToDictionary(value => KeyOf(value.Name), value => (string?)value.Value.ToString())
                : [];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            // Without the inner exception: the parser's message may quote the file.
#pragma warning disable MA0054
            throw new StorageSettingException(
                $"{path} is no settings file: a JSON object with a \"Values\" map of texts."
            );
#pragma warning restore MA0054
        }
    }

    private static string KeyOf(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}
