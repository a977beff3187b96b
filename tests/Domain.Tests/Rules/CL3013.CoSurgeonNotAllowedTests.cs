using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class CoSurgeonNotAllowedTests
{
    private readonly CoSurgeonNotAllowed rule = new();

    [Theory]
    [InlineData('0', OutcomeStatus.Fail, Severity.Error)]
    [InlineData('1', OutcomeStatus.Fail, Severity.Warning)]
    [InlineData('2', OutcomeStatus.Pass, null)]
    [InlineData('9', OutcomeStatus.NotApplicable, null)]
    [InlineData('3', OutcomeStatus.NotChecked, null)]
    public void The_indicator_says_whether_two_surgeons_are_paid(
        char indicator,
        OutcomeStatus expected,
        Severity? severity
    )
    {
        var outcome = rule.Check(Lines.Visit((Field.HcpcsModifier1, "62")), FeeTables.CoSurgeon(indicator));

        Assert.Equal(expected, outcome.Status);
        if (severity is not null)
            Assert.Equal(severity, outcome.Severity ?? rule.Info.Severity);
    }

    [Fact]
    public void Where_documentation_may_support_it_the_fix_asks_for_it()
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "62"));

        Assert.Equal(
            "hcpcs_modifier_1 '62' with 99213: on 2025-11-03 its co-surgeon indicator is 1: co-surgeons are paid only where documentation shows the need of two.",
            rule.Report(line, FeeTables.CoSurgeon('1')).Message
        );
        Assert.Contains("documentation", rule.Report(line, FeeTables.CoSurgeon('1')).Fix, StringComparison.Ordinal);
        Assert.Equal(rule.Info.Fix, rule.Report(line, FeeTables.CoSurgeon('0')).Fix);
        Assert.Contains("not paid", rule.Report(line, FeeTables.CoSurgeon('0')).Message, StringComparison.Ordinal);
    }
}
