using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class TeamSurgeryNotAllowedTests
{
    private readonly TeamSurgeryNotAllowed rule = new();

    [Theory]
    [InlineData('0', OutcomeStatus.Fail, Severity.Error)]
    [InlineData('1', OutcomeStatus.Fail, Severity.Warning)]
    [InlineData('2', OutcomeStatus.Fail, Severity.Warning)]
    [InlineData('9', OutcomeStatus.NotApplicable, null)]
    [InlineData('3', OutcomeStatus.NotChecked, null)]
    public void The_indicator_says_whether_a_team_is_paid(char indicator, OutcomeStatus expected, Severity? severity)
    {
        var outcome = rule.Check(Lines.Visit((Field.HcpcsModifier1, "66")), FeeTables.Team(indicator));

        Assert.Equal(expected, outcome.Status);
        if (severity is not null)
            Assert.Equal(severity, outcome.Severity ?? rule.Info.Severity);
    }

    [Fact]
    public void Where_a_report_prices_it_the_fix_asks_for_it()
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "66"));

        Assert.Equal(
            "hcpcs_modifier_1 '66' with 99213: on 2025-11-03 its team surgery indicator is 2: a team is paid by report.",
            rule.Report(line, FeeTables.Team('2')).Message
        );
        Assert.Contains("need of one", rule.Report(line, FeeTables.Team('1')).Message, StringComparison.Ordinal);
        Assert.Contains("not paid", rule.Report(line, FeeTables.Team('0')).Message, StringComparison.Ordinal);
        Assert.Contains("report", rule.Report(line, FeeTables.Team('1')).Fix, StringComparison.Ordinal);
        Assert.Equal(rule.Info.Fix, rule.Report(line, FeeTables.Team('0')).Fix);
    }
}
