using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class LineNumbersBrokenTests
{
    private readonly LineNumbersBroken rule = new();

    [Theory]
    [InlineData("1", OutcomeStatus.Pass)]
    [InlineData("1 2 3", OutcomeStatus.Pass)]
    [InlineData("3 1 2", OutcomeStatus.Pass)] // the rows may stand in any order
    [InlineData("2", OutcomeStatus.Fail)]
    [InlineData("1 3", OutcomeStatus.Fail)]
    [InlineData("1 1", OutcomeStatus.Fail)]
    [InlineData("1 2 2", OutcomeStatus.Fail)]
    [InlineData("0 1", OutcomeStatus.Fail)]
    [InlineData("1 two", OutcomeStatus.Fail)]
    [InlineData("1 02", OutcomeStatus.Fail)]
    [InlineData("1 -", OutcomeStatus.Pass)] // an absent number is CL1001's
    [InlineData("2 -", OutcomeStatus.Pass)]
    [InlineData("3 -", OutcomeStatus.Fail)]
    [InlineData("- -", OutcomeStatus.NotApplicable)]
    public void Lines_are_numbered_from_one_without_a_gap(string numbers, OutcomeStatus expected)
    {
        Assert.Equal(expected, rule.Check(Numbered(numbers).Lines, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData(999, OutcomeStatus.Pass)]
    [InlineData(1000, OutcomeStatus.NotApplicable)] // CL4004's
    public void A_claim_that_is_too_long_is_not_counted(int lines, OutcomeStatus expected)
    {
        var numbers = string.Join(' ', Enumerable.Range(1, lines));

        Assert.Equal(expected, rule.Check(Numbered(numbers).Lines, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_tells_the_numbers_as_submitted()
    {
        Assert.Equal(
            "The claim has 3 line(s), to be numbered 1 to 3; they are numbered 1, '03', empty.",
            rule.Explain(Numbered("1 03 -").Lines, CodeTables.Empty)
        );
    }

    [Fact]
    public void A_long_claim_is_told_by_its_first_numbers()
    {
        var told = rule.Explain(Numbered(string.Join(' ', Enumerable.Range(2, 30))).Lines, CodeTables.Empty);

        Assert.EndsWith(
            "they are numbered 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, ….",
            told,
            StringComparison.Ordinal
        );
    }

    /// <summary>A claim whose lines have the numbers, a dash for an absent one.</summary>
    private static ClaimBuffer Numbered(string numbers) =>
        Lines.Claim(
            Lines.OfficeVisit,
            [
                .. numbers
                    .Split(' ')
                    .Select(number => new[] { (Field.ClaimLineNumber, number == "-" ? string.Empty : number) }),
            ]
        );
}
