namespace ClaimLint.Domain.Tables;

/// <summary>Which columns of a table's rows make its key; all others but the period and the source are the row's values.</summary>
public static class TableShape
{
    /// <summary>The key columns of a system's rows, in the order in which a key joins them with <c>|</c>.</summary>
    public static IReadOnlyList<string> KeyColumns(string system) => TableCatalog.Default.Of(system).KeyColumns;

    /// <inheritdoc cref="TableDefinition.RowOf"/>
    public static TableRow Row(string system, IReadOnlyDictionary<string, string> columns, int number) =>
        TableCatalog.Default.Of(system).RowOf(columns, number);
}
