using System.Globalization;
using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The periods of one code as one entity, each value a property under its column's name: a row to be read and corrected by hand.</summary>
/// <remarks>
/// <c>From</c>, <c>Until</c> (empty for open), <c>Row</c> and the columns; a second period has <c>From__2</c>, <c>Until__2</c>, <c>Row__2</c>, <c>title__2</c>
/// and so on, oldest first. Columns are in lower case as the sources have them, ours begin with a capital.
/// </remarks>
internal static class PlainRows
{
    private const string From = "From";
    private const string Until = "Until";
    private const string Row = "Row";
    private const string Periods = "Periods";
    private const string Between = "__";

    public static IEnumerable<TableEntity> Of(string load, IReadOnlyList<TableRow> periods)
    {
        var partition = TableKeys.Partition(load, periods[0].Key);
        var part = 1;
        for (var next = 0; next < periods.Count; part++)
        {
            var entity = new TableEntity(partition, TableKeys.Row(periods[0].Key, part));
            var first = next;
            while (next < periods.Count && (next == first || HasRoom(entity, periods[next])))
            {
                Write(entity, periods[next], next - first + 1);
                next++;
            }

            entity[Periods] = next - first;
            yield return entity;
        }
    }

    public static IEnumerable<TableRow> Read(TableEntity entity)
    {
        var key = TableKeys.KeyOf(entity.RowKey);
        var count = entity.TryGetValue(Periods, out var stated) ? Number(entity, Periods, stated) : 1;
        if (count > EntityLimits.MaxProperties)
            throw new InvalidTableException($"The row '{entity.RowKey}' cannot have {count} periods.");
        var columns = new Dictionary<string, string>[count];
        for (var i = 0; i < count; i++)
            columns[i] = [];
        foreach (var (name, value) in EntityLimits.Properties(entity))
        {
            if (name == Periods)
                continue;
            var (column, period) = Split(name);
            if (period > count)
                throw new InvalidTableException($"The row '{entity.RowKey}' has '{name}' and states {count} periods.");
            columns[period - 1][column] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return columns.Select(values => RowOf(entity, key, values));
    }

    private static TableRow RowOf(TableEntity entity, string key, Dictionary<string, string> values)
    {
        values.Remove(From, out var from);
        values.Remove(Until, out var until);
        values.Remove(Row, out var row);
        return new TableRow(
            key,
            new ActivePeriod(Day(entity, from, DateOnly.MinValue), Day(entity, until, DateOnly.MaxValue)),
            values,
            Number(entity, Row, row ?? "0")
        );
    }

    private static void Write(TableEntity entity, TableRow row, int period)
    {
        var suffix = period == 1 ? "" : $"{Between}{period}";
        entity[From + suffix] = row.Period.From == DateOnly.MinValue ? "" : ReleaseEntity.Text(row.Period.From);
        entity[Until + suffix] = row.Period.Until == DateOnly.MaxValue ? "" : ReleaseEntity.Text(row.Period.Until);
        entity[Row + suffix] = row.Number;
        foreach (var (column, value) in row.Values)
        {
            // The first letter keeps the columns apart from our own names, the two underscores from other periods.
            if (
                column.Length == 0
                || char.IsAsciiLetterUpper(column[0])
                || column.Contains(Between, StringComparison.Ordinal)
            )
                throw new InvalidTableException(
                    $"Row {row.Number} ({row.Key}) has a column '{column}': names begin with no capital and hold no '{Between}'."
                );
            entity[column + suffix] = value;
        }
    }

    private static bool HasRoom(TableEntity entity, TableRow row) =>
        entity.Count + row.Values.Count + 8 <= EntityLimits.MaxProperties
        && EntityLimits.StoredSize(entity)
            + row.Values.Sum(value => 80 + (2L * (value.Key.Length + value.Value.Length)))
            <= EntityLimits.MaxEntityBytes - 1000;

    private static (string Column, int Period) Split(string name)
    {
        var at = name.LastIndexOf(Between, StringComparison.Ordinal);
        return
            at > 0
            && int.TryParse(
                name.AsSpan(at + Between.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var period
            )
            && period > 1
            ? (name[..at], period)
            : (name, 1);
    }

    private static DateOnly Day(TableEntity entity, string? text, DateOnly open) =>
        string.IsNullOrEmpty(text) ? open
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day
        : throw new InvalidTableException($"The row '{entity.RowKey}': '{text}' is no day (YYYY-MM-DD).");

    /// <summary>A count or number, whatever type it has after an edit by hand.</summary>
    internal static int Number(TableEntity entity, string property, object value) =>
        int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), out var number) && number is >= 0
            ? number
            : throw new InvalidTableException($"The row '{entity.RowKey}': '{value}' is no number for '{property}'.");
}
