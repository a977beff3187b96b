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
    private readonly ReleaseTable<TRow>[] overrides;

    public DatedTable(string system, IEnumerable<ReleaseTable<TRow>> releases)
    {
        System = system;
        ReleaseTable<TRow>[] all = [.. releases];
        newestFirst = ReleaseOrder.NewestFirst(all, table => table.Release);
        overrides = ReleaseOrder.Overrides(all, table => table.Release);
    }

    public string System { get; }

    /// <summary>What may have been meant by a code that may not be submitted on a day.</summary>
    public CodeTextCache Suggestions { get; } = new();

    public IEnumerable<Release> Releases => newestFirst.Select(table => table.Release);

    /// <summary>The published release that speaks for a day: the latest begun. It stays in force until a later one is loaded.</summary>
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
        var found = Find(key, covering, day);
        row = found.Row;
        return found.Status;
    }

    /// <summary>What the table says of a code on a day, with what decided. Allocates nothing.</summary>
    public Lookup<TRow> Find(Code code, DateOnly day) => Find(code.Packed, code, day);

    /// <summary>The same for a key that packs more than a code; <paramref name="covering"/> is the code that coverage speaks of.</summary>
    public Lookup<TRow> Find(ulong key, Code covering, DateOnly day)
    {
        if (OverrideOf(key, day, out var at) is { } own)
            return new(LookupStatus.Found, own, at, own.RowAt(at));
        var table = On(day);
        if (table is null)
            return new(LookupStatus.NoRelease);
        at = table.IndexOf(key, day);
        if (at >= 0)
            return new(LookupStatus.Found, table, at, table.RowAt(at));
        if (BackdatedTo(key, day, out at) is { } later)
            return new(LookupStatus.Found, later, at, later.RowAt(at));
        // Rows of other releases do not count where the day's release is partial: neither does a code end with a release
        // that is not complete for it, nor begin with the first release that has it.
        if (!table.Has(key) && !table.Release.Coverage.Covers(covering))
            return new(LookupStatus.NotCovered, table);
        foreach (var other in newestFirst)
        {
            if (other.Has(key))
                return new(LookupStatus.NotActive, other, other.Indexes(key).End.Value - 1);
        }

        return new(LookupStatus.Unknown, table);
    }

    /// <summary>What decided, for a finding: the row in force, else the nearest row of the code, else the release alone.</summary>
    public Evidence EvidenceFor(ulong key, DateOnly day)
    {
        if (OverrideOf(key, day, out var at) is { } own)
            return own.EvidenceAt(at);
        var table = On(day);
        if (table is not null && table.IndexOf(key, day) is >= 0 and var found)
            return table.EvidenceAt(found);
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

    /// <summary>The release whose word counts for a key on a day: an override of it, else the one that speaks for the day. Allocates nothing.</summary>
    public Release? SpeakerFor(ulong key, DateOnly day) => OverrideOf(key, day, out _)?.Release ?? On(day)?.Release;

    /// <summary>Every period of a key in every published release, oldest release first: for a message or a look-up of the code.</summary>
    public IEnumerable<(Release Release, ActivePeriod Period, TRow Row, Evidence Evidence)> History(ulong key) =>
        History(newestFirst, key);

    /// <summary>Every period of a key in an override, the one that counts last.</summary>
    public IEnumerable<(Release Release, ActivePeriod Period, TRow Row, Evidence Evidence)> OverridesOf(ulong key) =>
        History(overrides, key);

    /// <summary>Every period of all keys that are alike where the mask has bits, in every release, oldest release first, then in overrides.</summary>
    internal IEnumerable<(Release Release, ActivePeriod Period, TRow Row, Evidence Evidence)> HistoryOf(
        ulong key,
        ulong mask
    )
    {
        foreach (var table in newestFirst.Reverse().Concat(overrides.Reverse()))
        {
            for (var i = table.FirstFrom(key); i < table.Count && table.IsAlike(i, key, mask); i++)
                yield return (table.Release, table.PeriodAt(i), table.RowAt(i), table.EvidenceAt(i));
        }
    }

    private static IEnumerable<(Release Release, ActivePeriod Period, TRow Row, Evidence Evidence)> History(
        ReleaseTable<TRow>[] newestFirst,
        ulong key
    )
    {
        foreach (var table in newestFirst.Reverse())
        {
            var (start, end) = (table.Indexes(key).Start.Value, table.Indexes(key).End.Value);
            for (var i = start; i < end; i++)
                yield return (table.Release, table.PeriodAt(i), table.RowAt(i), table.EvidenceAt(i));
        }
    }

    /// <summary>The override that has the key in force on the day, whichever published release speaks for it; or null.</summary>
    private ReleaseTable<TRow>? OverrideOf(ulong key, DateOnly day, out int at)
    {
        at = -1;
        foreach (var table in overrides)
        {
            at = table.IndexOf(key, day);
            if (at >= 0)
                return table;
        }

        return null;
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
