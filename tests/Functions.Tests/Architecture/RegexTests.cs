using System.Text.RegularExpressions;

namespace ClaimLint.Functions.Tests.Architecture;

/// <summary>A regular expression takes time in proportion to its text: no backtracking, and no time limit that a busy machine exceeds.</summary>
public sealed partial class RegexTests
{
    [Fact]
    public void No_regular_expression_backtracks_or_has_a_time_limit()
    {
        var expressions = 0;
        foreach (var file in Repository.Sources())
        {
            var text = File.ReadAllText(file);
            Assert.False(Forbidden().IsMatch(text), $"{file}: use new Regex(…, RegexOptions.NonBacktracking).");
            foreach (Match creation in Creation().Matches(text))
                Assert.Contains("RegexOptions", creation.Value, StringComparison.Ordinal);
            foreach (Match options in Options().Matches(text))
            {
                Assert.Contains("RegexOptions.NonBacktracking", options.Value, StringComparison.Ordinal);
                expressions++;
            }
        }

        Assert.NotEqual(0, expressions);
    }

    /// <summary>The source generator's expressions backtrack, and so do those of the static methods.</summary>
    [GeneratedRegex(
        @"GeneratedRegex|match_?Timeout|\bRegex\.(IsMatch|Matche?s?|Replace|Split|Count|Enumerate\w+)\(",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Forbidden();

    [GeneratedRegex(
        @"(new Regex\(|\bRegex\s+\w+(\([^)]*\))?\s*(\{ get; \}\s*)?(=|=>)\s*new\()[^;]*;",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Creation();

    [GeneratedRegex(@"RegexOptions\.\w+(\s*\|\s*RegexOptions\.\w+)*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Options();
}
