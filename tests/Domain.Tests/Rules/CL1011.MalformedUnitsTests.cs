using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedUnitsTests
{
    private readonly MalformedUnits rule = new();

    [Theory]
    [InlineData("1", OutcomeStatus.Pass)]
    [InlineData("0", OutcomeStatus.Pass)]
    [InlineData("1.5", OutcomeStatus.Pass)]
    [InlineData("0.125", OutcomeStatus.Pass)]
    [InlineData("99999999", OutcomeStatus.Pass)]
    [InlineData("0.1255", OutcomeStatus.Fail)]
    [InlineData("999999999", OutcomeStatus.Fail)]
    [InlineData("2147483648", OutcomeStatus.Fail)]
    [InlineData("-1", OutcomeStatus.Fail)]
    [InlineData("1e3", OutcomeStatus.Fail)]
    [InlineData("1,5", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void Units_are_a_plain_decimal_without_a_sign(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ServiceUnitQuantity, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("MJ", "15", OutcomeStatus.Pass)]
    [InlineData("MJ", "15.0", OutcomeStatus.Pass)]
    [InlineData("MJ", "15.5", OutcomeStatus.Fail)]
    [InlineData("UN", "15.5", OutcomeStatus.Pass)]
    public void Minutes_are_whole(string unit, string units, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.UnitMeasureCode, unit), (Field.ServiceUnitQuantity, units));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_every_quantity_at_fault()
    {
        var line = Lines.Visit((Field.AnesthesiaMinutes, "42.5"), (Field.NdcQuantity, "ten"));

        Assert.Equal([Field.NdcQuantity, Field.AnesthesiaMinutes], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "ndc_quantity 'ten': expected digits and a decimal point only, at most 8 digits and 3 decimals; anesthesia_minutes '42.5': expected whole minutes.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
