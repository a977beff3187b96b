using System.Numerics;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>One procedure-to-procedure edit: the column 2 code is denied beside the column 1 code.</summary>
/// <param name="Column1">The code that is paid.</param>
/// <param name="Column2">The code that is denied.</param>
/// <param name="Period">When the pair is in force.</param>
/// <param name="Indicator">0 no modifier opens it, 1 an NCCI modifier may, 9 never in force.</param>
/// <param name="Rationale">CMS's reason.</param>
public readonly record struct PairEdit(
    Code Column1,
    Code Column2,
    ActivePeriod Period,
    char Indicator,
    string Rationale
);

/// <summary>The NCCI pairs of one release.</summary>
/// <remarks>
/// Two and a half million pairs a release: no string and no object a pair. What a look-up costs is the memory that it waits for, and that is
/// one slot and one pair of sixteen bytes; of a pair that there is not, mostly the slot alone.
/// </remarks>
public sealed class PairTable : ReleaseTable
{
    private const char NeverInForce = '9';

    /// <summary>Codes of more than five characters have bits here; NCCI has none such.</summary>
    private const ulong BeyondFive = (1UL << 30) - 1;

    /// <summary>Slots a pair: the fewer of them are taken, the sooner an empty one ends the search.</summary>
    private const int SlotsAPair = 2;

    private static readonly Comparer<Pair> ByKey = Comparer<Pair>.Create((one, other) => one.Key.CompareTo(other.Key));

    /// <summary>In the order of their keys and last days.</summary>
    private readonly Pair[] pairs;
    private readonly PairTerms[] terms;

    /// <summary>Where in <see cref="pairs"/> a key begins, and above that bits of its hash; 0 is empty. Keys whose hashes meet stand one after the other.</summary>
    private readonly uint[] slots;
    private readonly int placeBits;

    /// <exception cref="InvalidTableException">A key is no pair of codes, an indicator is none, a column is missing, or the rationales are too many.</exception>
    public PairTable(Release release, IReadOnlyList<TableRow> rows)
        : base(release)
    {
        var reader = new PairTermsReader(release);
        pairs = rows is PairRows packed ? Read(packed, reader) : Read(rows, reader);
        terms = reader.Terms;
        if (!IsOrdered())
            Array.Sort(pairs, Compare);
        placeBits = 32 - BitOperations.LeadingZeroCount((uint)pairs.Length);
        slots = new uint[Math.Max(1, SlotsAPair * pairs.Length)];
        for (var place = 0; place < pairs.Length; place++)
        {
            if (place == 0 || pairs[place].Key != pairs[place - 1].Key)
                Enter(pairs[place].Key, place);
        }
    }

    public int Count => pairs.Length;

    internal override Evidence EvidenceAt(int at)
    {
        var key = pairs[at].Key;
        return new Evidence(
            Release,
            $"{Code.FromPacked(key).Prefix(Code.MaxLength / 2)}|{Code.SecondOf(key)}",
            pairs[at].Number
        );
    }

    /// <summary>The edit of a pair that is in force on a day and its place, or a place below 0.</summary>
    internal int IndexOf(Code column1, Code column2, DateOnly day, out PairEdit edit)
    {
        var place = Find(column1, column2, day);
        edit = place < 0 ? default : EditAt(column1, column2, place);
        return place;
    }

    /// <summary>The edit of a pair that is in force on a day, if there is one.</summary>
    public bool TryFind(Code column1, Code column2, DateOnly day, out PairEdit edit)
    {
        var place = Find(column1, column2, day);
        edit = place < 0 ? default : EditAt(column1, column2, place);
        return place >= 0;
    }

    /// <summary>The row of the source file that has the pair in force on a day; null where there is none.</summary>
    public int? RowNumberOf(Code column1, Code column2, DateOnly day) =>
        Find(column1, column2, day) is >= 0 and var place ? pairs[place].Number : null;

    /// <summary>The pairs of a column 1 code, and the row of each in the source file.</summary>
    internal IEnumerable<(PairEdit Edit, int RowNumber)> Of(Code column1)
    {
        // No pair has a key this low: it lies just before the code's first.
        var place = ~Array.BinarySearch(pairs, new Pair(column1.Packed, 0, 0), ByKey);
        for (; place >= 0 && place < pairs.Length && (pairs[place].Key & ~BeyondFive) == column1.Packed; place++)
            yield return (EditAt(column1, Code.SecondOf(pairs[place].Key), place), pairs[place].Number);
    }

    private int Find(Code column1, Code column2, DateOnly day)
    {
        if (((column1.Packed | column2.Packed) & BeyondFive) != 0)
            return -1;
        var key = Code.Pair(column1, column2);
        var found = -1;
        // One pair may have several periods, side by side.
        for (var place = PlaceOf(key); place >= 0 && place < pairs.Length && pairs[place].Key == key; place++)
        {
            ref readonly var said = ref terms[pairs[place].Terms];
            if (!said.Period.Contains(day))
                continue;
            found = place;
            // One that was never in force gives way to one that is.
            if (said.Indicator != NeverInForce)
                break;
        }

        return found;
    }

    private int PlaceOf(ulong key)
    {
        var (slot, mark) = HashOf(key);
        while (true)
        {
            var held = slots[slot];
            if (held == 0)
                return -1;
            if (held >> placeBits == mark)
            {
                var place = (int)(held & ((1u << placeBits) - 1)) - 1;
                if (pairs[place].Key == key)
                    return place;
            }

            slot = Next(slot);
        }
    }

    private void Enter(ulong key, int place)
    {
        var (slot, mark) = HashOf(key);
        while (slots[slot] != 0)
            slot = Next(slot);
        slots[slot] = (mark << placeBits) | (uint)(place + 1);
    }

    private int Next(int slot) => slot + 1 < slots.Length ? slot + 1 : 0;

    /// <summary>The slot from which a key is looked for, and the bits by which most others there are told from it without reading their pairs.</summary>
    private (int Slot, uint Mark) HashOf(ulong key)
    {
        // Fibonacci hashing: the golden ratio spreads keys that follow each other; the upper half of the product is the better one.
        var hash = key * 0x9E3779B97F4A7C15;
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15;
        return ((int)(((hash >> 32) * (ulong)slots.Length) >> 32), (uint)hash >> placeBits);
    }

    private static Pair[] Read(IReadOnlyList<TableRow> rows, PairTermsReader reader)
    {
        var read = new Pair[rows.Count];
        for (var i = 0; i < read.Length; i++)
            read[i] = new Pair(PairKey(rows[i]), reader.Of(rows[i]), rows[i].Number);
        return read;
    }

    /// <summary>Of rows that are packed no object is made: a start with every published table takes them in a blink.</summary>
    private static Pair[] Read(PairRows rows, PairTermsReader reader)
    {
        var read = new Pair[rows.Count];
        var sets = new PairTermsReader.Said?[PairRows.MaxSets];
        var packed = rows.AsSpan();
        for (var i = 0; i < read.Length; i++)
        {
            ref readonly var row = ref packed[i];
            var said = sets[row.Set] ??= reader.SaidBy(rows[i]);
            read[i] = new Pair(row.Key, reader.Of(new ActivePeriod(row.From, row.Until), said), row.Number);
        }

        return read;
    }

    /// <summary>NCCI's files are in order already.</summary>
    private bool IsOrdered()
    {
        for (var i = 1; i < pairs.Length; i++)
        {
            if (Compare(pairs[i - 1], pairs[i]) > 0)
                return false;
        }

        return true;
    }

    private int Compare(Pair one, Pair other) =>
        one.Key != other.Key
            ? one.Key.CompareTo(other.Key)
            : terms[one.Terms].Period.Until.CompareTo(terms[other.Terms].Period.Until);

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

    private PairEdit EditAt(Code column1, Code column2, int place)
    {
        ref readonly var said = ref terms[pairs[place].Terms];
        return new PairEdit(column1, column2, said.Period, said.Indicator, said.Rationale);
    }

    /// <summary>Sixteen bytes: the packed codes, the number of the terms, the row in the source file.</summary>
    private readonly record struct Pair(ulong Key, int Terms, int Number);
}
