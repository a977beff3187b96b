using System.Collections.Frozen;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What a table says of a code on a day.</summary>
public enum LookupStatus : byte
{
    /// <summary>The code has a row in force on the day.</summary>
    Found,

    /// <summary>The code is known, and not in force on the day.</summary>
    NotActive,

    /// <summary>The release is complete for codes of this kind, and the code is not among them.</summary>
    Unknown,

    /// <summary>The release does not speak for the code.</summary>
    NotCovered,

    /// <summary>No release is loaded that speaks for the day.</summary>
    NoRelease,
}

/// <summary>Where an answer came from: the release and the row, for the finding.</summary>
/// <param name="Release">The release consulted, or null where no table was.</param>
/// <param name="RowKey">The row's key in the table, or null where no row decided.</param>
/// <param name="RowNumber">Its row in the source file; 0 for none.</param>
public readonly record struct Evidence(Release? Release, string? RowKey = null, int RowNumber = 0);

/// <summary>One code system or edit table in memory: its releases, their rows by code, each with its period.</summary>
/// <typeparam name="TRow">What a row says.</typeparam>
public sealed class DatedTable<TRow>
{
    private readonly ReleaseTable<TRow>[] newestFirst;

    public DatedTable(string system, IEnumerable<ReleaseTable<TRow>> releases)
    {
        System = system;
        newestFirst = ReleaseOrder.NewestFirst(releases, table => table.Release);
    }

    public string System { get; }

    public IEnumerable<Release> Releases => newestFirst.Select(table => table.Release);

    /// <summary>The release that speaks for a day: the latest begun. It stays in force until a later one is loaded.</summary>
    public ReleaseTable<TRow>? On(DateOnly day)
    {
        foreach (var table in newestFirst)
        {
            if (table.Release.EffectiveFrom <= day)
                return table;
        }

        return null;
    }

    /// <summary>The row of a code that is in force on a day. Allocates nothing.</summary>
    public LookupStatus Find(Code code, DateOnly day, out TRow row) => Find(code.Packed, code, day, out row);

    /// <summary>The same for a key that packs more than a code; <paramref name="covering"/> is the code that coverage speaks of.</summary>
    public LookupStatus Find(ulong key, Code covering, DateOnly day, out TRow row)
    {
        row = default!;
        var table = On(day);
        if (table is null)
            return LookupStatus.NoRelease;
        var at = table.IndexOf(key, day);
        if (at >= 0)
        {
            row = table.RowAt(at);
            return LookupStatus.Found;
        }

        if (BackdatedTo(key, day, out at) is { } later)
        {
            row = later.RowAt(at);
            return LookupStatus.Found;
        }

        foreach (var other in newestFirst)
        {
            if (other.Has(key))
                return LookupStatus.NotActive;
        }

        return table.Release.Coverage.Covers(covering) ? LookupStatus.Unknown : LookupStatus.NotCovered;
    }

    /// <summary>What decided, for a finding: the row in force, else the nearest row of the code, else the release alone.</summary>
    public Evidence EvidenceFor(ulong key, DateOnly day)
    {
        var table = On(day);
        if (table is not null && table.IndexOf(key, day) is >= 0 and var at)
            return table.EvidenceAt(at);
        if (table is not null && BackdatedTo(key, day, out at) is { } later)
            return later.EvidenceAt(at);
        foreach (var other in newestFirst)
        {
            if (other.Has(key))
                return other.EvidenceAt(other.Indexes(key).End.Value - 1);
        }

        return new Evidence(table?.Release);
    }

    public Evidence EvidenceFor(Code code, DateOnly day) => EvidenceFor(code.Packed, day);

    /// <summary>Every period of a key in every release, oldest release first: for a message or a look-up of the code.</summary>
    public IEnumerable<(Release Release, ActivePeriod Period, TRow Row, Evidence Evidence)> History(ulong key)
    {
        foreach (var table in newestFirst.Reverse())
        {
            var (start, end) = (table.Indexes(key).Start.Value, table.Indexes(key).End.Value);
            for (var i = start; i < end; i++)
                yield return (table.Release, table.PeriodAt(i), table.RowAt(i), table.EvidenceAt(i));
        }
    }

    /// <summary>A release later than the day's whose row itself states that it begins on or before the day, and covers it.</summary>
    /// <remarks>Publishers add codes in retrospect: the release of the day could not have them yet, and does not contradict them.</remarks>
    private ReleaseTable<TRow>? BackdatedTo(ulong key, DateOnly day, out int at)
    {
        at = -1;
        foreach (var table in newestFirst)
        {
            if (table.Release.EffectiveFrom <= day)
                break;
            at = table.IndexOf(key, day);
            if (at >= 0 && table.PeriodAt(at).From != DateOnly.MinValue)
                return table;
        }

        return null;
    }
}

/// <summary>The rows of one release in key order, the periods of one key side by side.</summary>
public sealed class ReleaseTable<TRow>
{
    private readonly ulong[] keys;
    private readonly ActivePeriod[] periods;
    private readonly TRow[] rows;
    private readonly string[] rowKeys;
    private readonly int[] numbers;
    private readonly FrozenDictionary<ulong, (int Start, int End)> index;

    public ReleaseTable(Release release, IEnumerable<(ulong Key, TableRow Source, TRow Row)> entries)
    {
        Release = release;
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

    public Release Release { get; }

    public int Count => keys.Length;

    public bool Has(ulong key) => index.ContainsKey(key);

    /// <summary>The rows of the codes that begin with the given characters, in order.</summary>
    public IEnumerable<(Code Code, ActivePeriod Period, TRow Row)> Beginning(Code prefix)
    {
        var at = Array.BinarySearch(keys, prefix.Packed);
        for (
            at = at < 0 ? ~at : index[prefix.Packed].Start;
            at < keys.Length && Code.FromPacked(keys[at]).StartsWith(prefix);
            at++
        )
            yield return (Code.FromPacked(keys[at]), periods[at], rows[at]);
    }

    public IEnumerable<TRow> Rows => rows;

    internal Range Indexes(ulong key) => index.TryGetValue(key, out var range) ? range.Start..range.End : 0..0;

    internal ActivePeriod PeriodAt(int at) => periods[at];

    internal TRow RowAt(int at) => rows[at];

    internal Evidence EvidenceAt(int at) => new(Release, rowKeys[at], numbers[at]);

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
