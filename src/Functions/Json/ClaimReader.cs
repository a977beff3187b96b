using System.Text.Json;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Functions.Json;

/// <summary>Reads the JSON of a claim line or a claim into the same lines that the CSV is read into.</summary>
/// <remarks>
/// By hand over the tokens, because a deserializer takes the last of duplicate names, makes a string of every field and a
/// double of every number, and cannot name the place of several faults at once.
/// </remarks>
internal static class ClaimReader
{
    /// <summary>Lines of one request at most; a claim may have 999 (CL4004 tells).</summary>
    public const int MaxLines = 2000;

    /// <summary>Deeper than any documented body.</summary>
    private const int MaxDepth = 16;

    /// <summary>A line sent alone.</summary>
    /// <returns>Null, or why the body cannot be read.</returns>
    public static RequestProblem? ReadLine(ReadOnlySpan<byte> body, DateTimeOffset received, ClaimBuffer into)
    {
        List<RequestFault> faults = [];
        var line = new ObjectReader(faults);
        var problem = Walk(body, faults, (ref reader) => line.Read(ref reader, ObjectShape.LineAlone, string.Empty));
        if (problem is null)
            Add(into, null, line, 1, ReadingContext.At(received, linesAlone: true));
        return problem;
    }

    /// <summary>A claim: its own columns and its lines.</summary>
    /// <returns>Null, or why the body cannot be read.</returns>
    public static RequestProblem? ReadClaim(ReadOnlySpan<byte> body, DateTimeOffset received, ClaimBuffer into)
    {
        List<RequestFault> faults = [];
        var claim = new ObjectReader(faults);
        List<ObjectReader> lines = [];
        var problem = Walk(
            body,
            faults,
            (ref reader) =>
            {
                claim.Read(
                    ref reader,
                    ObjectShape.Claim,
                    string.Empty,
                    (ref inner, at) => ReadLines(ref inner, at, lines, faults)
                );
                if (lines.Count == 0 && faults.Count == 0)
                    claim.Fault("/" + JsonFields.Lines, "A claim has at least one line.");
            }
        );
        for (var i = 0; problem is null && i < lines.Count; i++)
            Add(into, claim, lines[i], i + 1, ReadingContext.At(received, linesAlone: false));
        return problem;
    }

    private static RequestProblem? Walk(ReadOnlySpan<byte> body, List<RequestFault> faults, TokenReader read)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return RequestProblem.Unreadable([new RequestFault(string.Empty, "Expected an object.")]);
            read(ref reader);
            // Anything after the object throws here.
            reader.Read();
        }
        catch (JsonException wrong)
        {
            // The exception's own message may quote the body.
            var place = $"line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}";
            return RequestProblem.NotJson(
                $"The body stops being JSON (RFC 8259), or goes deeper than {MaxDepth} levels, at {place}."
            );
        }

        return faults.Count > 0 ? RequestProblem.Unreadable(faults) : null;
    }

    private static void ReadLines(
        ref Utf8JsonReader reader,
        string pointer,
        List<ObjectReader> lines,
        List<RequestFault> faults
    )
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            new ObjectReader(faults).Fault(pointer, "Expected an array of lines.");
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var line = new ObjectReader(faults);
            var at = $"{pointer}/{lines.Count}";
            if (lines.Count == MaxLines)
            {
                line.Fault(at, $"A request may have {MaxLines} lines at most.");
                reader.Skip();
                continue;
            }

            if (reader.TokenType == JsonTokenType.StartObject)
                line.Read(ref reader, ObjectShape.LineOfClaim, at);
            else
            {
                line.Fault(at, "Expected an object.");
                reader.Skip();
            }

            lines.Add(line);
        }
    }

    /// <summary>The claim's columns and the line's, which never overlap, as one row.</summary>
    private static void Add(
        ClaimBuffer into,
        ObjectReader? claim,
        ObjectReader line,
        int row,
        in ReadingContext context
    )
    {
        into.BeginLine(new ColumnLayout([.. claim?.Columns ?? [], .. line.Columns], missingAreEmpty: true));
        for (var i = 0; i < (claim?.Count ?? 0); i++)
            into.Add(claim!.TextAt(i));
        for (var i = 0; i < line.Count; i++)
            into.Add(line.TextAt(i));
        into.EndLine(row, context);
    }

    private delegate void TokenReader(ref Utf8JsonReader reader);
}
