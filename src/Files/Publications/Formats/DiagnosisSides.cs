using System.Text.RegularExpressions;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Which side of the body an ICD-10-CM code names, by the words of its long description.</summary>
/// <remarks>
/// Right and left beat "bilateral" and "both": "varicose veins of right lower extremity with both ulcer and inflammation" is of the right side.
/// Where both right and left stand, both sides are meant. Not a side: what was left in the body, and the parts of the heart, its
/// vessels and the colon, whose right and left belong to one organ that no side modifier speaks of.
/// </remarks>
internal static partial class DiagnosisSides
{
    /// <summary><c>R</c>, <c>L</c>, <c>B</c> for both, empty for none.</summary>
    public static string Of(string description)
    {
        var right = false;
        var left = false;
        foreach (var side in Side().EnumerateMatches(description))
        {
            if (char.ToUpperInvariant(description[side.Index]) == 'R')
                right = true;
            else
                left = true;
        }

        return (right, left) switch
        {
            (true, true) => "B",
            (true, false) => "R",
            (false, true) => "L",
            _ => Both().IsMatch(description) ? "B" : string.Empty,
        };
    }

    [GeneratedRegex(
        @"\b(right|left)\b(?!\s+(in|during)\b)(?![\s-]+(heart|ventric\w+|bundle|(main )?coronary|circumflex|anterior descending|((anterior|posterior) )?fascicular|aortic arch|superior vena|sided)\b)(?!\]?\s+colon\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Side();

    [GeneratedRegex(
        @"\b(bilateral|both eyes|both ears)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Both();
}
