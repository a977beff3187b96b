using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class InactiveModifierTests
{
    private static readonly CodeTables Modifiers = Tables.Of(
        Tables.Release(
            "modifiers",
            "25 G* X*",
            "code,from,until,title,ncci,side,anatomic,evaluation_only",
            "25,,,,Y,,N,Y",
            "GD,2008-01-01,2019-12-31,,N,,N,N",
            "XE,2026-01-01,,,Y,,N,N"
        )
    );

    private readonly InactiveModifier rule = new();

    [Theory]
    [InlineData("25", "", OutcomeStatus.Pass)]
    [InlineData("GD", "", OutcomeStatus.Fail)]
    [InlineData("25", "GD", OutcomeStatus.Fail)]
    [InlineData("RT", "GD", OutcomeStatus.Fail)]
    [InlineData("25", "RT", OutcomeStatus.NotChecked)]
    [InlineData("XT", "", OutcomeStatus.NotApplicable)] // CL2006 owns it
    [InlineData("XT", "25", OutcomeStatus.Pass)]
    [InlineData("gd", "", OutcomeStatus.NotChecked)] // CL1003 reports it
    [InlineData("", "", OutcomeStatus.NotApplicable)]
    public void Every_modifier_is_in_force_on_the_date_of_service(string first, string fourth, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsModifier1, first), (Field.HcpcsModifier4, fourth));

        Assert.Equal(expected, rule.Check(line, Modifiers).Status);
    }

    [Fact]
    public void The_finding_says_since_or_until_when_of_each()
    {
        var line = Lines.Visit(
            (Field.HcpcsModifier1, "GD"),
            (Field.HcpcsModifier2, "25"),
            (Field.HcpcsModifier3, "XE")
        );

        Assert.Equal([Field.HcpcsModifier1, Field.HcpcsModifier3], rule.Report(line, Modifiers).Fields);
        Assert.Equal(
            "Modifier not effective on 2025-11-03: GD was valid until 2019-12-31; XE is valid since 2026-01-01.",
            rule.Report(line, Modifiers).Message
        );
        Assert.Equal("GD", rule.Report(line, Modifiers).Evidence.RowKey);
    }
}
