using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class SiteNotInProfileTests
{
    private readonly SiteNotInProfile rule = new();

    [Theory]
    [InlineData("19", OutcomeStatus.Pass)]
    [InlineData("21", OutcomeStatus.Pass)]
    [InlineData("22", OutcomeStatus.Pass)]
    [InlineData("24", OutcomeStatus.Pass)]
    [InlineData("11", OutcomeStatus.Fail)]
    [InlineData("23", OutcomeStatus.Fail)]
    [InlineData("00", OutcomeStatus.NotApplicable)] // no place: CL2008's
    [InlineData("36", OutcomeStatus.NotApplicable)] // unassigned: CL2008's
    [InlineData("1", OutcomeStatus.NotChecked)] // CL1009's
    [InlineData("", OutcomeStatus.NotChecked)] // CL1001's
    public void The_graft_is_done_in_an_operating_room(string place, OutcomeStatus expected)
    {
        var line = Lines.GraftWith((Field.PlaceOfServiceCode, place));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void A_place_that_is_not_in_force_is_left_to_the_code_rule()
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,site,21,hospital,operating room,Y,,N"),
            Tables.Release("pos", "*", "code,from,until,name,facility,assigned", "19,2026-01-01,,Off campus,Y,Y")
        );

        Assert.Equal(
            OutcomeStatus.NotApplicable,
            rule.Check(Lines.GraftWith((Field.PlaceOfServiceCode, "19")), tables).Status
        );
    }

    [Fact]
    public void Without_a_table_of_places_the_profile_alone_decides()
    {
        var tables = Tables.Of(Profiles.Profile("20957,site,21,hospital,operating room,Y,,N"));
        var line = Lines.GraftWith((Field.PlaceOfServiceCode, "11"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, tables).Status);
        Assert.Equal(
            "Place of service 11 is not in the profile of 20957, which lists 21 (hospital).",
            rule.Report(line, tables).Message
        );
    }

    [Fact]
    public void Hospital_lines_and_procedures_without_a_profile_are_not_asked()
    {
        var institutional = Lines.GraftWith((Field.ClaimType, "I"), (Field.PlaceOfServiceCode, "11"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(institutional, Tables.Embedded).Status);
        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(Lines.Visit(), Tables.Embedded).Status);
    }

    [Fact]
    public void A_profile_that_lists_no_sites_excludes_none()
    {
        var tables = Tables.Of(Profiles.Profile("20957,modifier,RT,right side,the right side,Y,R,N"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(Lines.GraftWith(), tables).Status);
    }

    [Fact]
    public void The_finding_names_the_place_and_the_sites()
    {
        var line = Lines.GraftWith((Field.PlaceOfServiceCode, "11"));

        Assert.Equal(
            "Place of service 11 (Office) is not in the profile of 20957, which lists 21, 22, 19, 24.",
            rule.Report(line, Tables.Embedded).Message
        );
        Assert.Equal([Field.PlaceOfServiceCode], rule.Report(line, Tables.Embedded).Fields);
        Assert.Equal("profiles 2026-11", rule.Report(line, Tables.Embedded).Evidence.Release!.ToString());
    }
}
