using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class BilateralNotAllowedTests
{
    private readonly BilateralNotAllowed rule = new();

    [Theory]
    [InlineData('0', OutcomeStatus.Fail, Severity.Error)]
    [InlineData('1', OutcomeStatus.Pass, null)]
    [InlineData('2', OutcomeStatus.Fail, Severity.Error)]
    [InlineData('3', OutcomeStatus.Pass, null)]
    [InlineData('9', OutcomeStatus.Fail, Severity.Warning)]
    [InlineData('4', OutcomeStatus.NotChecked, null)]
    public void The_indicator_says_whether_both_sides_are_paid(
        char indicator,
        OutcomeStatus expected,
        Severity? severity
    )
    {
        var outcome = rule.Check(Lines.Visit((Field.HcpcsModifier1, "50")), FeeTables.Bilateral(indicator));

        Assert.Equal(expected, outcome.Status);
        if (severity is not null)
            Assert.Equal(severity, outcome.Severity ?? rule.Info.Severity);
    }

    [Fact]
    public void The_finding_tells_the_indicator_and_what_it_means()
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "25"), (Field.HcpcsModifier2, "50"));

        Assert.Equal([Field.HcpcsCode, Field.HcpcsModifier2], rule.Report(line, FeeTables.Bilateral('2')).Fields);
        Assert.Equal(
            "hcpcs_modifier_2 '50' with 99213: on 2025-11-03 its bilateral indicator is 2: the fee is for both sides already.",
            rule.Report(line, FeeTables.Bilateral('2')).Message
        );
        Assert.Contains(
            "indicator is 0",
            rule.Report(line, FeeTables.Bilateral('0')).Message,
            StringComparison.Ordinal
        );
        Assert.Contains("no concept of", rule.Report(line, FeeTables.Bilateral('9')).Message, StringComparison.Ordinal);
    }
}
