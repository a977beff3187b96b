using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>The codes most like a wrong one: what may have been meant.</summary>
internal static class NearestCodes
{
    /// <summary>Codes that a message names at most; a category can have thousands.</summary>
    public const int Most = MessageText.MaxItems;

    /// <summary>The fewest characters to change first, then in the codes' order; at most <see cref="Most"/>.</summary>
    /// <param name="wrong">The wrong code.</param>
    /// <param name="candidates">In order; the wrong code is not among them.</param>
    /// <param name="isValid">Whether a candidate may be named; called for few, since a lookup takes longer than a comparison.</param>
    public static IReadOnlyList<Code> To(Code wrong, IEnumerable<Code> candidates, Func<Code, bool> isValid)
    {
        var nearest = new List<Code>(Most);
        Span<int> distances = stackalloc int[Most];
        foreach (var candidate in candidates)
        {
            var distance = Distance(wrong, candidate);
            // Of two as near as each other the earlier stays.
            var isFull = nearest.Count == Most;
            if ((isFull && distance >= distances[Most - 1]) || !isValid(candidate))
                continue;
            if (isFull)
                nearest.RemoveAt(Most - 1);
            var at = nearest.Count;
            for (; at > 0 && distances[at - 1] > distance; at--)
                distances[at] = distances[at - 1];
            distances[at] = distance;
            nearest.Insert(at, candidate);
            // No other code is nearer than by one character.
            if (nearest.Count == Most && distances[Most - 1] == 1)
                break;
        }

        return nearest;
    }

    /// <summary>How many characters have to be put in, taken out or replaced to make one code of the other (Levenshtein).</summary>
    public static int Distance(Code from, Code to)
    {
        // What both begin with is no difference: of the codes of one category a few characters are left to compare.
        var same = Code.CommonLength(from, to);
        var (rows, columns) = (from.Length - same, to.Length - same);
        if (rows == 0 || columns == 0)
            return rows + columns;
        Span<int> row = stackalloc int[Code.MaxLength + 1];
        for (var j = 0; j <= columns; j++)
            row[j] = j;
        for (var i = 0; i < rows; i++)
        {
            var (character, diagonal) = (from[same + i], row[0]);
            row[0] = i + 1;
            for (var j = 0; j < columns; j++)
            {
                var replaced = diagonal + (character == to[same + j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[columns];
    }
}
