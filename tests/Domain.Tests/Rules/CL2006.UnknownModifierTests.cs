using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class UnknownModifierTests
{
    private static readonly CodeTables Modifiers = Tables.Of(
        Tables.Release(
            "modifiers",
            "25 G* X*",
            "code,from,until,title,ncci,side,anatomic,evaluation_only",
            "25,,,,Y,,N,Y",
            "GD,,2019-12-31,,N,,N,N",
            "XE,2015-01-01,,,Y,,N,N"
        )
    );

    private readonly UnknownModifier rule = new();

    [Theory]
    [InlineData("25", "", OutcomeStatus.Pass)]
    [InlineData("25", "XE", OutcomeStatus.Pass)]
    [InlineData("25", "XT", OutcomeStatus.Fail)]
    [InlineData("XT", "25", OutcomeStatus.Fail)]
    [InlineData("RT", "XT", OutcomeStatus.Fail)]
    [InlineData("25", "RT", OutcomeStatus.NotChecked)]
    [InlineData("RT", "25", OutcomeStatus.NotChecked)]
    [InlineData("GD", "", OutcomeStatus.NotApplicable)] // CL2007 owns it
    [InlineData("GD", "25", OutcomeStatus.Pass)]
    [InlineData("xt", "", OutcomeStatus.NotChecked)] // CL1003 reports it
    [InlineData("xt", "25", OutcomeStatus.NotChecked)]
    [InlineData("xt", "XT", OutcomeStatus.Fail)]
    [InlineData("", "", OutcomeStatus.NotApplicable)]
    public void Every_modifier_is_in_some_release(string first, string fourth, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsModifier1, first), (Field.HcpcsModifier4, fourth));

        Assert.Equal(expected, rule.Check(line, Modifiers).Status);
    }

    [Theory]
    [InlineData("A0429", "RH", OutcomeStatus.Pass)]
    [InlineData("A0429", "XH", OutcomeStatus.Pass)]
    [InlineData("A0429", "XT", OutcomeStatus.Fail)]
    [InlineData("99213", "XH", OutcomeStatus.Fail)]
    [InlineData("T2003", "XH", OutcomeStatus.Fail)] // Medicaid's alone
    public void An_ambulance_line_has_modifiers_of_origin_and_destination(
        string code,
        string modifier,
        OutcomeStatus expected
    )
    {
        var tables = Tables.Of(
            Tables.Release("modifiers", "*", "code,from,until,title,ncci,side,anatomic,evaluation_only", "25,,,,Y,,N,Y")
        );
        var line = Lines.Visit((Field.HcpcsCode, code), (Field.HcpcsModifier1, modifier));

        Assert.Equal(expected, rule.Check(line, tables).Status);
    }

    [Theory]
    [InlineData("XT", OutcomeStatus.Pass)] // only the HCPCS file has it
    [InlineData("RT", OutcomeStatus.Pass)] // outside the other table's coverage
    [InlineData("XA", OutcomeStatus.Fail)]
    [InlineData("GD", OutcomeStatus.NotApplicable)]
    public void Either_table_may_have_it(string modifier, OutcomeStatus expected)
    {
        var tables = Tables.Of(
            Tables.Release(
                "modifiers",
                "G* X*",
                "code,from,until,title,ncci,side,anatomic,evaluation_only",
                "GD,,2019-12-31,,N,,N,N"
            ),
            Tables.Release("hcpcs-modifiers", "*", "code,from,until,title", "XT,,,", "RT,,,")
        );

        Assert.Equal(expected, rule.Check(Lines.Visit((Field.HcpcsModifier1, modifier)), tables).Status);
    }

    [Fact]
    public void What_could_not_be_looked_up_says_why()
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "RT"));
        var before = Lines.Visit((Field.HcpcsModifier1, "XT"), (Field.ServiceDateFrom, "2024-06-30"));

        Assert.Equal(Outcome.OutsideCoverage("modifiers"), rule.Check(line, Modifiers));
        Assert.Equal(Outcome.NoRelease("modifiers"), rule.Check(before, Modifiers));
    }

    [Fact]
    public void The_finding_names_every_unknown_modifier_and_its_column()
    {
        var line = Lines.Visit(
            (Field.HcpcsModifier1, "25"),
            (Field.HcpcsModifier2, "XT"),
            (Field.HcpcsModifier3, "G1")
        );

        Assert.Equal([Field.HcpcsModifier2, Field.HcpcsModifier3], rule.Report(line, Modifiers).Fields);
        Assert.Equal(
            "Not in Modifiers 2024-07, which applies to 2025-11-03: hcpcs_modifier_2 'XT', hcpcs_modifier_3 'G1'.",
            rule.Report(line, Modifiers).Message
        );
        Assert.Equal("2024-07", rule.Report(line, Modifiers).Evidence.Release!.Version);
    }
}
