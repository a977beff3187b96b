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
/// Two and a half million pairs a release: no string and no object a pair. The pairs stand sorted in parallel arrays; a
/// column 1 code leads to its stretch, and the column 2 code is found in it by bisection.
/// </remarks>
public sealed class PairTable
{
    private const byte NeverInForce = (byte)'9';

    private readonly ulong[] keys;
    private readonly ActivePeriod[] periods;
    private readonly byte[] indicators;
    private readonly byte[] rationales;
    private readonly int[] numbers;
    private readonly string[] rationaleTexts;
    private readonly FrozenDictionary<ulong, (int Start, int Length)> stretches;

    /// <exception cref="InvalidTableException">A key is no pair of codes, a column is missing, or the rationales are too many.</exception>
    public PairTable(Release release, IReadOnlyList<TableRow> rows)
    {
        Release = release;
        keys = new ulong[rows.Count];
        periods = new ActivePeriod[rows.Count];
        indicators = new byte[rows.Count];
        rationales = new byte[rows.Count];
        numbers = new int[rows.Count];
        var values = new PairValues(release);
        if (rows is PairRows packed)
            Take(packed, values);
        else
            Take(rows, values);
        rationaleTexts = values.Rationales;
        if (Order() is { } order)
        {
            keys = Ordered(keys, order);
            periods = Ordered(periods, order);
            indicators = Ordered(indicators, order);
            rationales = Ordered(rationales, order);
            numbers = Ordered(numbers, order);
        }

        stretches = Stretches();
    }

    public Release Release { get; }

    public int Count => keys.Length;

    /// <summary>The edit of a pair that is in force on a day, if there is one.</summary>
    public bool TryFind(Code column1, Code column2, DateOnly day, out PairEdit edit)
    {
        edit = default;
        if (!stretches.TryGetValue(column1.Packed, out var stretch))
            return false;
        var key = Code.Pair(column1, column2);
        var at = Array.BinarySearch(keys, stretch.Start, stretch.Length, key);
        if (at < 0)
            return false;
        // One pair may have several periods, side by side; bisection may have landed on any of them.
        while (at > stretch.Start && keys[at - 1] == key)
            at--;
        var found = -1;
        for (; at < stretch.Start + stretch.Length && keys[at] == key; at++)
        {
            if (!periods[at].Contains(day))
                continue;
            found = at;
            // One that was never in force gives way to one that is.
            if (indicators[at] != NeverInForce)
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
            yield return EditAt(column1, Code.SecondOf(keys[at]), at);
    }

    private void Take(IReadOnlyList<TableRow> rows, PairValues values)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var row = rows[i];
            keys[i] = PairKey(row);
            periods[i] = row.Period;
            (indicators[i], rationales[i]) = values.Of(row);
            numbers[i] = row.Number;
        }
    }

    /// <summary>Of rows that are packed no object is made: a start with every published table takes them in a blink.</summary>
    private void Take(PairRows rows, PairValues values)
    {
        var sets = new (byte Indicator, byte Rationale)?[PairRows.MaxSets];
        var packed = rows.AsSpan();
        for (var i = 0; i < keys.Length; i++)
        {
            ref readonly var row = ref packed[i];
            keys[i] = row.Key;
            periods[i] = new ActivePeriod(row.From, row.Until);
            (indicators[i], rationales[i]) = sets[row.Set] ??= values.Of(rows[i]);
            numbers[i] = row.Number;
        }
    }

    /// <summary>Null where the rows stand in the order of their keys and last days already, as NCCI's files do.</summary>
    private int[]? Order()
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
    }

    private int Compare(int one, int other) =>
        keys[one] != keys[other]
            ? keys[one].CompareTo(keys[other])
            : periods[one].Until.CompareTo(periods[other].Until);

    private static T[] Ordered<T>(T[] values, int[] order)
    {
        var ordered = new T[values.Length];
        for (var i = 0; i < order.Length; i++)
            ordered[i] = values[order[i]];
        return ordered;
    }

    private FrozenDictionary<ulong, (int Start, int Length)> Stretches()
    {
        var found = new Dictionary<ulong, (int Start, int Length)>();
        for (var start = 0; start < keys.Length; )
        {
            var column1 = FirstOf(keys[start]);
            var end = start + 1;
            while (end < keys.Length && FirstOf(keys[end]) == column1)
                end++;
            found.Add(column1, (start, end - start));
            start = end;
        }

        return found.ToFrozenDictionary();
    }

    private static ulong FirstOf(ulong pair) => Code.FromPacked(pair).Prefix(Code.MaxLength / 2).Packed;

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

    private PairEdit EditAt(Code column1, Code column2, int at) =>
        new(column1, column2, periods[at], (char)indicators[at], rationaleTexts[rationales[at]], numbers[at]);
}
