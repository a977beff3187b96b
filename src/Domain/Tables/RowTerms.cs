namespace ClaimLint.Domain.Tables;

/// <summary>What a row says besides its key; thousands of rows say the same.</summary>
internal readonly record struct RowTerms<TRow>(ActivePeriod Period, TRow Row);

/// <summary>Finds each row's terms among those that rows before it had.</summary>
/// <remarks>A release of two and a half million pairs has some thousand different terms: a row in memory has a number instead of them.</remarks>
internal sealed class RowTermsReader<TRow>(TableDefinition<TRow> definition)
{
    private readonly List<RowTerms<TRow>> terms = [];
    private readonly Dictionary<Named, int> numbers = [];
    private readonly List<TRow> rows = [];
    private readonly Dictionary<ValueTuple<TRow>, int> rowNumbers = [];
    private IReadOnlyDictionary<string, string>? lastValues;
    private int lastRow = -1;
    private Named last;
    private int lastNumber = -1;

    /// <summary>In the order of their numbers.</summary>
    public RowTerms<TRow>[] Terms => [.. terms];

    /// <summary>The number of a row's terms.</summary>
    /// <exception cref="InvalidTableException">A value is not of its column's kind, or a column is missing.</exception>
    public int Of(TableRow row) => Of(row.Period, RowNumberOf(row));

    /// <summary>The number of a period and of what <see cref="RowNumberOf"/> read.</summary>
    public int Of(ActivePeriod period, int row)
    {
        // Neighbors mostly say the same.
        var named = new Named(((ulong)period.From.DayNumber << 32) | (uint)period.Until.DayNumber, row);
        if (lastNumber >= 0 && last == named)
            return lastNumber;
        last = named;
        if (!numbers.TryGetValue(last, out lastNumber))
        {
            lastNumber = terms.Count;
            terms.Add(new RowTerms<TRow>(period, rows[row]));
            numbers.Add(last, lastNumber);
        }

        return lastNumber;
    }

    /// <summary>A number for what a row says. Rows that say the same often share one set of values, and are then read once.</summary>
    public int RowNumberOf(TableRow row)
    {
        if (definition.Key.HasAll && ReferenceEquals(row.Values, lastValues))
            return lastRow;
        var read = definition.ReadRow(row);
        if (!rowNumbers.TryGetValue(new(read), out lastRow))
        {
            lastRow = rows.Count;
            rows.Add(read);
            rowNumbers.Add(new(read), lastRow);
        }

        lastValues = row.Values;
        return lastRow;
    }

    /// <summary>Terms by the days of their period and the number of their row: hashed for every row of millions.</summary>
    private readonly record struct Named(ulong Days, int Row)
    {
        public override int GetHashCode() => (int)((Days * 0x9E3779B97F4A7C15) >> 32) ^ Row;
    }
}
