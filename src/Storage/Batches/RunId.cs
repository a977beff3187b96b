using System.Security.Cryptography;
using System.Text;
using Azure;

namespace ClaimLint.Storage;

/// <summary>The name of one checking of one version of an uploaded file: 32 lower-case hexadecimal digits.</summary>
/// <remarks>A hash, because the path of an upload may carry a patient's name and a run's name stands in keys, paths and logs.</remarks>
public static class RunId
{
    private const int Length = 32;

    /// <summary>The run of a blob in the inbox. The same blob version gives the same run, whoever reports it.</summary>
    /// <param name="path">Path within the container.</param>
    /// <param name="etag">With or without quotes: storage gives them, Event Grid does not.</param>
    public static string Of(string path, string etag)
    {
        var version = etag.StartsWith("W/", StringComparison.Ordinal) ? etag[2..] : etag;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{version.Trim('"')}"));
        return Convert.ToHexStringLower(hash)[..Length];
    }

    public static string Of(string path, ETag etag) => Of(path, etag.ToString());

    /// <summary>Whether a text from outside has the form of a run's name.</summary>
    public static bool IsRunId(string? text) => text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
}
