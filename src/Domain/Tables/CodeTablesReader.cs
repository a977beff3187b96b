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

    /// <inheritdoc cref="CodeTables.Read"/>
    public static CodeTables Read(IEnumerable<ReleaseRows> releases) => CodeTables.Read(releases);
}
