using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class SideModifierWithBilateralTests
{
    private readonly SideModifierWithBilateral rule = new();

    [Theory]
    [InlineData("50", "RT")]
    [InlineData("LT", "50")]
    public void Both_sides_beside_one_fails_without_a_look_at_any_table(string first, string second)
    {
        var line = With(first, second);

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
        Assert.Equal([Field.HcpcsModifier1, Field.HcpcsModifier2], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            $"hcpcs_modifier_1 '{first}', hcpcs_modifier_2 '{second}': both sides and a single one, on one line.",
            rule.Report(line, FeeTables.Bilateral('1')).Message
        );
        Assert.Equal(default, rule.Report(line, CodeTables.Empty).Evidence);
    }

    [Theory]
    [InlineData('0', OutcomeStatus.Pass)]
    [InlineData('1', OutcomeStatus.Fail)]
    [InlineData('2', OutcomeStatus.Pass)]
    [InlineData('3', OutcomeStatus.Pass)]
    [InlineData('9', OutcomeStatus.NotApplicable)]
    public void Right_beside_left_fails_where_50_is_the_way_to_say_it(char indicator, OutcomeStatus expected) =>
        Assert.Equal(expected, rule.Check(With("RT", "LT"), FeeTables.Bilateral(indicator)).Status);

    [Theory]
    [InlineData("50", "")]
    [InlineData("RT", "")]
    [InlineData("LT", "59")]
    [InlineData("50", "E1")]
    public void One_of_them_alone_says_one_thing(string first, string second) =>
        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(With(first, second), FeeTables.Bilateral('1')).Status);

    [Fact]
    public void The_finding_tells_the_indicator()
    {
        var tables = FeeTables.Bilateral('1');

        Assert.Equal(
            "hcpcs_modifier_1 'RT', hcpcs_modifier_2 'LT' with 99213: on 2025-11-03 its bilateral indicator is 1: both sides are one line with modifier 50.",
            rule.Report(With("RT", "LT"), tables).Message
        );
        Assert.Equal(Severity.Warning, rule.Info.Severity);
    }

    private static ClaimLine With(string first, string second) =>
        Lines.Visit((Field.HcpcsModifier1, first), (Field.HcpcsModifier2, second));
}
