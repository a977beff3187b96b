using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The NCCI pairs of one program and setting, release by release.</summary>
public sealed class PairEdits
{
    private readonly PairTable[] newestFirst;
    private readonly PairTable[] overrides;

    public PairEdits(string system, IEnumerable<PairTable> releases)
    {
        System = system;
        PairTable[] all = [.. releases];
        newestFirst = ReleaseOrder.NewestFirst(all, table => table.Release);
        overrides = ReleaseOrder.Overrides(all, table => table.Release);
    }

    public string System { get; }

    public IEnumerable<Release> Releases => newestFirst.Select(table => table.Release);

    public PairTable? On(DateOnly day)
    {
        foreach (var table in newestFirst)
        {
            if (table.Release.EffectiveFrom <= day)
                return table;
        }

        return null;
    }

    /// <summary>Found; Unknown where the release speaks for both codes and has no such pair; else why it cannot be told. Allocates nothing.</summary>
    public LookupStatus Find(Code column1, Code column2, DateOnly day, out PairEdit edit)
    {
        if (OverrideOf(column1, column2, day, out edit) is not null)
            return LookupStatus.Found;
        var table = On(day);
        if (table is null)
            return LookupStatus.NoRelease;
        if (table.TryFind(column1, column2, day, out edit))
            return LookupStatus.Found;
        var coverage = table.Release.Coverage;
        return coverage.Covers(column1) && coverage.Covers(column2) ? LookupStatus.Unknown : LookupStatus.NotCovered;
    }

    /// <summary>What the table says of a pair on a day, with what decided. Allocates nothing.</summary>
    public Lookup<PairEdit> Find(Code column1, Code column2, DateOnly day)
    {
        foreach (var own in overrides)
        {
            if (own.IndexOf(column1, column2, day, out var edit) is >= 0 and var place)
                return new(LookupStatus.Found, own, place, edit);
        }

        if (On(day) is not { } table)
            return new(LookupStatus.NoRelease);
        if (table.IndexOf(column1, column2, day, out var found) is >= 0 and var at)
            return new(LookupStatus.Found, table, at, found);
        var coverage = table.Release.Coverage;
        return new(
            coverage.Covers(column1) && coverage.Covers(column2) ? LookupStatus.Unknown : LookupStatus.NotCovered,
            table
        );
    }

    /// <summary>The release whose word counts for a pair on a day: an override of it, else the one that speaks for the day. Allocates nothing.</summary>
    public Release? SpeakerFor(Code column1, Code column2, DateOnly day) =>
        OverrideOf(column1, column2, day, out _)?.Release ?? On(day)?.Release;

    /// <summary>The pairs of a column 1 code in every release, oldest release first, then in overrides.</summary>
    public IEnumerable<(Release Release, PairEdit Edit, int RowNumber)> Of(Code column1) =>
        newestFirst
            .Reverse()
            .Concat(overrides.Reverse())
            .SelectMany(table => table.Of(column1).Select(pair => (table.Release, pair.Edit, pair.RowNumber)));

    public Evidence EvidenceFor(Code column1, Code column2, DateOnly day) =>
        (OverrideOf(column1, column2, day, out _) ?? On(day)) is not { } table ? default
        : table.RowNumberOf(column1, column2, day) is { } row ? new Evidence(table.Release, $"{column1}|{column2}", row)
        : new Evidence(table.Release);

    /// <summary>The override that has the pair in force on the day, whichever published release speaks for it; or null.</summary>
    private PairTable? OverrideOf(Code column1, Code column2, DateOnly day, out PairEdit edit)
    {
        edit = default;
        foreach (var table in overrides)
        {
            if (table.TryFind(column1, column2, day, out edit))
                return table;
        }

        return null;
    }
}
