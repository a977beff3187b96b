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
    [InlineData("TC", OutcomeStatus.NotApplicable)] // listed, and contradicted: CL5005's
    [InlineData("RT TC", OutcomeStatus.Pass)]
    [InlineData("TC 50", OutcomeStatus.Fail)]
    [InlineData("50", OutcomeStatus.Fail)]
    [InlineData("LT", OutcomeStatus.Fail)]
    [InlineData("59", OutcomeStatus.NotChecked)] // named, and nothing said of it
    [InlineData("76", OutcomeStatus.NotChecked)]
    [InlineData("RT 59", OutcomeStatus.NotChecked)]
    [InlineData("59 RT", OutcomeStatus.NotChecked)]
    [InlineData("59 50", OutcomeStatus.Fail)]
    [InlineData("RT 62 51 LT", OutcomeStatus.Fail)]
    [InlineData("ZZ", OutcomeStatus.Fail)] // outside the modifier table's coverage: not known to be unknown
    [InlineData("rt", OutcomeStatus.NotChecked)] // CL1003's
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
                "modifiers",
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
    public void The_finding_names_the_modifiers_and_five_of_those_that_are_listed()
    {
        var finding = rule.Report(Graft("RT 50 59 LT"), Tables.Embedded);

        Assert.Equal([Field.HcpcsModifier2, Field.HcpcsModifier4], finding.Fields);
        Assert.Equal(
            "Modifiers 50, LT are not in the profile of 20957, which lists 62, 80, 82, 51, 52 and 4 more.",
            finding.Message
        );
        Assert.Equal("profiles 2026-11", finding.Evidence.Release!.ToString());
    }

    [Theory]
    [InlineData(10, Severity.Info)] // a published page
    [InlineData(49, Severity.Info)]
    [InlineData(50, Severity.Warning)] // a payer's or the operator's own
    public void It_weighs_as_its_profile_does(int authority, Severity expected)
    {
        var profile = Profiles.Profile("20957,modifier,RT,right side,the right side,Y,R,N");
        var tables = Tables.Of(profile with { Release = profile.Release with { Authority = authority } });

        Assert.Equal(expected, rule.Report(Graft("50"), tables).Severity);
    }

    [Fact]
    public void A_profile_of_which_every_row_is_contradicted_excludes_none()
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,modifier,23,anesthesia,none,Y,,N"),
            Profiles.Reviews("20957,modifier,23,contradicts,,the opposite,review of the definitions")
        );

        Assert.Equal(Outcome.NotApplicable, rule.Check(Graft("50"), tables));
    }

    [Fact]
    public void What_a_payer_does_not_follow_contradicts_nothing_for_it()
    {
        var tables = Tables.EmbeddedBut(Profiles.Payers("OWN-RULES,Own rules,none,"));
        var line = Lines.GraftWith((Field.HcpcsModifier1, "TC"), (Field.PayerId, "OWN-RULES"));

        Assert.Equal(Outcome.Pass, rule.Check(line, tables));
    }

    private static ClaimLine Graft(string modifiers) =>
        Lines.GraftWith([
            (Field.HcpcsModifier1, string.Empty),
            .. modifiers
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select((modifier, i) => (Field.HcpcsModifier1 + i, modifier)),
        ]);
}
