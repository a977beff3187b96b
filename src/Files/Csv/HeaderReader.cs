using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace ClaimLint.Files.Csv;

/// <summary>Finds the header and the delimiter at the beginning of a file.</summary>
internal static class HeaderReader
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private const string Delimiters = ",;\t|";

    // A mark, sep= with quotes, and line endings: what may stand before the header, generously.
    private const int SeparatorLineBytes = 16;

    /// <summary>Reads the header and consumes its bytes, or says why the file has none that can be read.</summary>
    public static FileFault? Read(ByteWindow window, CsvRowsOptions options, out CsvHeader? header)
    {
        var limit = options.Limits.MaxRowBytes;
        var size = 8 * 1024;
        while (true)
        {
            header = null;
            // A copy: the mark and the sep= line must stay as they are, and CsvHelper is given neither.
            var held = window.DataEnd - window.Start;
            var copy = window.Bytes(window.Start, window.Start + Math.Min(size, held)).ToArray();
            var atEnd = window.AtEnd && copy.Length == held;
            var enough = atEnd || copy.Length > limit + SeparatorLineBytes;
            if (Find(copy, atEnd, enough, options, out var found) is { } fault)
                return fault;
            if (found is not null)
            {
                header = found;
                window.Consume(window.Start + found.Bytes.Length);
                return null;
            }

            if (enough)
                return new(FileFaultKind.HeaderTooLong, $"The header is longer than {limit} bytes.");
            if (size < held)
                size *= 4;
            else
                window.Fill();
        }
    }

    private static FileFault? Find(byte[] bytes, bool atEnd, bool enough, CsvRowsOptions options, out CsvHeader? header)
    {
        header = null;
        var from = bytes.AsSpan().StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
        if (!TrySeparatorLine(bytes, ref from, atEnd, out var separator))
            return null;
        var best = default(Candidate);
        var broken = false;
        foreach (var delimiter in separator == '\0' ? Delimiters : separator.ToString())
        {
            var candidate = Split(bytes, from, delimiter, atEnd, options);
            if (!candidate.IsFound && atEnd)
                return new(FileFaultKind.Empty, "The file is empty.");
            if (!candidate.IsWhole && !enough)
                return null;
            broken |= candidate.IsBroken;
            if (candidate.IsWhole && candidate.Score > best.Score)
                best = candidate;
        }

        // By a delimiter that is none, every header is one sound column: no proof against a broken quote.
        if (best.Score == 0 || (broken && best.Names.Count == 1))
        {
            return broken
                ? new(
                    FileFaultKind.HeaderBroken,
                    "A quote in the header is not closed before a delimiter or the line's end."
                )
                : null;
        }

        if (Judge(bytes.AsSpan(best.From, best.To - best.From), best, options.Limits) is { } fault)
            return fault;
        var end = best.To + LineEnds.LengthAt(bytes, best.To);
        header = new(best.Names, best.Delimiter, bytes.AsSpan(0, end).ToArray());
        return null;
    }

    /// <summary>Takes the line that Excel understands; false where more bytes are needed to see whether there is one.</summary>
    private static bool TrySeparatorLine(byte[] bytes, ref int from, bool atEnd, out char separator)
    {
        separator = '\0';
        var end = LineEnds.First(bytes.AsSpan(from));
        if (end < 0 || (from + end + 1 == bytes.Length && !atEnd))
            return bytes.Length - from > SeparatorLineBytes || atEnd;
        var line = bytes.AsSpan(from, end);
        if (line.Length >= 2 && line[0] == (byte)'"' && line[^1] == (byte)'"')
            line = line[1..^1];
        if (line.Length != 5 || !Ascii.EqualsIgnoreCase(line[..4], "sep="u8))
            return true;
        var named = (char)line[4];
        if (!char.IsAscii(named) || char.IsAsciiLetterOrDigit(named) || named is '"' or '\0')
            return true;
        separator = named;
        from += end + LineEnds.LengthAt(bytes, from + end);
        return true;
    }

    private static Candidate Split(byte[] bytes, int from, char delimiter, bool atEnd, CsvRowsOptions options)
    {
        var body = new byte[1 + bytes.Length - from];
        body[0] = LineEnds.Lf;
        bytes.AsSpan(from).CopyTo(body.AsSpan(1));
        using var reader = CsvReader.Create(body.AsMemory(), CsvRows.ReaderOptions(delimiter));
        if (!reader.Read())
            return default;
        var start = from - 1 + (int)reader.ByteOffset;
        var end = start + reader.RawRecord.Length;
        var ending = LineEnds.LengthAt(bytes, end);
        var names = new List<string>();
        var known = 0;
        var broken = false;
        // One more than allowed is enough to say that there are too many.
        for (var i = 0; i < reader.FieldCount && i <= options.Limits.MaxColumns; i++)
        {
            broken |= QuotingCheck.Of(reader.GetRawSpan(i)) != Quoting.Sound;
            names.Add(Encoding.UTF8.GetString(reader.GetSpan(i)));
            known += options.KnownColumns.Contains(names[i].Trim()) ? 1 : 0;
        }

        // A line ending that is the last byte may be half of a CRLF.
        var isWhole = atEnd || (ending > 0 && (end + 1 < bytes.Length || bytes[end] == LineEnds.Lf));
        var tooLong = end - start > options.Limits.MaxRowBytes;
        var score = broken || tooLong ? 0 : 1 + names.Count + (known * (options.Limits.MaxColumns + 2));
        return new(true, isWhole && !tooLong, broken, start, end, delimiter, score, names);
    }

    private static FileFault? Judge(ReadOnlySpan<byte> line, in Candidate header, CsvLimits limits)
    {
        if (line.Contains((byte)0))
            return new(FileFaultKind.NulBytes, "The header has NUL bytes; the file is no text.");
        if (Utf8Check.FirstInvalid(line) is var invalid and >= 0)
        {
            return new(
                FileFaultKind.NotUtf8,
                $"The header is not UTF-8 at byte {header.From + invalid} of the file; save it as CSV UTF-8."
            );
        }

        return header.Names.Count > limits.MaxColumns
            ? new(FileFaultKind.TooManyColumns, $"The header has more than {limits.MaxColumns} columns.")
            : null;
    }

    private readonly record struct Candidate(
        bool IsFound,
        bool IsWhole,
        bool IsBroken,
        int From,
        int To,
        char Delimiter,
        int Score,
        List<string> Names
    );
}

internal static class Utf8Check
{
    /// <summary>Where the first byte stands that is not UTF-8, or -1.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return -1;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            at += consumed;
        return at;
    }
}
