using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class ComponentModifierNotAllowedTests
{
    private readonly ComponentModifierNotAllowed rule = new();

    [Theory]
    [InlineData('0', OutcomeStatus.Fail, OutcomeStatus.Fail)]
    [InlineData('1', OutcomeStatus.Pass, OutcomeStatus.Pass)]
    [InlineData('2', OutcomeStatus.Fail, OutcomeStatus.Fail)]
    [InlineData('3', OutcomeStatus.Fail, OutcomeStatus.Fail)]
    [InlineData('4', OutcomeStatus.Fail, OutcomeStatus.Fail)]
    [InlineData('5', OutcomeStatus.Fail, OutcomeStatus.Fail)]
    [InlineData('6', OutcomeStatus.Pass, OutcomeStatus.Fail)]
    [InlineData('7', OutcomeStatus.NotApplicable, OutcomeStatus.NotApplicable)]
    [InlineData('8', OutcomeStatus.Pass, OutcomeStatus.Fail)]
    [InlineData('9', OutcomeStatus.NotApplicable, OutcomeStatus.NotApplicable)]
    [InlineData('X', OutcomeStatus.NotChecked, OutcomeStatus.NotChecked)]
    public void The_indicator_says_which_component_may_be_billed(
        char indicator,
        OutcomeStatus professional,
        OutcomeStatus technical
    )
    {
        var tables = FeeTables.PcTc(indicator);

        Assert.Equal(professional, rule.Check(Lines.Visit((Field.HcpcsModifier1, "26")), tables).Status);
        Assert.Equal(technical, rule.Check(Lines.Visit((Field.HcpcsModifier1, "TC")), tables).Status);
    }

    [Fact]
    public void Every_failure_is_an_error()
    {
        var finding = rule.Report(Lines.Visit((Field.HcpcsModifier1, "26")), FeeTables.PcTc('0'));

        Assert.Equal((Severity.Error, Disposition.LineItemDenial), (finding.Severity, finding.Disposition));
    }

    [Fact]
    public void Of_an_interpretation_only_the_technical_modifier_is_named()
    {
        var tables = FeeTables.PcTc('6');
        var line = Lines.Visit((Field.HcpcsModifier1, "26"), (Field.HcpcsModifier2, "TC"));

        Assert.Equal([Field.HcpcsCode, Field.HcpcsModifier2], rule.Report(line, tables).Fields);
        Assert.Equal(
            "hcpcs_modifier_2 'TC' with 99213: on 2025-11-03 its PC/TC indicator is 6: an interpretation by a physician, which has no technical component.",
            rule.Report(line, tables).Message
        );
    }

    [Theory]
    [InlineData('0', "no components")]
    [InlineData('2', "professional component alone")]
    [InlineData('3', "technical component alone")]
    [InlineData('4', "components have codes of their own")]
    [InlineData('5', "incident to")]
    public void The_finding_says_what_the_indicator_means(char indicator, string meaning)
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "TC"));

        Assert.Contains(meaning, rule.Report(line, FeeTables.PcTc(indicator)).Message, StringComparison.Ordinal);
    }
}
