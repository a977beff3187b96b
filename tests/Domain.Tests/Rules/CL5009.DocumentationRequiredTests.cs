using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class DocumentationRequiredTests
{
    private readonly DocumentationRequired rule = new();

    [Theory]
    [InlineData("22", OutcomeStatus.Fail)]
    [InlineData("23", OutcomeStatus.Fail)]
    [InlineData("52", OutcomeStatus.Fail)]
    [InlineData("53", OutcomeStatus.Fail)]
    [InlineData("62", OutcomeStatus.Fail)]
    [InlineData("66", OutcomeStatus.NotApplicable)] // not listed: CL5001's
    [InlineData("RT", OutcomeStatus.NotApplicable)]
    [InlineData("80", OutcomeStatus.NotApplicable)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    [InlineData("2 2", OutcomeStatus.NotChecked)] // CL1003's
    public void Some_modifiers_of_the_graft_ask_for_a_report(string modifier, OutcomeStatus expected)
    {
        Assert.Equal(expected, rule.Check(Lines.GraftWith((Field.HcpcsModifier1, modifier)), Tables.Embedded).Status);
    }

    [Theory]
    [InlineData("66", OutcomeStatus.Fail)]
    [InlineData("22", OutcomeStatus.NotChecked)] // named, and nothing said of it
    public void The_profile_tells_when_to_use_it(string modifier, OutcomeStatus expected)
    {
        var tables = Tables.Of(
            Profiles.Profile(
                "20957,modifier,66,a team,more than two surgeons,Y,,N",
                "20957,modifier,22,more work,,N,,N"
            )
        );
        var line = Lines.GraftWith((Field.HcpcsModifier1, modifier));

        Assert.Equal(expected, rule.Check(line, tables).Status);
    }

    [Fact]
    public void One_that_is_known_is_told_though_another_is_not()
    {
        var tables = Tables.Of(
            Profiles.Profile(
                "20957,modifier,66,a team,more than two surgeons,Y,,N",
                "20957,modifier,22,more work,,N,,N"
            )
        );
        var line = Lines.GraftWith((Field.HcpcsModifier1, "22"), (Field.HcpcsModifier2, "66"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, tables).Status);
        Assert.Equal([Field.HcpcsModifier2], rule.Report(line, tables).Fields);
    }

    [Fact]
    public void Without_a_profile_nothing_is_asked_for()
    {
        Assert.Equal(
            OutcomeStatus.NotApplicable,
            rule.Check(Lines.Visit((Field.HcpcsModifier1, "22")), Tables.Embedded).Status
        );
    }

    [Fact]
    public void The_finding_states_when_the_modifier_is_used()
    {
        var line = Lines.GraftWith((Field.HcpcsModifier2, "22"), (Field.HcpcsModifier3, "52"));

        Assert.Equal(
            "The payer is likely to request the report for 22 (increased services): much more work than usual was needed; the record has to justify it; 52 (reduced services): the procedure is cut down in part, or…",
            rule.Report(line, Tables.Embedded).Message
        );
        Assert.Equal([Field.HcpcsModifier2, Field.HcpcsModifier3], rule.Report(line, Tables.Embedded).Fields);
        Assert.Equal("20957|modifier|22", rule.Report(line, Tables.Embedded).Evidence.RowKey);
    }

    [Fact]
    public void What_a_manual_review_found_wrong_is_not_repeated_as_advice()
    {
        var told = rule.Report(Lines.GraftWith((Field.HcpcsModifier1, "23")), Tables.Embedded).Message;

        Assert.Equal(
            "The payer is likely to request the report for 23 (unusual anesthesia): the use that the profile states is contradicted.",
            told
        );
    }
}
