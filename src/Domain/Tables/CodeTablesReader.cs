namespace ClaimLint.Domain.Tables;

/// <summary>Makes the tables in memory from stored rows.</summary>
public static class CodeTablesReader
{
    /// <summary>Makes the table of a release, so that it is done while others are still fetched; <see cref="Read"/> uses it in place of the rows.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    public static ReleaseRows Prepare(ReleaseRows release) =>
        release.Table is null
            ? new ReleaseRows(release.Release, []) { Table = TableCatalog.Default.Read(release) }
            : release;

    /// <summary>The same with the rows kept; one of which a row cannot be read becomes unreadable.</summary>
    public static ReleaseRows PrepareOrMark(ReleaseRows release, bool keepsRows)
    {
        try
        {
            return keepsRows ? release with { Table = TableCatalog.Default.Read(release) } : Prepare(release);
        }
        catch (InvalidTableException fault)
        {
            return Unreadable(release.Release, fault.Message);
        }
    }

    /// <summary>A release that cannot be read, in the place of its rows: its table answers nothing, so that no older release answers for it.</summary>
    public static ReleaseRows Unreadable(Release release, string why) =>
        new(release, []) { Table = new UnreadableTable(release, why) };

    /// <inheritdoc cref="CodeTables.Read"/>
    public static CodeTables Read(IEnumerable<ReleaseRows> releases) => CodeTables.Read(releases);
}
