using System.Text.RegularExpressions;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>Regular expressions whose time grows with the text and never beyond it.</summary>
/// <remarks>
/// A time limit in its place would fail a valid file on a busy machine, and a backtracking expression without one can run for hours on
/// a line of blanks. The engine used here knows no look-around: <c>(^|\D)</c> replaces <c>(?&lt;!\d)</c>.
/// </remarks>
internal static class LinearRegex
{
    /// <summary>Ignores case; only named groups capture.</summary>
    public static Regex Of(string pattern) =>
        new(
            pattern,
            RegexOptions.NonBacktracking
                | RegexOptions.IgnoreCase
                | RegexOptions.CultureInvariant
                | RegexOptions.ExplicitCapture
        );
}
