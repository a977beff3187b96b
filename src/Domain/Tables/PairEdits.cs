using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The NCCI pairs of one program and setting, release by release.</summary>
public sealed class PairEdits
{
    private readonly PairTable[] newestFirst;

    public PairEdits(string system, IEnumerable<PairTable> releases)
    {
        System = system;
        newestFirst = ReleaseOrder.NewestFirst(releases, table => table.Release);
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
        edit = default;
        var table = On(day);
        if (table is null)
            return LookupStatus.NoRelease;
        if (table.TryFind(column1, column2, day, out edit))
            return LookupStatus.Found;
        var coverage = table.Release.Coverage;
        return coverage.Covers(column1) && coverage.Covers(column2) ? LookupStatus.Unknown : LookupStatus.NotCovered;
    }

    /// <summary>The pairs of a column 1 code in every release, oldest release first.</summary>
    public IEnumerable<(Release Release, PairEdit Edit)> Of(Code column1) =>
        newestFirst.Reverse().SelectMany(table => table.Of(column1).Select(edit => (table.Release, edit)));

    public Evidence EvidenceFor(Code column1, Code column2, DateOnly day) =>
        On(day) is not { } table ? default
        : table.TryFind(column1, column2, day, out var edit)
            ? new Evidence(table.Release, $"{column1}|{column2}", edit.RowNumber)
        : new Evidence(table.Release);
}
