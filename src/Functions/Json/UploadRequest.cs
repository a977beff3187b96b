using System.Text.Json;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Json;

/// <summary>Reads what an upload is asked for: <c>{"into": "code-tables-inbox"}</c>; claims where nothing is said.</summary>
internal static class UploadRequest
{
    private const string Into = "into";
    private const int MaxDepth = 4;

    /// <param name="body">UTF-8; empty for no body.</param>
    /// <param name="container">The inbox that is meant.</param>
    /// <returns>Null, or why the body cannot be read.</returns>
    public static RequestProblem? Read(ReadOnlySpan<byte> body, out string container)
    {
        container = StorageNames.ClaimsInbox;
        if (body.IsEmpty)
            return null;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            var fault = Read(ref reader, ref container);
            // Anything after the object throws here.
            while (reader.Read()) { }
            return fault is null ? null : RequestProblem.Unreadable([fault]);
        }
        catch (JsonException wrong)
        {
            // The exception's own message may quote the body.
            return RequestProblem.NotJson(
                $"The body stops being JSON (RFC 8259), or goes deeper than {MaxDepth} levels, at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}."
            );
        }
    }

    private static RequestFault? Read(ref Utf8JsonReader reader, ref string container)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return new RequestFault(string.Empty, "Expected an object.");
        var given = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!Says(ref reader, Into))
                return new RequestFault(string.Empty, $"Only '{Into}' can be said of an upload.");
            if (given)
                return new RequestFault("/" + Into, "This name stands twice in its object.");
            given = true;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && Says(ref reader, StorageNames.CodeTablesInbox))
                container = StorageNames.CodeTablesInbox;
            else if (reader.TokenType != JsonTokenType.String || !Says(ref reader, StorageNames.ClaimsInbox))
                return new RequestFault(
                    "/" + Into,
                    $"Expected '{StorageNames.ClaimsInbox}' or '{StorageNames.CodeTablesInbox}'."
                );
        }

        return null;
    }

    private static bool Says(ref Utf8JsonReader reader, string text)
    {
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text of ours.
            return false;
        }
    }
}
