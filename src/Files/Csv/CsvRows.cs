using CsvHelper;

namespace ClaimLint.Files.Csv;

/// <summary>Reads the rows of one CSV file, one at a time, in bounded memory; bad data is told as faults and never thrown.</summary>
/// <remarks>
/// Nothing is lost: the header's bytes, every row's raw bytes (<see cref="RawBytes"/> and what <see cref="MoreRaw"/> adds) and
/// <see cref="TrailingBytes"/>, one after the other, are the file. CsvHelper cuts the records; this class gives it a window of
/// the file at a time, and goes on at the next line where quoting would have swallowed it. Spans are valid until the next
/// call of <see cref="Read"/> or <see cref="MoreRaw"/>. Not for use by two threads.
/// </remarks>
public sealed partial class CsvRows : IDisposable
{
    private readonly ByteWindow window;
    private readonly CsvLimits limits;
    private readonly CsvReaderOptions options;
    private CsvReader? reader;
    private int readerBase;
    private int readerEnd;
    private int rawStart;
    private int rawEnd;
    private long nextLine;
    private bool moreRaw;
    private bool ended;

    /// <summary>Why the file cannot be read at all, or null. <see cref="Read"/> then answers false.</summary>
    public FileFault? FileFault { get; }

    /// <summary>The header; without names where the file cannot be read.</summary>
    public CsvHeader Header { get; }

    /// <summary>The file is UTF-16: bytes and offsets are those of the same text in UTF-8.</summary>
    public bool IsTranscoded { get; private init; }

    /// <summary>Number of the current row among the rows that are not blank, faulty ones counted, from 1.</summary>
    public long RowNumber { get; private set; }

    /// <summary>The line of the file where the current row begins, from 1, blank lines and lines in quotes counted.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Offset in the file of the first of <see cref="RawBytes"/>.</summary>
    public long ByteOffset { get; private set; }

    /// <summary>What is wrong with the current row's form.</summary>
    public RowFault Fault { get; private set; }

    /// <summary>Fields of the current row; 0 where its quoting is broken or it is too long.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The current row as submitted, blank lines before it and its line ending included.</summary>
    public ReadOnlySpan<byte> RawBytes => window.Bytes(rawStart, rawEnd);

    /// <summary>After the last row: what follows it (blank lines, Ctrl-Z); of a file that cannot be read, nothing.</summary>
    public ReadOnlySpan<byte> TrailingBytes => ended ? window.Held : default;

    /// <summary>A field of the current row in UTF-8, unquoted; empty where the row has no such field.</summary>
    public ReadOnlySpan<byte> Field(int index) => (uint)index < (uint)FieldCount ? reader!.GetSpan(index) : default;

    /// <summary>Goes to the next row; false at the end of the file.</summary>
    /// <exception cref="IOException">The stream cannot be read: never because of what is in it.</exception>
    public bool Read()
    {
        if (FileFault is not null || ended)
            return false;
        while (MoreRaw()) { }
        while (true)
        {
            if (reader is null)
                Reopen();
            if (!reader!.Read())
            {
                // Blank lines to the end of what is held.
                if (window.End - window.Start > limits.MaxRowBytes + 1)
                    return BlankRun();
                if (window.AtEnd)
                    break;
                Refill();
                continue;
            }

            var start = readerBase + (int)reader.ByteOffset;
            var end = start + reader.RawRecord.Length;
            var ending = LineEnds.LengthAt(window.Bytes(0, window.End), end);
            var open = end == readerEnd;
            if (start - window.Start > limits.MaxRowBytes + 1)
                return BlankRun();
            // Whole where the line ending is: a CR that is the last byte held may be half of a CRLF.
            if (
                (open || end + 1 == window.End && ending == 1 && window.Bytes(end, end + 1)[0] == LineEnds.Cr)
                && !window.AtEnd
            )
            {
                if (window.End - start <= limits.MaxRowBytes + 1)
                {
                    Refill();
                    continue;
                }
            }

            // The padding that some programs put at the end of a file is no part of its last row.
            var length = (open ? window.DataEnd : end) - start;
            if (length > limits.MaxRowBytes)
                return TooLongRow(start);
            if (window.Bytes(start, end).TrimStart((byte)0x1A).IsEmpty)
                continue;
            Begin(start);
            return Row(start, end, ending, open);
        }

        ended = true;
        Clear();
        return false;
    }

    /// <summary>Goes on to the next piece of a row that is too long to be held; false where <see cref="RawBytes"/> was the last.</summary>
    /// <remarks>Pieces that are not asked for are passed over by <see cref="Read"/>.</remarks>
    public bool MoreRaw()
    {
        if (!moreRaw)
            return false;
        Refill();
        ByteOffset = window.Offset;
        TakePiece(window.Start);
        return true;
    }

    /// <summary>The place after the current row (before the first: after the header); passes over the rest of a row that is too long.</summary>
    public CsvPosition End()
    {
        while (MoreRaw()) { }
        return new(window.Offset, RowNumber + 1, nextLine);
    }

    public void Dispose() => reader?.Dispose();

    private bool Row(int start, int end, int ending, bool open)
    {
        var raw = window.Bytes(start, end);
        var quoted = window.HasQuotes && raw.Contains((byte)'"');
        var breaks = quoted ? LineEnds.Count(raw) : 0;
        FieldCount = reader!.FieldCount;
        Fault = RowFault.None;
        if (quoted && BrokenField(out var field) is var quoting && quoting != Quoting.Sound)
        {
            if (quoting == Quoting.Unclosed && breaks == 0)
                Fault = new(RowFaultKind.Truncated, Header.Names.Count, field + 1);
            else
                Fault = new(RowFaultKind.BrokenQuoting, 0, LineNumber);
            FieldCount = 0;
            // The lines after the one where the record began may be sound rows that its quote swallowed; so the row is that
            // one line, and the quote that is open at its end is the broken one.
            if (breaks > 0)
                return CutToLine(start);
        }
        else if (end > window.VerifiedTo || IsTranscoded)
        {
            Fault = TextFault(raw, start);
        }

        if (Fault.Kind == RowFaultKind.None && FieldCount != Header.Names.Count)
        {
            var cut = open && FieldCount < Header.Names.Count;
            var kind = cut ? RowFaultKind.Truncated : RowFaultKind.Ragged;
            Fault = new(kind, Header.Names.Count, FieldCount);
        }

        nextLine = LineNumber + breaks + 1;
        Take(end + ending);
        return true;
    }

    private void Begin(int start)
    {
        rawStart = window.Start;
        ByteOffset = window.Offset;
        LineNumber = nextLine + (start == rawStart ? 0 : LineEnds.Count(window.Bytes(rawStart, start)));
        RowNumber++;
    }

    private void Take(int to)
    {
        rawEnd = to;
        window.Consume(to);
    }

    private void Clear()
    {
        rawStart = rawEnd = window.Start;
        FieldCount = 0;
        Fault = RowFault.None;
    }
}
