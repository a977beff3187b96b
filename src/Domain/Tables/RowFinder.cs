using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>How a row is looked for in the table of one release: what <see cref="ReleaseWalk{TRow}"/> asks of each release.</summary>
internal interface IRowFinder<TRow>
{
    /// <summary>
    /// The place of the row that is in force on a day. Where the table lists the row at other dates only,
    /// <see cref="ReleaseTable{TRow}.Listed"/> of the last; else <see cref="ReleaseTable{TRow}.Absent"/>.
    /// </summary>
    int Find(ReleaseTable<TRow> table, DateOnly day);

    /// <summary>Whether a release that lists no such row knows that there is none.</summary>
    bool IsCoveredBy(Coverage coverage);
}

/// <summary>Looks a key up, for which one or two codes have to be covered.</summary>
internal readonly struct KeyFinder<TRow>(ulong key, Code first, Code second) : IRowFinder<TRow>
{
    public int Find(ReleaseTable<TRow> table, DateOnly day) => table.Find(key, day);

    public bool IsCoveredBy(Coverage coverage) => coverage.Covers(first) && (second.IsNone || coverage.Covers(second));
}
