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
        var left = new HashSet<int>();
        var key = rows.Count > 0 ? rows[At(order, 0)].Key : string.Empty;
        for (var first = 0; first < rows.Count; )
        {
            var (end, next) = (first + 1, string.Empty);
            while (end < rows.Count && (next = rows[At(order, end)].Key) == key)
                end++;
            if (end - first > 1)
                CheckOne(
                    draft,
                    [.. Enumerable.Range(first, end - first).Select(at => rows[At(order, at)])],
                    context,
                    left
                );
            (first, key) = (end, next);
        }

        return left.Count == 0 ? rows : [.. rows.Where(row => !left.Contains(row.Number))];
    }

    /// <summary>The rows of one key, each against those before it in the file.</summary>
    private static void CheckOne(ReleaseDraft draft, TableRow[] rows, PublicationContext context, HashSet<int> left)
    {
        Array.Sort(rows, (one, other) => one.Number.CompareTo(other.Number));
        for (var later = 1; later < rows.Length; later++)
        {
            var row = rows[later];
            var overlapped = rows[..later]
                .FirstOrDefault(other =>
                    !left.Contains(other.Number)
                    && row.Period.From <= other.Period.Until
                    && other.Period.From <= row.Period.Until
                    && draft.IsNeverInForce?.Invoke(row) == draft.IsNeverInForce?.Invoke(other)
                );
            if (overlapped is null)
                continue;
            left.Add(row.Number);
            context.Skip(
                context.FileNames,
                row.Number,
                $"{row.Key} {row.Period} overlaps row {overlapped.Number}, {overlapped.Period}."
            );
        }
    }

    /// <summary>Null where the rows stand in the order of their keys already, as large publications do.</summary>
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
}
