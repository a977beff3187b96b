using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedTaxIdTests
{
    private readonly MalformedTaxId rule = new();

    [Theory]
    [InlineData("123456789", OutcomeStatus.Pass)]
    [InlineData("012345678", OutcomeStatus.Pass)]
    [InlineData("12-3456789", OutcomeStatus.Fail)]
    [InlineData("12345678", OutcomeStatus.Fail)]
    [InlineData("1234567890", OutcomeStatus.Fail)]
    [InlineData("12345678X", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)] // CL1001 reports it
    public void A_tax_id_is_nine_digits(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.BillingTin, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_fix_removes_a_hyphen()
    {
        var finding = rule.Report(Lines.Visit((Field.BillingTin, "12-3456789")), CodeTables.Empty);

        Assert.Equal([Field.BillingTin], finding.Fields);
        Assert.Equal("billing_tin '12-3456789': expected nine digits, without a hyphen.", finding.Message);
        Assert.Equal("Remove the hyphen: enter 123456789 in billing_tin.", finding.Fix);
    }

    [Fact]
    public void A_lost_digit_is_not_guessed()
    {
        var finding = rule.Report(Lines.Visit((Field.BillingTin, "12345678")), CodeTables.Empty);

        Assert.Equal(rule.Info.Fix, finding.Fix);
    }
}
