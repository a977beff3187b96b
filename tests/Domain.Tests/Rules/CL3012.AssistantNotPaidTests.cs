using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class AssistantNotPaidTests
{
    private readonly AssistantNotPaid rule = new();

    [Theory]
    [InlineData('0', OutcomeStatus.Fail, Severity.Warning)]
    [InlineData('1', OutcomeStatus.Fail, Severity.Error)]
    [InlineData('2', OutcomeStatus.Pass, null)]
    [InlineData('9', OutcomeStatus.NotApplicable, null)]
    [InlineData('3', OutcomeStatus.NotChecked, null)]
    public void The_indicator_says_whether_an_assistant_is_paid(
        char indicator,
        OutcomeStatus expected,
        Severity? severity
    )
    {
        foreach (var modifier in (string[])["80", "81", "82", "AS"])
        {
            var outcome = rule.Check(Lines.Visit((Field.HcpcsModifier1, modifier)), FeeTables.Assistant(indicator));

            Assert.Equal(expected, outcome.Status);
            if (severity is not null)
                Assert.Equal(severity, outcome.Severity ?? rule.Info.Severity);
        }
    }

    [Fact]
    public void Where_documentation_may_support_it_the_fix_asks_for_it()
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "82"));

        Assert.Equal(
            "hcpcs_modifier_1 '82' with 99213: on 2025-11-03 its assistant indicator is 0: an assistant is paid only where documentation shows the need.",
            rule.Report(line, FeeTables.Assistant('0')).Message
        );
        Assert.Contains("documentation", rule.Report(line, FeeTables.Assistant('0')).Fix, StringComparison.Ordinal);
        Assert.Equal(rule.Info.Fix, rule.Report(line, FeeTables.Assistant('1')).Fix);
        Assert.Contains(
            "no assistant is paid",
            rule.Report(line, FeeTables.Assistant('1')).Message,
            StringComparison.Ordinal
        );
    }
}
