using System.Text;

namespace ClaimLint.Domain.Claims;

/// <summary>Which columns a file or request has, and at which place each stands in a row.</summary>
public sealed class ColumnLayout
{
    private readonly short[] slots;
    private readonly Field[] fields;

    /// <param name="fields">The columns in the order in which a row gives them; none twice.</param>
    /// <param name="missingAreEmpty">A column that is missing is an empty field, as a property in JSON or a segment in an 837; in a CSV or xlsx its content is not known.</param>
    public ColumnLayout(ReadOnlySpan<Field> fields, bool missingAreEmpty = false)
    {
        this.fields = fields.ToArray();
        slots = new short[FieldCatalog.Count];
        Array.Fill(slots, (short)-1);
        for (var i = 0; i < fields.Length; i++)
            slots[(int)fields[i]] = (short)i;
        Columns = FieldSet.Of(fields);
        DefaultsTaken = Fields.WithDefault.Except(Columns);
        Absent = missingAreEmpty ? FieldSet.Empty : Fields.AbsentFrom(Columns);
        ClaimSlots = [.. Runs(this.fields)];
    }

    /// <summary>The stretches of a row, first and last place, in which the claim's own columns stand side by side.</summary>
    internal (int First, int Last)[] ClaimSlots { get; }

    /// <summary>The columns that are there, filled or not.</summary>
    public FieldSet Columns { get; }

    /// <summary>The columns that are absent and for which a default is taken.</summary>
    public FieldSet DefaultsTaken { get; }

    /// <summary>The columns whose content is not known: missing from the file, and nothing else takes their place.</summary>
    public FieldSet Absent { get; }

    public int Count => fields.Length;

    public Field FieldAt(int slot) => fields[slot];

    /// <summary>Where in a row the column stands, or -1.</summary>
    internal int SlotOf(Field field) => slots[(int)field];

    private static IEnumerable<(int First, int Last)> Runs(Field[] fields)
    {
        for (var first = 0; first < fields.Length; first++)
        {
            if (!Fields.ClaimLevel.Contains(fields[first]))
                continue;
            var last = first;
            while (last + 1 < fields.Length && Fields.ClaimLevel.Contains(fields[last + 1]))
                last++;
            yield return (first, last);
            first = last;
        }
    }
}

/// <summary>The text of one row's columns: slices of a buffer that the lines of a claim share.</summary>
public readonly struct LineText
{
    private readonly ColumnLayout? layout;
    private readonly byte[]? bytes;
    private readonly int[]? ends;
    private readonly int firstEnd;

    internal LineText(ColumnLayout layout, byte[] bytes, int[] ends, int firstEnd)
    {
        this.layout = layout;
        this.bytes = bytes;
        this.ends = ends;
        this.firstEnd = firstEnd;
    }

    public FieldSet Columns => layout?.Columns ?? FieldSet.Empty;

    /// <summary>The columns that the row lacks and for which a default was taken.</summary>
    public FieldSet DefaultsTaken => layout?.DefaultsTaken ?? FieldSet.Empty;

    /// <inheritdoc cref="ColumnLayout.Absent"/>
    public FieldSet Absent => layout?.Absent ?? FieldSet.Empty;

    /// <summary>The column's text in UTF-8, white space trimmed; empty where there is none.</summary>
    public ReadOnlySpan<byte> this[Field field]
    {
        get
        {
            var slot = layout is null ? -1 : layout.SlotOf(field);
            if (slot < 0)
                return default;
            var start = ends![firstEnd + slot];
            return bytes.AsSpan(start, ends[firstEnd + slot + 1] - start);
        }
    }

    /// <summary>Bytes of all the texts.</summary>
    internal int Length => layout is null ? 0 : ends![firstEnd + layout.Count] - ends[firstEnd];

    internal bool HasLayout(ColumnLayout columns) => ReferenceEquals(layout, columns);

    /// <summary>Whether the column at a place of the row has this text.</summary>
    internal bool Has(int slot, ReadOnlySpan<byte> text)
    {
        if (layout is null)
            return false;
        var start = ends![firstEnd + slot];
        return text.SequenceEqual(bytes.AsSpan(start, ends[firstEnd + slot + 1] - start));
    }

    /// <summary>Whether the claim's own columns have the same texts in a row of the same columns; false where that is not seen at once.</summary>
    internal bool HasClaimOf(in LineText other)
    {
        if (layout is null || !ReferenceEquals(layout, other.layout))
            return false;
        foreach (var (first, last) in layout.ClaimSlots)
        {
            var start = ends![firstEnd + first];
            var otherStart = other.ends![other.firstEnd + first];
            for (var slot = first; slot <= last; slot++)
            {
                if (ends[firstEnd + slot + 1] - start != other.ends[other.firstEnd + slot + 1] - otherStart)
                    return false;
            }

            var length = ends[firstEnd + last + 1] - start;
            if (!bytes.AsSpan(start, length).SequenceEqual(other.bytes.AsSpan(otherStart, length)))
                return false;
        }

        return true;
    }

    /// <summary>The same texts at the beginning of the given arrays, which may be those where they stand.</summary>
    internal LineText MoveTo(byte[] otherBytes, int[] otherEnds)
    {
        var start = ends![firstEnd];
        bytes.AsSpan(start, Length).CopyTo(otherBytes);
        for (var i = 0; i <= layout!.Count; i++)
            otherEnds[i] = ends[firstEnd + i] - start;
        return new LineText(layout, otherBytes, otherEnds, 0);
    }

    /// <summary>The column's text as a string: for what is told, never for what is checked.</summary>
    public string String(Field field) => Encoding.UTF8.GetString(this[field]);
}
