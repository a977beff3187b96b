using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedAmountTests
{
    private readonly MalformedAmount rule = new();

    [Theory]
    [InlineData("120", OutcomeStatus.Pass)]
    [InlineData("120.5", OutcomeStatus.Pass)]
    [InlineData("0.00", OutcomeStatus.Pass)] // a charge of nothing belongs to CL3030
    [InlineData("00120.00", OutcomeStatus.Pass)]
    [InlineData("99999999.99", OutcomeStatus.Pass)]
    [InlineData("100000000", OutcomeStatus.Fail)]
    [InlineData("120.005", OutcomeStatus.Fail)]
    [InlineData("-1", OutcomeStatus.Fail)]
    [InlineData("-0.00", OutcomeStatus.Fail)]
    [InlineData("+1", OutcomeStatus.Fail)]
    [InlineData("1e5", OutcomeStatus.Fail)]
    [InlineData("$1", OutcomeStatus.Fail)]
    [InlineData("1,200.00", OutcomeStatus.Fail)]
    [InlineData("1.", OutcomeStatus.Fail)]
    [InlineData(".5", OutcomeStatus.Fail)]
    [InlineData("NaN", OutcomeStatus.Fail)]
    [InlineData("1 200", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void An_amount_is_a_plain_decimal_without_a_sign(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ChargeAmount, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_every_amount_at_fault()
    {
        var line = Lines.Visit((Field.TotalChargeAmount, "$120"), (Field.OtherPayerPaidAmount, "-5"));

        Assert.Equal([Field.TotalChargeAmount, Field.OtherPayerPaidAmount], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "total_charge_amount '$120', other_payer_paid_amount '-5': expected digits and a decimal point only, at most 8 digits and 2 decimals.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
