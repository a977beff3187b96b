using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ClaimLint.Functions.Batch;

/// <summary>A message that says which blob was uploaded: Event Grid's, in either of its schemas, or one that we wrote.</summary>
/// <param name="Container">The container.</param>
/// <param name="Path">The blob's path within it, as storage names it. May carry a patient's name: not for logs.</param>
/// <remarks>
/// Microsoft.Storage.BlobCreated, as "Azure Blob Storage as an Event Grid source" has it. Of an event only the subject is read: what the
/// blob is now, and whether its run is done, storage itself is asked.
/// </remarks>
internal sealed record UploadMessage(string Container, string Path)
{
    private const string Created = "Microsoft.Storage.BlobCreated";
    private const string Containers = "/blobServices/default/containers/";
    private const string Blobs = "/blobs/";

    /// <summary>Reads a message as it lies in the queue: JSON, or base64 of it; Event Grid's comes either way.</summary>
    /// <exception cref="FormatException">It tells of no upload. The message of the exception quotes nothing of it.</exception>
    public static UploadMessage Read(string message)
    {
        try
        {
            using var json = JsonDocument.Parse(Decoded(message));
            var told = json.RootElement;
            // Event Grid's own schema may wrap one event in a list.
            if (told.ValueKind == JsonValueKind.Array && told.GetArrayLength() == 1)
                told = told[0];
            return
                told.ValueKind == JsonValueKind.Object
                && (TextOf(told, "eventType") ?? TextOf(told, "type")) == Created
                && TextOf(told, "subject") is { } subject
                && Parse(subject) is { } upload
                ? upload
                : throw new FormatException("A message tells of no upload.");
        }
        // Half of a surrogate pair is an InvalidOperationException.
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // Without the inner exception: it may quote the message, and with it the name of an upload.
#pragma warning disable MA0054
            throw new FormatException("A message is no JSON.");
#pragma warning restore MA0054
        }
    }

    /// <summary>The message that <see cref="Read"/> takes back.</summary>
    public string Write() =>
        JsonSerializer.Serialize(
            new Dictionary<string, string>
            {
                ["eventType"] = Created,
                ["subject"] = $"{Containers}{Container}{Blobs}{Path}",
            }
        );

    private static string Decoded(string message)
    {
        if (!Base64.IsValid(message))
            return message;
        return Encoding.UTF8.GetString(Convert.FromBase64String(message));
    }

    private static string? TextOf(JsonElement told, string name) =>
        told.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static UploadMessage? Parse(string subject)
    {
        if (!subject.StartsWith(Containers, StringComparison.Ordinal))
            return null;
        var rest = subject[Containers.Length..];
        var end = rest.IndexOf(Blobs, StringComparison.Ordinal);
        if (end <= 0 || end + Blobs.Length >= rest.Length)
            return null;
        var path = rest[(end + Blobs.Length)..];
        // In an address such a segment leads out of the container, to what is not this partner's.
        return path.Split('/', '\\').Any(segment => segment is "." or "..")
            ? null
            : new UploadMessage(rest[..end], path);
    }
}
