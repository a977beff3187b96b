namespace ClaimLint.Domain.Tables;

public enum RowChangeKind
{
    /// <summary>In force in the later release, and not in the earlier one.</summary>
    Added,

    /// <summary>In force in the earlier release, and ended or gone in the later one.</summary>
    Ended,

    /// <summary>In both, and says something else.</summary>
    Changed,
}

/// <summary>What became of one key between two releases.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">The code, or codes joined by <c>|</c>.</param>
/// <param name="Before">Its latest row in the earlier release; null for none.</param>
/// <param name="After">Its latest row in the later release; null for none.</param>
/// <param name="Columns">What changed, where it is in both.</param>
public sealed record RowChange(
    RowChangeKind Kind,
    string Key,
    TableRow? Before,
    TableRow? After,
    IReadOnlyList<ColumnChange> Columns
);

public sealed record ColumnChange(string Column, string Before, string After);

/// <summary>What a later release of a system says otherwise than an earlier one.</summary>
/// <remarks>
/// Codes and edits alike, key by key: of a key with several periods the latest is compared, and of the others whether they are the same.
/// A row that begins with its release has no date of its own; that its successor begins later is no change. Nor is another source.
/// </remarks>
public static class ReleaseDiff
{
    private const string SourceColumn = "source";

    /// <summary>The changes in the order of their keys.</summary>
    public static IEnumerable<RowChange> Of(ReleaseRows before, ReleaseRows after)
    {
        var (old, recent) = (Sorted(before.Rows), Sorted(after.Rows));
        for (int i = 0, j = 0; i < old.Length || j < recent.Length; )
        {
            var order =
                i == old.Length ? 1
                : j == recent.Length ? -1
                : string.CompareOrdinal(old[i].Key, recent[j].Key);
            var one = order <= 0 ? Periods(old, ref i) : [];
            var other = order >= 0 ? Periods(recent, ref j) : [];
            if (Compare(one, other, before.Release, after.Release) is { } change)
                yield return change;
        }
    }

    private static RowChange? Compare(
        ReadOnlySpan<TableRow> before,
        ReadOnlySpan<TableRow> after,
        Release earlier,
        Release later
    )
    {
        if (before.IsEmpty)
            return new RowChange(RowChangeKind.Added, after[^1].Key, null, after[^1], []);
        var (old, recent) = (before[^1], after.IsEmpty ? null : after[^1]);
        if (recent is null)
            return IsOpen(old) ? new RowChange(RowChangeKind.Ended, old.Key, old, null, []) : null;
        var columns = Columns(old, recent, earlier, later);
        if (IsOpen(old) != IsOpen(recent))
            return new RowChange(
                IsOpen(old) ? RowChangeKind.Ended : RowChangeKind.Added,
                old.Key,
                old,
                recent,
                columns
            );
        if (columns.Count == 0 && !SameHistory(before, after, earlier, later))
            columns.Add(new ColumnChange("earlier periods", Told(before[..^1]), Told(after[..^1])));
        return columns.Count == 0 ? null : new RowChange(RowChangeKind.Changed, old.Key, old, recent, columns);
    }

    private static List<ColumnChange> Columns(TableRow before, TableRow after, Release earlier, Release later)
    {
        var changes = new List<ColumnChange>();
        Note("from", Told(FromOf(before, earlier)), Told(FromOf(after, later)));
        Note("until", Told(before.Period.Until), Told(after.Period.Until));
        if (ReferenceEquals(before.Values, after.Values))
            return changes;
        foreach (var column in before.Values.Keys.Union(after.Values.Keys))
        {
            if (column != SourceColumn)
                Note(column, before.Values.GetValueOrDefault(column, ""), after.Values.GetValueOrDefault(column, ""));
        }

        return changes;

        void Note(string column, string one, string other)
        {
            if (one != other)
                changes.Add(new ColumnChange(column, one, other));
        }
    }

    private static bool SameHistory(
        ReadOnlySpan<TableRow> before,
        ReadOnlySpan<TableRow> after,
        Release earlier,
        Release later
    )
    {
        if (before.Length != after.Length)
            return false;
        for (var i = 0; i < before.Length - 1; i++)
        {
            if (Columns(before[i], after[i], earlier, later).Count > 0)
                return false;
        }

        return true;
    }

    private static TableRow[] Sorted(IReadOnlyList<TableRow> rows)
    {
        TableRow[] sorted = [.. rows];
        Array.Sort(
            sorted,
            (one, other) =>
                string.CompareOrdinal(one.Key, other.Key) is not 0 and var order
                    ? order
                    : one.Period.Until.CompareTo(other.Period.Until)
        );
        return sorted;
    }

    /// <summary>The rows of the key that begins at a place, and moves the place behind them.</summary>
    private static ReadOnlySpan<TableRow> Periods(TableRow[] rows, ref int at)
    {
        var start = at++;
        while (at < rows.Length && rows[at].Key == rows[start].Key)
            at++;
        return rows.AsSpan(start..at);
    }

    private static bool IsOpen(TableRow row) => row.Period.Until == DateOnly.MaxValue;

    private static DateOnly FromOf(TableRow row, Release release) =>
        row.Period.From == release.EffectiveFrom ? DateOnly.MinValue : row.Period.From;

    private static string Told(DateOnly day) =>
        day == DateOnly.MinValue || day == DateOnly.MaxValue ? "" : $"{day:yyyy-MM-dd}";

    private static string Told(ReadOnlySpan<TableRow> rows)
    {
        var periods = new List<string>();
        foreach (var row in rows)
            periods.Add(row.Period.ToString());
        return string.Join(", ", periods);
    }
}
