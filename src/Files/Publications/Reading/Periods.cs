using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>Sees that a key that stands several times has periods that do not overlap.</summary>
internal static class Periods
{
    /// <summary>The draft's rows, without those that had to be left out.</summary>
    /// <exception cref="UnreadablePublicationException">Two rows of one key are in force on the same day.</exception>
    public static IReadOnlyList<TableRow> Checked(ReleaseDraft draft, PublicationContext context)
    {
        var rows = draft.Rows;
        var order = OrderOf(rows);
        var left = new HashSet<TableRow>(ReferenceEqualityComparer.Instance);
        for (var first = 0; first < rows.Count; )
        {
            var key = rows[At(order, first)].Key;
            var end = first + 1;
            while (end < rows.Count && rows[At(order, end)].Key == key)
                end++;
            for (var i = first; end - first > 1 && i < end; i++)
            {
                for (var j = first; j < i; j++)
                    Compare(rows[At(order, j)], rows[At(order, i)], draft, context, left);
            }

            first = end;
        }

        if (left.Count > 0)
            rows.RemoveAll(left.Contains);
        return rows;
    }

    private static void Compare(
        TableRow one,
        TableRow other,
        ReleaseDraft draft,
        PublicationContext context,
        HashSet<TableRow> left
    )
    {
        if (one.Period.From > other.Period.Until || other.Period.From > one.Period.Until)
            return;
        if (draft.IsNeverInForce is { } never && never(one) != never(other))
            return;
        var (kept, later) = one.Number <= other.Number ? (one, other) : (other, one);
        if (left.Contains(kept) || !left.Add(later))
            return;
        context.Skip(
            context.FileNames,
            later.Number,
            $"{later.Key} {later.Period} overlaps row {kept.Number}, {kept.Period}."
        );
    }

    /// <summary>Null where the rows stand in the order of their keys already, as large publications do.</summary>
    private static int[]? OrderOf(List<TableRow> rows)
    {
        var at = 1;
        while (at < rows.Count && string.CompareOrdinal(rows[at - 1].Key, rows[at].Key) <= 0)
            at++;
        if (at >= rows.Count)
            return null;
        var order = new int[rows.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (one, other) => string.CompareOrdinal(rows[one].Key, rows[other].Key));
        return order;
    }

    private static int At(int[]? order, int index) => order is null ? index : order[index];
}
