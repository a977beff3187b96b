using System.Collections.Frozen;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>One procedure-to-procedure edit: the column 2 code is denied beside the column 1 code.</summary>
/// <param name="Column1">The code that is paid.</param>
/// <param name="Column2">The code that is denied.</param>
/// <param name="Period">When the pair is in force.</param>
/// <param name="Indicator">0 no modifier opens it, 1 an NCCI modifier may, 9 never in force.</param>
/// <param name="Rationale">CMS's reason.</param>
/// <param name="RowNumber">Row in the source file.</param>
public readonly record struct PairEdit(
    Code Column1,
    Code Column2,
    ActivePeriod Period,
    char Indicator,
    string Rationale,
    int RowNumber
);

/// <summary>The NCCI pairs of one release.</summary>
/// <remarks>
/// Two and a half million pairs a release: no string and no object a pair. A column 1 code leads to its stretch of pairs, and the column 2
/// code is found in it by bisection. The column 2 codes stand by themselves, four bytes each, and the rest of a pair in one place: what a
/// look-up costs is the memory that it touches.
/// </remarks>
public sealed class PairTable
{
    private const byte NeverInForce = (byte)'9';
    private const ulong SecondBits = (1UL << 30) - 1;

    private readonly uint[] seconds;
    private readonly Rest[] rests;
    private readonly string[] rationaleTexts;
    private readonly FrozenDictionary<ulong, (int Start, int Length)> stretches;

    /// <exception cref="InvalidTableException">A key is no pair of codes, a column is missing, or the rationales are too many.</exception>
    public PairTable(Release release, IReadOnlyList<TableRow> rows)
    {
        Release = release;
        rests = new Rest[rows.Count];
        var keys = new ulong[rows.Count];
        var values = new PairValues(release);
        if (rows is PairRows packed)
            Take(packed, keys, values);
        else
            Take(rows, keys, values);
        rationaleTexts = values.Rationales;
        if (Order(keys) is { } order)
        {
            keys = Ordered(keys, order);
            rests = Ordered(rests, order);
        }

        stretches = Stretches(keys);
        seconds = new uint[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            seconds[i] = (uint)(keys[i] & SecondBits);
    }

    public Release Release { get; }

    public int Count => seconds.Length;

    /// <summary>The edit of a pair that is in force on a day, if there is one.</summary>
    public bool TryFind(Code column1, Code column2, DateOnly day, out PairEdit edit)
    {
        edit = default;
        if (!stretches.TryGetValue(column1.Packed, out var stretch))
            return false;
        var second = (uint)(Code.Pair(Code.None, column2) & SecondBits);
        var end = stretch.Start + stretch.Length;
        var found = -1;
        // One pair may have several periods, side by side.
        for (var at = FirstOf(second, stretch.Start, stretch.Length); at < end && seconds[at] == second; at++)
        {
            ref readonly var rest = ref rests[at];
            if (!rest.Period.Contains(day))
                continue;
            found = at;
            // One that was never in force gives way to one that is.
            if (rest.Indicator != NeverInForce)
                break;
        }

        if (found < 0)
            return false;
        edit = EditAt(column1, column2, found);
        return true;
    }

    /// <summary>The pairs of a column 1 code.</summary>
    internal IEnumerable<PairEdit> Of(Code column1)
    {
        if (!stretches.TryGetValue(column1.Packed, out var stretch))
            yield break;
        for (var at = stretch.Start; at < stretch.Start + stretch.Length; at++)
            yield return EditAt(column1, Code.SecondOf(seconds[at]), at);
    }

    /// <summary>The first place in a stretch whose column 2 code is not below the one that is looked for.</summary>
    /// <remarks>Without a branch on what is compared: which way it goes cannot be foreseen, and each wrong guess costs more than the comparison.</remarks>
    private int FirstOf(uint second, int start, int length)
    {
        while (length > 1)
        {
            var half = length >> 1;
            start += seconds[start + half - 1] < second ? half : 0;
            length -= half;
        }

        return length == 1 && seconds[start] < second ? start + 1 : start;
    }

    private void Take(IReadOnlyList<TableRow> rows, ulong[] keys, PairValues values)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var row = rows[i];
            keys[i] = PairKey(row);
            var (indicator, rationale) = values.Of(row);
            rests[i] = new Rest(row.Period, row.Number, indicator, rationale);
        }
    }

    /// <summary>Of rows that are packed no object is made: a start with every published table takes them in a blink.</summary>
    private void Take(PairRows rows, ulong[] keys, PairValues values)
    {
        var sets = new (byte Indicator, byte Rationale)?[PairRows.MaxSets];
        var packed = rows.AsSpan();
        for (var i = 0; i < keys.Length; i++)
        {
            ref readonly var row = ref packed[i];
            keys[i] = row.Key;
            var (indicator, rationale) = sets[row.Set] ??= values.Of(rows[i]);
            rests[i] = new Rest(new ActivePeriod(row.From, row.Until), row.Number, indicator, rationale);
        }
    }

    /// <summary>Null where the rows stand in the order of their keys and last days already, as NCCI's files do.</summary>
    private int[]? Order(ulong[] keys)
    {
        var at = 1;
        while (at < keys.Length && Compare(at - 1, at) <= 0)
            at++;
        if (at >= keys.Length)
            return null;
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, Compare);
        return order;

        int Compare(int one, int other) =>
            keys[one] != keys[other]
                ? keys[one].CompareTo(keys[other])
                : rests[one].Period.Until.CompareTo(rests[other].Period.Until);
    }

    private static T[] Ordered<T>(T[] values, int[] order)
    {
        var ordered = new T[values.Length];
        for (var i = 0; i < order.Length; i++)
            ordered[i] = values[order[i]];
        return ordered;
    }

    private static FrozenDictionary<ulong, (int Start, int Length)> Stretches(ulong[] keys)
    {
        var found = new Dictionary<ulong, (int Start, int Length)>();
        for (var start = 0; start < keys.Length; )
        {
            var column1 = keys[start] & ~SecondBits;
            var end = start + 1;
            while (end < keys.Length && (keys[end] & ~SecondBits) == column1)
                end++;
            found.Add(column1, (start, end - start));
            start = end;
        }

        return found.ToFrozenDictionary();
    }

    private static ulong PairKey(TableRow row)
    {
        var key = row.Key.AsSpan();
        var between = key.IndexOf('|');
        return between > 0
            ? Code.Pair(CodeOf(row, key[..between]), CodeOf(row, key[(between + 1)..]))
            : throw new InvalidTableException($"Row {row.Number}: '{row.Key}' is no pair of codes.");
    }

    private static Code CodeOf(TableRow row, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[Code.MaxLength / 2];
        return
            text.Length <= utf8.Length
            && System.Text.Encoding.UTF8.TryGetBytes(text, utf8, out var written)
            && Code.TryParse(utf8[..written], out var code)
            ? code
            : throw new InvalidTableException(
                $"Row {row.Number}: '{text}' is no code of up to {utf8.Length} characters."
            );
    }

    private PairEdit EditAt(Code column1, Code column2, int at)
    {
        ref readonly var rest = ref rests[at];
        return new PairEdit(
            column1,
            column2,
            rest.Period,
            (char)rest.Indicator,
            rationaleTexts[rest.Rationale],
            rest.Number
        );
    }

    /// <summary>A pair but for its codes: sixteen bytes.</summary>
    private readonly record struct Rest(ActivePeriod Period, int Number, byte Indicator, byte Rationale);
}
