namespace ClaimLint.Domain.Tables;

/// <summary>Makes the tables in memory from stored rows.</summary>
public static class CodeTablesReader
{
    /// <summary>Makes the table of a release, so that it is done while others are still fetched; <see cref="Read"/> uses it in place of the rows.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    public static ReleaseRows Prepare(ReleaseRows release) =>
        release.Table is null ? new ReleaseRows(release.Release, []) { Table = TableOf(release) } : release;

    /// <summary>The same with the rows kept; one of which a row cannot be read becomes unreadable.</summary>
    public static ReleaseRows PrepareOrMark(ReleaseRows release, bool keepsRows)
    {
        try
        {
            return keepsRows ? release with { Table = TableOf(release) } : Prepare(release);
        }
        catch (InvalidTableException fault)
        {
            return Unreadable(release.Release, fault.Message);
        }
    }

    /// <summary>A release that cannot be read, in the place of its rows: its table answers nothing, so that no older release answers for it.</summary>
    public static ReleaseRows Unreadable(Release release, string why) =>
        new(release, []) { Table = new UnreadableTable(release, why) };

    /// <summary>Reads the rows of every release.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    public static CodeTables Read(IEnumerable<ReleaseRows> releases) => new(releases.Select(TableOf));

    private static ReleaseTable TableOf(ReleaseRows release) =>
        release.Table
        ?? TableCatalog.Default.Find(release.Release.System)?.ReadTable(release)
        ?? new UnreadTable(release.Release);

    /// <summary>A release of a table that this version does not know: it is listed, and nothing looks into it.</summary>
    private sealed class UnreadTable(Release release) : ReleaseTable(release)
    {
        public override int Count => 0;

        internal override Evidence EvidenceAt(int at) => new(Release);

        internal override ActivePeriod PeriodAt(int at) => ActivePeriod.Always;
    }
}
