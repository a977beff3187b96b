using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>Sees that the rows of one key have periods that do not overlap, whatever their order in the file.</summary>
/// <remarks>
/// Nothing here is a matter of <see cref="PublicationOptions.SkipBadRows"/>: of two rows that contradict each other the file does not say
/// which one is right, and to leave one out would decide it.
/// </remarks>
internal static class Periods
{
    private const int MaxNamed = 5;

    /// <summary>The draft's rows, without those that say nothing beside another row of their key.</summary>
    /// <exception cref="UnreadablePublicationException">Two rows of one key are in force on the same day and differ.</exception>
    public static IReadOnlyList<TableRow> Checked(ReleaseDraft draft, PublicationContext context)
    {
        var rows = draft.Rows;
        var order = OrderOf(rows);
        var redundant = new SortedDictionary<int, TableRow>();
        var key = rows.Count > 0 ? rows[At(order, 0)].Key : string.Empty;
        for (var first = 0; first < rows.Count; )
        {
            var (end, next) = (first + 1, string.Empty);
            while (end < rows.Count && (next = rows[At(order, end)].Key) == key)
                end++;
            if (end - first > 1)
            {
                var places = Enumerable.Range(first, end - first).Select(at => At(order, at));
                Check(draft, [.. places.Select(place => new Placed(place, rows[place]))], context, redundant);
            }

            (first, key) = (end, next);
        }

        if (redundant.Count == 0)
            return rows;
        context.Tell(SentenceOf(redundant.Values));
        if (rows is not PairRows pairs)
            return [.. rows.Where((_, place) => !redundant.ContainsKey(place))];
        pairs.RemoveAt(redundant.Keys);
        return pairs;
    }

    /// <summary>The rows of one key: those in force beside each other, then those that never were.</summary>
    private static void Check(
        ReleaseDraft draft,
        List<Placed> rows,
        PublicationContext context,
        SortedDictionary<int, TableRow> redundant
    )
    {
        // Of rows that begin together the longest comes first, and of equal ones the first of the file.
        rows.Sort(
            static (one, other) =>
                (one.Row.Period.From, other.Row.Period.Until, one.Place).CompareTo(
                    (other.Row.Period.From, one.Row.Period.Until, other.Place)
                )
        );
        var inForce = new List<TableRow>();
        var never = new List<Placed>();
        foreach (var placed in rows)
        {
            var row = placed.Row;
            if (draft.IsNeverInForce?.Invoke(row) == true)
                never.Add(placed);
            else if (inForce.Count == 0 || row.Period.From > inForce[^1].Period.Until)
                inForce.Add(row);
            else if (row.Period.Until <= inForce[^1].Period.Until && SaysTheSame(row, inForce[^1]))
                redundant.Add(placed.Place, row);
            else
                throw Conflict(context, row, inForce[^1]);
        }

        var lastDays = inForce.Select(row => row.Period.Until).ToHashSet();
        foreach (var (place, row) in never)
        {
            // A table tells two rows of a key apart by their last day.
            var isCovered = !draft.TellsNeverInForce && IsAnyInForce(inForce, row.Period.From);
            if (isCovered || !lastDays.Add(row.Period.Until))
                redundant.Add(place, row);
        }
    }

    private static bool IsAnyInForce(List<TableRow> inForce, DateOnly day)
    {
        var (low, high) = (0, inForce.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = inForce[middle].Period.From <= day ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && inForce[low - 1].Period.Until >= day;
    }

    private static bool SaysTheSame(TableRow one, TableRow other) =>
        ReferenceEquals(one.Values, other.Values)
        || (
            one.Values.Count == other.Values.Count
            && one.Values.All(value => other.Values.TryGetValue(value.Key, out var same) && same == value.Value)
        );

    private static UnreadablePublicationException Conflict(PublicationContext context, TableRow one, TableRow other)
    {
        var (first, second) = one.Number < other.Number ? (one, other) : (other, one);
        return new UnreadablePublicationException(
            $"{context.FileNames}, row {second.Number}: {second.Key} {second.Period} overlaps row {first.Number}, {first.Period}. Correct or remove one of the two rows."
        );
    }

    private static string SentenceOf(IReadOnlyCollection<TableRow> redundant)
    {
        var numbers = redundant.Select(row => row.Number).Order().ToArray();
        if (numbers.Length == 1)
            return $"1 row repeats another or was never in force, and is not imported: row {numbers[0]}.";
        var named = string.Join(", ", numbers.Take(MaxNamed));
        var more = numbers.Length > MaxNamed ? $" and {numbers.Length - MaxNamed} more" : string.Empty;
        return $"{numbers.Length} rows repeat others or were never in force, and are not imported: rows {named}{more}.";
    }

    /// <summary>Null where the rows are in the order of their keys already, as large publications are.</summary>
    private static int[]? OrderOf(IReadOnlyList<TableRow> rows)
    {
        var at = 1;
        for (var last = rows.Count > 0 ? rows[0].Key : string.Empty; at < rows.Count; at++)
        {
            var key = rows[at].Key;
            if (string.CompareOrdinal(last, key) > 0)
                break;
            last = key;
        }

        if (at >= rows.Count)
            return null;
        var order = new int[rows.Count];
        var keys = new string[rows.Count];
        for (var i = 0; i < order.Length; i++)
            (order[i], keys[i]) = (i, rows[i].Key);
        Array.Sort(keys, order, StringComparer.Ordinal);
        return order;
    }

    private static int At(int[]? order, int index) => order is null ? index : order[index];

    private readonly record struct Placed(int Place, TableRow Row);
}
