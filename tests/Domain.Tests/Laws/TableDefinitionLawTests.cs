using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>A table is stated once: what its definition reads from a row it writes again, key and values, for every row there is.</summary>
public sealed class TableDefinitionLawTests
{
    public static TheoryData<string> Systems => [.. TableCatalog.Default.Systems];

    [Fact]
    public void Every_embedded_row_is_written_as_it_was_read()
    {
        var tables = CodeTables.Read(Tables.EmbeddedReleases);
        Assert.All(
            Tables.EmbeddedReleases.SelectMany(release => release.Rows.Select(row => (release.Release, Row: row))),
            entry => AssertWritten(tables, entry.Release, entry.Row)
        );
    }

    /// <summary>A value that is refused with its expected form must not be one that another row was read with.</summary>
    [Theory]
    [MemberData(nameof(Systems))]
    public void A_definition_names_its_columns_once_each(string system)
    {
        var table = TableCatalog.Default.Of(system);
        string[] columns = [.. table.KeyColumns, .. table.ValueColumns, "from", "until"];

        Assert.Equal(columns.Distinct(), columns);
        Assert.NotEmpty(table.KeyColumns);
        Assert.NotEmpty(table.Title);
    }

    [Fact]
    public void No_two_tables_in_our_own_columns_look_alike()
    {
        var shapes = TableCatalog
            .Default.Tables.Where(table => table.HasOwnColumns)
            .Select(table => string.Join(',', table.KeyColumns.Concat(table.ValueColumns).Order()));

        Assert.Equal(shapes.Distinct(), shapes);
    }

    private static void AssertWritten(CodeTables tables, Release release, TableRow row)
    {
        var table = tables.Catalog.Of(release.System);
        Assert.True(table.TryReadKey(row.KeyParts[0], out var asked), row.Key);
        var found = Assert.Single(
            CodeHistory.Of(tables, release.System, asked),
            period =>
                period.Release.ToString() == release.ToString()
                && period.Row.RowNumber == row.Number
                && period.Row.RowKey == row.Key
        );
        Assert.Equal(row.Period, found.Period);
        foreach (var (column, value) in found.Says.Where(value => table.ValueColumns.Contains(value.Key)))
            Assert.Equal(row[column], value);
    }
}
