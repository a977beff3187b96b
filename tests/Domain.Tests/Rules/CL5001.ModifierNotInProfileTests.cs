using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class ModifierNotInProfileTests
{
    private readonly ModifierNotInProfile rule = new();

    [Theory]
    [InlineData("", OutcomeStatus.NotApplicable)]
    [InlineData("RT", OutcomeStatus.Pass)]
    [InlineData("TC", OutcomeStatus.Pass)] // listed; whether it is right is CL3008's and CL5005's
    [InlineData("50", OutcomeStatus.Fail)]
    [InlineData("LT", OutcomeStatus.Fail)]
    [InlineData("59", OutcomeStatus.NotChecked)] // named, and nothing said of it
    [InlineData("76", OutcomeStatus.NotChecked)]
    [InlineData("RT 59", OutcomeStatus.NotChecked)]
    [InlineData("59 RT", OutcomeStatus.NotChecked)]
    [InlineData("59 50", OutcomeStatus.Fail)]
    [InlineData("RT 62 51 LT", OutcomeStatus.Fail)]
    [InlineData("ZZ", OutcomeStatus.Fail)] // outside the modifier table's coverage: not known to be unknown
    [InlineData("rt", OutcomeStatus.NotApplicable)] // CL1003's
    public void A_modifier_of_the_graft_is_one_that_its_profile_lists(string modifiers, OutcomeStatus expected)
    {
        Assert.Equal(expected, rule.Check(Graft(modifiers), Tables.Embedded).Status);
    }

    [Fact]
    public void What_the_profile_says_nothing_of_is_told_so()
    {
        Assert.Equal(
            "the source in profiles names the code and says nothing of it",
            Reasons.Of(rule.Check(Graft("59"), Tables.Embedded))
        );
    }

    [Theory]
    [InlineData("ZZ", "2025-11-03")] // CL2006's
    [InlineData("XS", "2014-12-31")] // CL2007's
    public void An_unknown_or_inactive_modifier_is_left_to_the_code_rules(string modifier, string day)
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,modifier,RT,right side,the right side,Y,R,N"),
            Tables.Release(
                TableSystems.Modifiers,
                "2010-01",
                new DateOnly(2010, 1, 1),
                "*",
                "code,from,until,title,ncci,side,anatomic,evaluation_only",
                "XS,2015-01-01,,structure,Y,,N,N"
            )
        );
        var line = Lines.GraftWith((Field.HcpcsModifier1, modifier), (Field.ServiceDateFrom, day));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, tables).Status);
    }

    [Fact]
    public void A_procedure_without_a_profile_is_not_asked()
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "50"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void A_profile_that_lists_no_modifiers_excludes_none()
    {
        var tables = Tables.Of(Profiles.Profile("20957,site,21,hospital,operating room,Y,,N"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(Graft("50"), tables).Status);
    }

    [Fact]
    public void The_finding_names_the_column_and_tells_what_the_listed_ones_are_for()
    {
        var line = Graft("RT 50 59 LT");

        Assert.Equal([Field.HcpcsModifier2, Field.HcpcsModifier4], rule.Report(line, Tables.Embedded).Fields);
        var told = rule.Report(line, Tables.Embedded).Message;
        Assert.StartsWith(
            "The profile of 20957 does not list hcpcs_modifier_2 '50', hcpcs_modifier_4 'LT'. It lists 62: two surgeons are both primary and each does a part of its own of the microsurgical reconstruction; 80: ",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains("RT: the right side has to be told", told, StringComparison.Ordinal);
        Assert.Contains(
            "TC: only the technical part is billed, where an institution bills its services apart (contradicted); 58: ",
            told,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("59:", told, StringComparison.Ordinal);
        Assert.Equal("profiles 2026-11", rule.Report(line, Tables.Embedded).Evidence.Release!.ToString());
    }

    [Fact]
    public void What_a_payer_does_not_follow_contradicts_nothing_for_it()
    {
        var tables = Tables.EmbeddedBut(Profiles.Payers("OWN-RULES,Own rules,none,"));
        var line = Lines.GraftWith((Field.HcpcsModifier1, "50"), (Field.PayerId, "OWN-RULES"));

        Assert.Contains(
            "TC: only the technical part is billed, where an institution bills its services apart; 58: ",
            rule.Report(line, tables).Message,
            StringComparison.Ordinal
        );
    }

    private static ClaimLine Graft(string modifiers) =>
        Lines.GraftWith([
            (Field.HcpcsModifier1, string.Empty),
            .. modifiers
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select((modifier, i) => (Field.HcpcsModifier1 + i, modifier)),
        ]);
}
