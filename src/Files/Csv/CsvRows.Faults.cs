using CsvHelper;

namespace ClaimLint.Files.Csv;

public sealed partial class CsvRows
{
    private void Reopen()
    {
        reader?.Dispose();
        readerEnd = window.DataEnd;
        reader = CsvReader.Create(window.AfterLineFeed(window.Start, readerEnd), options);
        readerBase = window.Start - 1;
    }

    private void Refill()
    {
        reader?.Dispose();
        reader = null;
        window.Fill();
    }

    /// <summary>Ends a row at the end of its first line and lets CsvHelper begin anew after it.</summary>
    private bool CutToLine(int start)
    {
        var bytes = window.Bytes(0, window.End);
        var end = start + LineEnds.First(bytes[start..]);
        Take(end + LineEnds.LengthAt(bytes, end));
        nextLine = LineNumber + 1;
        reader!.Dispose();
        reader = null;
        return true;
    }

    /// <summary>A record that does not end within the limit: a quote that swallows lines, or a row that is simply too long.</summary>
    /// <remarks>Decided by the first bytes up to the limit alone, so that the size of the window makes no difference.</remarks>
    private bool TooLongRow(int start)
    {
        Begin(start);
        FieldCount = 0;
        var head = window.Bytes(start, start + limits.MaxRowBytes);
        var cut = false;
        if (LineEnds.First(head) >= 0)
        {
            reader!.Dispose();
            reader = CsvReader.Create(window.AfterLineFeed(rawStart, start + head.Length), options);
            // Lines of Ctrl-Z alone may stand before the record; the record is whole up to here, so there is one.
            while (reader.Read() && rawStart - 1 + reader.ByteOffset < start) { }
            cut = BrokenField(out _) != Quoting.Sound;
        }

        if (cut)
        {
            Fault = new(RowFaultKind.BrokenQuoting, 0, LineNumber);
            return CutToLine(start);
        }

        var lastOfHead = start + head.Length - 1;
        nextLine = LineNumber + LineEnds.Count(head[..^1]) + 1;
        Fault = new(RowFaultKind.TooLong, limits.MaxRowBytes, lastOfHead - start);
        TakePiece(lastOfHead);
        return true;
    }

    /// <summary>Takes the held bytes up to the end of the line that the given byte is in, or all where the line goes on.</summary>
    private void TakePiece(int from)
    {
        reader?.Dispose();
        reader = null;
        var bytes = window.Bytes(0, window.End);
        var found = LineEnds.First(bytes[from..]);
        var end = found < 0 ? window.End : from + found;
        var ending = LineEnds.LengthAt(bytes, end);
        rawStart = window.Start;
        // Half of a CRLF waits for the other half.
        var half = ending == 1 && bytes[end] == LineEnds.Cr && end + 1 == window.End && !window.AtEnd;
        moreRaw = half || (found < 0 && !window.AtEnd);
        Fault = Fault with { Seen = Fault.Seen + end - from };
        Take(half ? end : end + ending);
    }

    /// <summary>More blank lines in a row than a row may have bytes: told as a row, so that they need not be held.</summary>
    private bool BlankRun()
    {
        rawStart = window.Start;
        var end = rawStart + limits.MaxRowBytes;
        var bytes = window.Bytes(0, window.End);
        // Not between CR and LF.
        if (bytes[end - 1] == LineEnds.Cr && bytes[end] == LineEnds.Lf)
            end++;
        ByteOffset = window.Offset;
        RowNumber++;
        LineNumber = nextLine;
        nextLine += LineEnds.Count(bytes[rawStart..end]);
        FieldCount = 0;
        Fault = new(RowFaultKind.TooLong, limits.MaxRowBytes, end - rawStart);
        Take(end);
        reader!.Dispose();
        reader = null;
        return true;
    }

    /// <summary>What is wrong with the quoting of the reader's record, and in which field first.</summary>
    private Quoting BrokenField(out int field)
    {
        for (field = 0; field < reader!.FieldCount; field++)
        {
            var quoting = QuotingCheck.Of(reader.GetRawSpan(field));
            if (quoting != Quoting.Sound)
                return quoting;
        }

        return Quoting.Sound;
    }

    private RowFault TextFault(ReadOnlySpan<byte> raw, int start)
    {
        if (raw.IndexOf((byte)0) is var nul and >= 0)
            return new(RowFaultKind.NulByte, 0, window.OffsetOf(start + nul));
        // What UTF-16 could not say (half of a surrogate pair) has become U+FFFD.
        var invalid = IsTranscoded ? raw.IndexOf("\uFFFD"u8) : Utf8Check.FirstInvalid(raw);
        return invalid < 0 ? RowFault.None : new(RowFaultKind.NotUtf8, 0, window.OffsetOf(start + invalid));
    }
}
