using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The rows of a release as entities of <c>Codes</c>, and back.</summary>
internal static class CodeEntities
{
    /// <summary>Whether the rows of one first code share an entity.</summary>
    public static bool IsPacked(string system) => PackingOf(system) == TablePacking.Pairs;

    private static TablePacking PackingOf(string system) =>
        TableCatalog.Default.Find(system)?.Packing ?? TablePacking.None;

    /// <summary>What the rows of one entity have in common: the first code of pairs, five digits of an NPI, else the whole key.</summary>
    private static ReadOnlySpan<char> GroupOf(TablePacking packing, TableRow row) =>
        packing switch
        {
            TablePacking.Pairs => TableKeys.FirstPart(row.Key),
            TablePacking.Npis => PackedNpis.PrefixOf(row.Key),
            _ => row.Key,
        };

    /// <summary>The entities in the order of their partitions.</summary>
    /// <exception cref="InvalidTableException">A row cannot be stored: no key, a key and last day twice, a column's name, a size.</exception>
    public static IEnumerable<TableEntity> Of(string load, ReleaseRows release)
    {
        var packing = PackingOf(release.Release.System);
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
            if (last is not null && !GroupOf(packing, last).SequenceEqual(GroupOf(packing, row)))
            {
                foreach (var entity in Entities(load, code, packing))
                    yield return entity;
                code.Clear();
            }

            code.Add(row);
            last = row;
        }

        foreach (var entity in Entities(load, code, packing))
            yield return entity;
    }

    /// <summary>The rows of an entity.</summary>
    /// <exception cref="InvalidTableException">The entity was changed into something unreadable.</exception>
    public static IEnumerable<TableRow> Read(TableEntity entity) =>
        entity.ContainsKey(PackedPairs.Marker) ? PackedPairs.Read(entity)
        : entity.ContainsKey(PackedNpis.Marker) ? PackedNpis.Read(entity)
        : PlainRows.Read(entity);

    /// <summary>How many rows an entity that was made here holds.</summary>
    public static int CountOf(TableEntity entity) =>
        entity.GetInt32(PackedPairs.Marker)
        ?? entity.GetInt32(PackedNpis.Marker)
        ?? entity.GetInt32(PlainRows.Periods)
        ?? 1;

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

    private static IEnumerable<TableEntity> Entities(string load, List<TableRow> code, TablePacking packing)
    {
        if (code.Count == 0)
            yield break;
        var entities =
            packing == TablePacking.Pairs ? PackedPairs.Of(load, code)
            : packing == TablePacking.None ? PlainRows.Of(load, code)
            : PackedNpis.Fits(code) ? PackedNpis.Of(load, code)
            // Rows that say more than a number and its days.
            : code.GroupBy(row => row.Key).SelectMany(npi => PlainRows.Of(load, [.. npi]));
        foreach (var entity in entities)
        {
            EntityLimits.Check(entity);
            yield return entity;
        }
    }

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
