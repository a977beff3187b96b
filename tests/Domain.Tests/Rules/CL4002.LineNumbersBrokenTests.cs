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
    [InlineData("3 1 2", OutcomeStatus.Pass)] // the rows may be in any order
    [InlineData("2", OutcomeStatus.Fail)]
    [InlineData("1 3", OutcomeStatus.Fail)]
    [InlineData("1 1", OutcomeStatus.Fail)]
    [InlineData("1 2 2", OutcomeStatus.Fail)]
    [InlineData("0 1", OutcomeStatus.NotChecked)] // CL1021 reports it
    [InlineData("1 two", OutcomeStatus.NotChecked)] // CL1021 reports it
    [InlineData("1 02", OutcomeStatus.NotChecked)] // CL1021 reports it
    [InlineData("1 51", OutcomeStatus.NotChecked)] // past the limit of a professional claim: CL1021
    [InlineData("1 -", OutcomeStatus.Pass)] // CL1001 reports an empty number
    [InlineData("2 -", OutcomeStatus.Pass)]
    [InlineData("3 -", OutcomeStatus.Fail)]
    [InlineData("- -", OutcomeStatus.NotApplicable)]
    public void Lines_are_numbered_from_one_without_a_gap(string numbers, OutcomeStatus expected)
    {
        Assert.Equal(expected, rule.Check(Numbered(numbers).Lines, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("P", 50, OutcomeStatus.Pass)]
    [InlineData("P", 51, OutcomeStatus.NotChecked)]
    [InlineData("I", 999, OutcomeStatus.Pass)]
    [InlineData("I", 1000, OutcomeStatus.NotChecked)]
    public void A_claim_with_too_many_lines_is_not_checked(string type, int lines, OutcomeStatus expected)
    {
        var claim = Numbered(string.Join(' ', Enumerable.Range(1, lines)), type);

        Assert.Equal(expected, rule.Check(claim.Lines, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("1 2 2", 2, "Line number 2 is repeated: expected 1 to 3, each once; the lines are numbered 1, 2, 2.")]
    [InlineData(
        "3 5 1 2 6",
        4,
        "Line number 6 is out of range: expected 1 to 5, each once; the lines are numbered 3, 5, 1, 2, 6."
    )]
    [InlineData(
        "1 2 3 4 5 6 8",
        6,
        "Line number 8 is out of range: expected 1 to 7, each once; the lines are numbered 1, 2, 3, 4, 5 and 2 more."
    )]
    public void The_finding_is_on_the_line_that_is_wrong(string numbers, int line, string message)
    {
        var finding = rule.Report(Numbered(numbers).Lines, CodeTables.Empty);

        Assert.Equal(message, finding.Message);
        Assert.Equal(line, finding.Line);
        Assert.Equal(line + 1, finding.Row);
    }

    /// <summary>A claim whose lines have the numbers, a dash for an absent one.</summary>
    private static ClaimBuffer Numbered(string numbers, string type = "P") =>
        Lines.Claim(
            Lines.Changed(Lines.OfficeVisit, (Field.ClaimType, type)),
            [
                .. numbers
                    .Split(' ')
                    .Select(number => new[] { (Field.ClaimLineNumber, number == "-" ? string.Empty : number) }),
            ]
        );
}
