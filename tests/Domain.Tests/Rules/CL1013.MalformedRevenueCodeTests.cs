using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedRevenueCodeTests
{
    private readonly MalformedRevenueCode rule = new();

    [Theory]
    [InlineData("I", "0450", OutcomeStatus.Pass)]
    [InlineData("I", "450", OutcomeStatus.Fail)]
    [InlineData("I", "04500", OutcomeStatus.Fail)]
    [InlineData("I", "045X", OutcomeStatus.Fail)]
    [InlineData("I", "", OutcomeStatus.NotApplicable)] // CL1001 owns it
    [InlineData("P", "450", OutcomeStatus.NotApplicable)]
    [InlineData("", "450", OutcomeStatus.Fail)]
    public void An_institutional_line_has_a_revenue_code_of_four_digits(
        string type,
        string code,
        OutcomeStatus expected
    )
    {
        var line = Lines.Visit((Field.ClaimType, type), (Field.RevenueCenterCode, code));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_the_value_and_its_zero()
    {
        var line = Lines.Visit((Field.ClaimType, "I"), (Field.RevenueCenterCode, "450"));

        Assert.Equal([Field.RevenueCenterCode], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal("revenue_center_code '450': expected four digits.", rule.Report(line, CodeTables.Empty).Message);
        Assert.Equal(
            "Add the leading zero: enter 0450 in revenue_center_code.",
            rule.Report(line, CodeTables.Empty).Fix
        );
    }
}
