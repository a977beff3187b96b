using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedTaxonomyCodeTests
{
    private readonly MalformedTaxonomyCode rule = new();

    [Theory]
    [InlineData("207Q00000X", OutcomeStatus.Pass)]
    [InlineData("261QM0801X", OutcomeStatus.Pass)]
    [InlineData("207Q00000", OutcomeStatus.Fail)]
    [InlineData("207q00000X", OutcomeStatus.Fail)]
    [InlineData("207Q00000x", OutcomeStatus.Fail)]
    [InlineData("207Q000000", OutcomeStatus.Fail)]
    [InlineData("207Q00000XX", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void A_taxonomy_code_is_nine_capitals_or_digits_and_an_X(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.RenderingTaxonomyCode, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_every_column_at_fault()
    {
        var line = Lines.Visit((Field.BillingTaxonomyCode, "207Q"), (Field.AttendingTaxonomyCode, "X"));

        Assert.Equal(
            [Field.BillingTaxonomyCode, Field.AttendingTaxonomyCode],
            rule.Report(line, CodeTables.Empty).Fields
        );
        Assert.Equal(
            "billing_taxonomy_code '207Q', attending_taxonomy_code 'X': expected nine capital letters or digits and an X.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
