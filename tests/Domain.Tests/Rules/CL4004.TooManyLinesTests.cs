using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class TooManyLinesTests
{
    private readonly TooManyLines rule = new();

    [Theory]
    [InlineData("P", 1, OutcomeStatus.Pass)]
    [InlineData("P", 50, OutcomeStatus.Pass)]
    [InlineData("P", 51, OutcomeStatus.Fail)]
    [InlineData("I", 51, OutcomeStatus.Pass)]
    [InlineData("I", 999, OutcomeStatus.Pass)]
    [InlineData("I", 1000, OutcomeStatus.Fail)]
    [InlineData("X", 1000, OutcomeStatus.NotChecked)] // CL1016's
    [InlineData("", 1000, OutcomeStatus.NotApplicable)] // CL1001's
    public void A_claim_has_as_many_lines_as_its_type_allows(string type, int lines, OutcomeStatus expected)
    {
        Assert.Equal(expected, rule.Check(Claim(type, lines).Lines, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("P", 51, "The claim has 51 lines; a professional claim may have 50.")]
    [InlineData("I", 1000, "The claim has 1000 lines; an institutional claim may have 999.")]
    public void The_finding_tells_the_number_and_the_limit(string type, int lines, string expected)
    {
        Assert.Equal(expected, rule.Report(Claim(type, lines).Lines, CodeTables.Empty).Message);
    }

    private static ClaimBuffer Claim(string type, int lines) =>
        Lines.Claim(
            Lines.Changed(Lines.OfficeVisit, (Field.ClaimType, type)),
            new (Field Field, string Text)[lines][]
                .Select(_ => Array.Empty<(Field Field, string Text)>())
                .ToArray()
        );
}
