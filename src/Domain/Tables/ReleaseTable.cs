using System.Numerics;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The rows of one release in memory.</summary>
public abstract class ReleaseTable(Release release)
{
    public Release Release { get; } = release;

    public abstract int Count { get; }

    internal DateOnly EffectiveFrom { get; } = release.EffectiveFrom;

    internal DateOnly? EffectiveTo { get; } = release.EffectiveTo;

    /// <summary>The row at a place of the table, as a finding names it.</summary>
    internal abstract Evidence EvidenceAt(int at);

    internal abstract ActivePeriod PeriodAt(int at);
}

/// <summary>The rows of one release in the order of their keys, the periods of one key side by side.</summary>
/// <remarks>
/// Two and a half million pairs a release: no string and no object a row. What a lookup costs is the memory that it waits for, and that is one
/// slot and one entry of sixteen bytes; of a key that there is not, mostly the slot alone.
/// </remarks>
public sealed class ReleaseTable<TRow> : ReleaseTable
{
    /// <summary>Where <see cref="Find"/> finds no row of the key.</summary>
    internal const int Absent = -1;

    /// <summary>Slots a row: the fewer of them are taken, the sooner an empty one ends the search.</summary>
    private const int SlotsARow = 2;

    private readonly TableDefinition<TRow> definition;
    private readonly Entry[] entries;
    private readonly RowTerms<TRow>[] terms;

    /// <summary>Where in <see cref="entries"/> a key begins, and above that bits of its hash; 0 is empty. Keys whose hashes meet follow one another.</summary>
    private readonly uint[] slots;
    private readonly int placeBits;

    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    internal ReleaseTable(ReleaseRows release, TableDefinition<TRow> definition)
        : base(release.Release)
    {
        this.definition = definition;
        Coverage = release.Release.Coverage.IsRows ? Coverage.OfRows(CodesOf(release.Rows)) : release.Release.Coverage;
        var reader = new RowTermsReader<TRow>(definition);
        entries = release.Rows is PairRows packed ? Read(packed, reader) : Read(release.Rows, reader);
        terms = reader.Terms;
        if (!IsOrdered())
            Array.Sort(entries, Compare);
        placeBits = 32 - BitOperations.LeadingZeroCount((uint)entries.Length);
        slots = new uint[Math.Max(1, SlotsARow * entries.Length)];
        for (var place = 0; place < entries.Length; place++)
        {
            if (place == 0 || entries[place].Key != entries[place - 1].Key)
                Enter(entries[place].Key, place);
        }
    }

    public override int Count => entries.Length;

    /// <summary>What the release is complete for; the codes of its rows where it states those.</summary>
    public Coverage Coverage { get; }

    public IEnumerable<TRow> Rows => entries.Select(entry => terms[entry.Terms].Row);

    /// <summary>The place of the row of a key that is in force on a day; below 0 where there is none: <see cref="Absent"/>, or as <see cref="LastOf"/> reads it.</summary>
    internal int Find(ulong key, DateOnly day)
    {
        var place = PlaceOf(key);
        if (place < 0)
            return Absent;
        do
        {
            if (terms[entries[place].Terms].Period.Contains(day))
                return place;
        } while (++place < entries.Length && entries[place].Key == key);

        return Listed(place - 1);
    }

    /// <summary>What <see cref="Find"/> answers where the rows of a key, of which the last is at a place, are not in force.</summary>
    internal static int Listed(int last) => -2 - last;

    /// <summary>The last row of the key, from the answer of <see cref="Find"/>.</summary>
    internal static int LastOf(int listed) => -2 - listed;

    /// <summary>The places of the rows of all keys that are alike where the mask has bits.</summary>
    internal IEnumerable<int> PlacesOf(ulong key, ulong mask)
    {
        for (var at = FirstFrom(key); at < entries.Length && (entries[at].Key & mask) == key; at++)
            yield return at;
    }

    /// <summary>The places of the rows of a key, from the first to behind the last. Allocates nothing.</summary>
    internal (int Start, int End) RangeOf(ulong key)
    {
        var start = PlaceOf(key);
        if (start < 0)
            return (0, 0);
        var end = start + 1;
        while (end < entries.Length && entries[end].Key == key)
            end++;
        return (start, end);
    }

    internal ulong KeyAt(int at) => entries[at].Key;

    internal override ActivePeriod PeriodAt(int at) => terms[entries[at].Terms].Period;

    internal TRow RowAt(int at)
    {
        ref readonly var said = ref terms[entries[at].Terms];
        return definition.Complete is { } complete ? complete(entries[at].Key, said.Period, said.Row) : said.Row;
    }

    internal override Evidence EvidenceAt(int at) => new(Release, KeyTextAt(at), entries[at].Number);

    internal string KeyTextAt(int at) => definition.Key.Text(entries[at].Key, RowAt(at));

    internal int NumberAt(int at) => entries[at].Number;

    /// <summary>The first place whose key is not below the given one.</summary>
    internal int FirstFrom(ulong key)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            if (entries[middle].Key < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private int PlaceOf(ulong key)
    {
        var (slot, mark) = HashOf(key);
        while (true)
        {
            var taken = slots[slot];
            if (taken == 0)
                return -1;
            if (taken >> placeBits == mark)
            {
                var place = (int)(taken & ((1u << placeBits) - 1)) - 1;
                if (entries[place].Key == key)
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

    /// <summary>The slot from which a key is looked for, and the bits by which most others there are told from it without reading their entries.</summary>
    private (int Slot, uint Mark) HashOf(ulong key)
    {
        // Fibonacci hashing: the golden ratio spreads keys that follow each other; the upper half of the product is the better one.
        var hash = key * 0x9E3779B97F4A7C15;
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15;
        return ((int)(((hash >> 32) * (ulong)slots.Length) >> 32), (uint)hash >> placeBits);
    }

    private Entry[] Read(IReadOnlyList<TableRow> rows, RowTermsReader<TRow> reader)
    {
        var read = new Entry[rows.Count];
        for (var i = 0; i < read.Length; i++)
            read[i] = new Entry(definition.Key.Of(rows[i]), reader.Of(rows[i]), rows[i].Number);
        return read;
    }

    /// <summary>Of rows that are packed no object is made: a start with every published table takes them in a blink.</summary>
    private static Entry[] Read(PairRows rows, RowTermsReader<TRow> reader)
    {
        var read = new Entry[rows.Count];
        var sets = new int[PairRows.MaxSets];
        Array.Fill(sets, -1);
        var packed = rows.AsSpan();
        for (var i = 0; i < read.Length; i++)
        {
            ref readonly var row = ref packed[i];
            if (sets[row.Set] < 0)
                sets[row.Set] = reader.RowNumberOf(rows[i]);
            read[i] = new Entry(row.Key, reader.Of(new ActivePeriod(row.From, row.Until), sets[row.Set]), row.Number);
        }

        return read;
    }

    private static IEnumerable<Code> CodesOf(IEnumerable<TableRow> rows) =>
        rows.SelectMany(row => row.KeyParts).Distinct().Select(TableKey.CodeOrNone).Where(code => !code.IsNone);

    /// <summary>Published files mostly are in order already.</summary>
    private bool IsOrdered()
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (Compare(entries[i - 1], entries[i]) > 0)
                return false;
        }

        return true;
    }

    /// <summary>By key; rows that give way to others of their key last; then by last day, then as in the file.</summary>
    private int Compare(Entry one, Entry other)
    {
        if (one.Key != other.Key)
            return one.Key.CompareTo(other.Key);
        ref readonly var first = ref terms[one.Terms];
        ref readonly var second = ref terms[other.Terms];
        var order = GivesWay(first.Row).CompareTo(GivesWay(second.Row));
        if (order == 0)
            order = first.Period.Until.CompareTo(second.Period.Until);
        return order != 0 ? order : one.Number.CompareTo(other.Number);
    }

    private bool GivesWay(TRow row) => definition.GivesWay?.Invoke(row) ?? false;

    /// <summary>Sixteen bytes: the key, the number of the terms, the row in the source file.</summary>
    private readonly record struct Entry(ulong Key, int Terms, int Number);
}
