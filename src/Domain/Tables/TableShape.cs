namespace ClaimLint.Domain.Tables;

/// <summary>Which columns of a table's rows make its key; all others but the period and the source are the row's values.</summary>
public static class TableShape
{
    private static readonly string[] Period = ["from", "until"];

    /// <summary>The key columns of a system's rows, in the order in which a key joins them with <c>|</c>.</summary>
    public static IReadOnlyList<string> KeyColumns(string system) =>
        system switch
        {
            TableSystems.Payers => ["payer_id"],
            TableSystems.RevenueCodes => ["revenue_code"],
            TableSystems.DiagnosisExcludes or TableSystems.DiagnosisCodeFirst => ["code", "reference"],
            TableSystems.DiagnosisSeventhCharacters => ["code", "character"],
            TableSystems.DiagnosisEdits => ["code", "edit"],
            TableSystems.Profiles or TableSystems.ProfileReviews => ["procedure", "kind", "code"],
            _ when system.StartsWith(TableSystems.FeeSchedule, StringComparison.Ordinal) => ["code", "modifier"],
            _ when system.StartsWith(TableSystems.PairEdits, StringComparison.Ordinal) => ["column1", "column2"],
            _ when system.StartsWith(TableSystems.AddOns, StringComparison.Ordinal) => ["code", "primary"],
            _ => ["code"],
        };

    /// <summary>A row from named columns: <c>from</c> and <c>until</c> (YYYY-MM-DD, empty for open) become its period.</summary>
    /// <exception cref="InvalidTableException">A key column is missing or a date is none.</exception>
    public static TableRow Row(string system, IReadOnlyDictionary<string, string> columns, int number)
    {
        var keys = KeyColumns(system);
        var parts = keys.Select(key =>
            columns.TryGetValue(key, out var part)
                ? part
                : throw new InvalidTableException($"Row {number} has no column '{key}'.")
        );
        return new TableRow(
            string.Join('|', parts).TrimEnd('|'),
            new ActivePeriod(
                Day(columns, "from", DateOnly.MinValue, number),
                Day(columns, "until", DateOnly.MaxValue, number)
            ),
            columns.Where(column => !keys.Contains(column.Key) && !Period.Contains(column.Key)).ToDictionary(),
            number
        );
    }

    private static DateOnly Day(
        IReadOnlyDictionary<string, string> columns,
        string column,
        DateOnly open,
        int number
    ) =>
        !columns.TryGetValue(column, out var text) || text.Length == 0 ? open
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
        : throw new InvalidTableException($"Row {number}: '{text}' is no date for '{column}'.");
}
