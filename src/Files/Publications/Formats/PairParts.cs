using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Sees whether pairs are a whole publication or some of its parts, by the column 1 codes that they have.</summary>
/// <remarks>
/// The parts are cut by column 1, and a missing one would let every pair of its codes pass as none. In a whole publication CPT's codes are
/// close, from surgery to medicine; the widest gap in CPT itself is 18000 to 18999. A part spans ten thousand and more.
/// </remarks>
internal static class PairParts
{
    private const int FirstCategory1 = 10_000;
    private const int LastCategory1 = 99_000;
    private const int WidestGap = 4_000;

    /// <summary>What is missing, in words; null where nothing is.</summary>
    public static string? Missing(IReadOnlyList<TableRow> rows)
    {
        var numbers = new SortedSet<int>();
        var (hasLetterFirst, hasLetterLast) = (false, false);
        var last = default(string);
        foreach (var row in rows)
        {
            if (last is not null && row.Key.AsSpan(0, 5).SequenceEqual(last.AsSpan(0, 5)))
                continue;
            last = row.Key;
            hasLetterFirst |= char.IsAsciiLetter(row.Key[0]);
            hasLetterLast |= char.IsAsciiLetter(row.Key[4]);
            if (int.TryParse(row.Key.AsSpan(0, 5), out var number) && number >= FirstCategory1)
                numbers.Add(number);
        }

        if (!hasLetterLast)
            return "there is no column 1 code of CPT category II or III";
        if (!hasLetterFirst)
            return "there is no column 1 code of HCPCS level II";
        var before = FirstCategory1;
        foreach (var number in numbers.Append(LastCategory1))
        {
            if (number - before > WidestGap)
                return $"there is no column 1 code between {before} and {number}";
            before = number;
        }

        return null;
    }
}
