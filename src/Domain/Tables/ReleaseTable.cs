using System.Collections.Frozen;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The rows of one release in key order, the periods of one key side by side.</summary>
public sealed class ReleaseTable<TRow> : ReleaseTable
{
    private readonly ulong[] keys;
    private readonly ActivePeriod[] periods;
    private readonly TRow[] rows;
    private readonly string[] rowKeys;
    private readonly int[] numbers;
    private readonly FrozenDictionary<ulong, (int Start, int End)> index;

    public ReleaseTable(Release release, IEnumerable<(ulong Key, TableRow Source, TRow Row)> entries)
        : base(release)
    {
        var sorted = entries.OrderBy(entry => entry.Key).ThenBy(entry => entry.Source.Period.Until).ToArray();
        keys = [.. sorted.Select(entry => entry.Key)];
        periods = [.. sorted.Select(entry => entry.Source.Period)];
        rows = [.. sorted.Select(entry => entry.Row)];
        rowKeys = [.. sorted.Select(entry => entry.Source.Key)];
        numbers = [.. sorted.Select(entry => entry.Source.Number)];
        var ranges = new Dictionary<ulong, (int Start, int End)>();
        for (var i = 0; i < keys.Length; i++)
            ranges[keys[i]] = (ranges.TryGetValue(keys[i], out var range) ? range.Start : i, i + 1);
        index = ranges.ToFrozenDictionary();
    }

    public int Count => keys.Length;

    public bool Has(ulong key) => index.ContainsKey(key);

    /// <summary>The rows of the codes that begin with the given characters, in order.</summary>
    public IEnumerable<(Code Code, ActivePeriod Period, TRow Row)> Beginning(Code prefix)
    {
        for (var at = FirstFrom(prefix.Packed); at < keys.Length && Code.FromPacked(keys[at]).StartsWith(prefix); at++)
            yield return (Code.FromPacked(keys[at]), periods[at], rows[at]);
    }

    public IEnumerable<TRow> Rows => rows;

    internal Range Indexes(ulong key) => index.TryGetValue(key, out var range) ? range.Start..range.End : 0..0;

    /// <summary>The first place whose key is not below the given one.</summary>
    internal int FirstFrom(ulong key)
    {
        var at = Array.BinarySearch(keys, key);
        return at < 0 ? ~at : index[key].Start;
    }

    internal bool IsAlike(int at, ulong key, ulong mask) => (keys[at] & mask) == key;

    internal ActivePeriod PeriodAt(int at) => periods[at];

    internal TRow RowAt(int at) => rows[at];

    internal override Evidence EvidenceAt(int at) => new(Release, rowKeys[at], numbers[at]);

    internal int IndexOf(ulong key, DateOnly day)
    {
        if (!index.TryGetValue(key, out var range))
            return -1;
        for (var i = range.Start; i < range.End; i++)
        {
            if (periods[i].Contains(day))
                return i;
        }

        return -1;
    }
}
