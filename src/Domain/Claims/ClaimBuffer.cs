namespace ClaimLint.Domain.Claims;

/// <summary>What the reader of lines is told beside their columns.</summary>
/// <param name="Received">The day of the request, or on which the file was last modified, in UTC: taken where received_date is empty.</param>
/// <param name="LinesAlone">Lines are sent without their claims.</param>
public readonly record struct ReadingContext(DateOnly Received, bool LinesAlone)
{
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromHours(14);

    /// <summary>The day that it then was in the time zone furthest ahead: the latest that can have been a day of service.</summary>
    public DateOnly LatestReceived { get; init; } = Received;

    /// <summary>Of a request or file that was received at a moment.</summary>
    public static ReadingContext At(DateTimeOffset moment, bool linesAlone) =>
        new(DateOnly.FromDateTime(moment.UtcDateTime), linesAlone)
        {
            LatestReceived = DateOnly.FromDateTime((moment.UtcDateTime + FurthestAhead)),
        };
}

/// <summary>Reads rows into the lines of one claim; reused from claim to claim, so that a clean file allocates nothing a line.</summary>
/// <remarks>
/// The one reading of a line: CSV rows and JSON requests both pass their texts through here. A line, and every text of it,
/// is valid until <see cref="Clear"/>. Rows of one file are much alike: a line begins as the one before it, and a column whose
/// text comes again is not read again (docs/performance.md).
/// </remarks>
public sealed class ClaimBuffer
{
    private ClaimLine[] lines = new ClaimLine[8];
    private byte[] bytes = new byte[8 * 1024];
    private int[] ends = new int[8 * 128];
    private int bytesUsed;
    private int endsUsed;
    private ColumnLayout? layout;
    private int lineStart;
    private int slot;

    /// <summary>Where the line that was read last stands, or -1: it stays, past the others, when the buffer is cleared.</summary>
    private int last = -1;

    /// <summary>The texts of the line before, where the current one began as it.</summary>
    private LineText before;

    /// <summary>Number of lines that have been read whole.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<ClaimLine> Lines => lines.AsSpan(0, Count);

    public void Clear()
    {
        Count = 0;
        bytesUsed = 0;
        endsUsed = 0;
        if (last < 0)
            return;
        ref var kept = ref lines[last];
        kept.Text = kept.Text.MoveTo(bytes, ends);
        (bytesUsed, endsUsed) = (kept.Text.Length, kept.Text.Columns.Count + 1);
    }

    /// <summary>Begins a line whose columns will come in the layout's order.</summary>
    public void BeginLine(ColumnLayout columns)
    {
        layout = columns;
        slot = 0;
        if (Count == lines.Length)
            Array.Resize(ref lines, Count * 2);
        BeginAsTheLast(columns);
        // Earlier lines keep the arrays they point into; a new line moves to larger ones.
        if (ends.Length - endsUsed < columns.Count + 1)
        {
            ends = new int[Math.Max(ends.Length * 2, columns.Count + 1)];
            endsUsed = 0;
        }

        lineStart = bytesUsed;
        ends[endsUsed] = bytesUsed;
    }

    /// <summary>The next column's text, unquoted UTF-8.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        ref var line = ref lines[Count];
        var field = layout!.FieldAt(slot);
        var trimmed = text.Length > 0 ? FieldReader.Trim(text) : text;
        if (trimmed.Length > 0)
        {
            trimmed.CopyTo(Reserve(trimmed.Length));
            bytesUsed += trimmed.Length;
        }

        // What was read of the same text is there already, from the row before.
        if (!before.Has(slot, trimmed))
        {
            FieldReader.Forget(ref line, field);
            if (trimmed.Length > 0)
                FieldReader.Read(ref line, field, trimmed);
        }

        if (trimmed.Length != text.Length)
            line.Trimmed = line.Trimmed.With(field);
        slot++;
        ends[endsUsed + slot] = bytesUsed;
    }

    /// <summary>Ends the line: columns not given are empty, and the line's own defaults are taken.</summary>
    /// <param name="row">Row in the file or position in the request, from 1.</param>
    /// <param name="context">What the reader knows beside the columns.</param>
    public ref readonly ClaimLine EndLine(long row, in ReadingContext context)
    {
        while (slot < layout!.Count)
            Add(default);
        last = Count;
        ref var line = ref lines[Count++];
        line.Row = row;
        line.IsAlone = context.LinesAlone;
        line.Text = new LineText(layout, bytes, ends, endsUsed);
        endsUsed += layout.Count + 1;
        FieldReader.TakeDefaults(ref line, context);
        return ref line;
    }

    private void BeginAsTheLast(ColumnLayout columns)
    {
        ref var line = ref lines[Count];
        // Codes of other systems were taken back at that line's end, and would be missing here.
        if (last < 0 || !lines[last].Text.HasLayout(columns) || !lines[last].IsHcpcs || !lines[last].IsIcd10)
        {
            before = default;
            line = default;
            return;
        }

        before = lines[last].Text;
        if (last != Count)
            line = lines[last];
        FieldReader.TakeBackDefaults(ref line);
    }

    private Span<byte> Reserve(int length)
    {
        if (bytes.Length - bytesUsed >= length)
            return bytes.AsSpan(bytesUsed);

        // The line's earlier columns must stand in the same array as its later ones.
        var carried = bytesUsed - lineStart;
        var larger = new byte[Math.Max(bytes.Length * 2, carried + length)];
        bytes.AsSpan(lineStart, carried).CopyTo(larger);
        for (var i = 0; i <= slot; i++)
            ends[endsUsed + i] -= lineStart;
        bytes = larger;
        bytesUsed = carried;
        lineStart = 0;
        return bytes.AsSpan(bytesUsed);
    }
}
