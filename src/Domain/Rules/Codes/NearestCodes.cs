using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>The codes most like a wrong one: what may have been meant.</summary>
internal static class NearestCodes
{
    /// <summary>Codes that a message names at most; a category can have thousands.</summary>
    public const int Most = 6;

    /// <summary>The fewest characters to change first, then in the codes' order; at most <see cref="Most"/>.</summary>
    public static IEnumerable<Code> To(Code wrong, IEnumerable<Code> candidates) =>
        candidates.OrderBy(candidate => Distance(wrong, candidate)).ThenBy(candidate => candidate).Take(Most);

    /// <summary>How many characters have to be put in, taken out or replaced to make one code of the other (Levenshtein).</summary>
    public static int Distance(Code from, Code to)
    {
        Span<int> row = stackalloc int[Code.MaxLength + 1];
        var length = to.Length;
        for (var j = 0; j <= length; j++)
            row[j] = j;
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < length; j++)
            {
                var replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[length];
    }
}
