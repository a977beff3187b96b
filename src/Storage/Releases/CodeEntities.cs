using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The rows of a release as entities of <c>Codes</c>, and back.</summary>
internal static class CodeEntities
{
    /// <summary>Pair tables run into millions of rows: one entity a column 1 code instead of one a pair.</summary>
    public static bool IsPacked(string system) =>
        system.StartsWith(TableSystems.PairEdits, StringComparison.Ordinal)
        || system.StartsWith(TableSystems.AddOns, StringComparison.Ordinal);

    /// <summary>The entities in the order of their partitions.</summary>
    /// <exception cref="InvalidTableException">A row cannot be stored: no key, a key and last day twice, a column's name, a size.</exception>
    public static IEnumerable<TableEntity> Of(string load, ReleaseRows release)
    {
        var isPacked = IsPacked(release.Release.System);
        var code = new List<TableRow>();
        TableRow? last = null;
        foreach (var row in Ordered(release.Rows))
        {
            if (row.Key.Length == 0)
                throw new InvalidTableException($"Row {row.Number} has no key.");
            if (last is not null && last.Key == row.Key && last.Period.Until == row.Period.Until)
                throw new InvalidTableException(
                    $"Row {row.Number} ({row.Key}) repeats row {last.Number}: the same key and the same last day."
                );
            if (last is not null && !IsSameCode(last, row, isPacked))
            {
                foreach (var entity in Entities(load, code, isPacked))
                    yield return entity;
                code.Clear();
            }

            code.Add(row);
            last = row;
        }

        foreach (var entity in Entities(load, code, isPacked))
            yield return entity;
    }

    /// <summary>The rows of an entity.</summary>
    /// <exception cref="InvalidTableException">The entity was changed into something unreadable.</exception>
    public static IEnumerable<TableRow> Read(TableEntity entity) =>
        entity.ContainsKey(PackedPairs.Marker) ? PackedPairs.Read(entity) : PlainRows.Read(entity);

    /// <summary>The rows by code: as they are where they stand so already, for a sorted copy of millions costs a hundred bytes a row.</summary>
    private static IEnumerable<TableRow> Ordered(IReadOnlyList<TableRow> rows)
    {
        for (var at = 1; at < rows.Count; at++)
        {
            if (ByCode.Order.Compare(rows[at - 1], rows[at]) > 0)
                return rows.Order(ByCode.Order);
        }

        return rows;
    }

    private static IEnumerable<TableEntity> Entities(string load, List<TableRow> code, bool isPacked)
    {
        if (code.Count == 0)
            yield break;
        foreach (var entity in isPacked ? PackedPairs.Of(load, code) : PlainRows.Of(load, code))
        {
            EntityLimits.Check(entity);
            yield return entity;
        }
    }

    private static bool IsSameCode(TableRow one, TableRow other, bool isPacked) =>
        isPacked ? TableKeys.FirstPart(one.Key).SequenceEqual(TableKeys.FirstPart(other.Key)) : one.Key == other.Key;

    /// <summary>First code, then the whole key, then the periods, oldest first.</summary>
    private sealed class ByCode : IComparer<TableRow>
    {
        public static ByCode Order { get; } = new();

        public int Compare(TableRow? x, TableRow? y)
        {
            if (x is null || y is null)
                return Comparer<bool>.Default.Compare(x is not null, y is not null);
            var order = TableKeys.FirstPart(x.Key).CompareTo(TableKeys.FirstPart(y.Key), StringComparison.Ordinal);
            if (order == 0)
                order = string.CompareOrdinal(x.Key, y.Key);
            if (order == 0)
                order = x.Period.Until.CompareTo(y.Period.Until);
            return order != 0 ? order : x.Number.CompareTo(y.Number);
        }
    }
}
