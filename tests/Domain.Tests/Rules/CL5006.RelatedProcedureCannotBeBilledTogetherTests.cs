using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class RelatedProcedureCannotBeBilledTogetherTests
{
    private static readonly ReleaseRows Suggesting = Profiles.Profile(
        "20957,related,64721,a release,often billed beside it,Y,,Y",
        "20957,related,99213,a visit,an alternative,Y,,N"
    );

    private readonly RelatedProcedureCannotBeBilledTogether rule = new();

    [Theory]
    [InlineData("69990", OutcomeStatus.Fail)]
    [InlineData("15738", OutcomeStatus.Pass)] // suggested, and no pair
    [InlineData("20955", OutcomeStatus.NotApplicable)] // related, and not suggested to be billed beside it
    [InlineData("64721", OutcomeStatus.NotApplicable)] // not related; the pair is CL4006's
    public void What_the_graft_is_said_to_be_billed_with_is_paid_beside_it(string related, OutcomeStatus expected)
    {
        var claim = Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, related)]);

        Assert.Equal(expected, rule.Check(claim.Lines[1], claim.Lines[0], Tables.Embedded).Status);
    }

    [Theory]
    [InlineData('0', OutcomeStatus.Fail)]
    [InlineData('1', OutcomeStatus.Pass)]
    [InlineData('9', OutcomeStatus.Pass)]
    public void Only_a_pair_that_nothing_opens_contradicts_the_profile(char indicator, OutcomeStatus expected)
    {
        var asColumn2 = Tables.Of(Suggesting, PairClaims.Pairs($"20957,64721,,,{indicator},reason"));
        var asColumn1 = Tables.Of(Suggesting, PairClaims.Pairs($"64721,20957,,,{indicator},reason"));
        var claim = PairClaims.Of("", "");

        Assert.Equal(expected, rule.Check(claim.Lines[1], claim.Lines[0], asColumn2).Status);
        Assert.Equal(expected, rule.Check(claim.Lines[1], claim.Lines[0], asColumn1).Status);
    }

    [Theory]
    [InlineData("2019-12-31", OutcomeStatus.Fail)]
    [InlineData("2020-01-01", OutcomeStatus.Pass)]
    [InlineData("2009-12-31", OutcomeStatus.NotChecked)]
    public void The_pair_must_be_in_force(string day, OutcomeStatus expected)
    {
        var tables = Tables.Of(Suggesting, PairClaims.Pairs("20957,64721,,2019-12-31,0,reason"));
        var claim = PairClaims.Of("", "", day);

        Assert.Equal(expected, rule.Check(claim.Lines[1], claim.Lines[0], tables).Status);
    }

    [Fact]
    public void A_pair_that_no_release_is_complete_for_is_not_checked()
    {
        var tables = Tables.Of(Suggesting, PairClaims.PairsOf("20957 99213", "20957,99213,,,0,reason"));
        var claim = PairClaims.Of("", "");

        var outcome = rule.Check(claim.Lines[1], claim.Lines[0], tables);

        Assert.Equal(OutcomeStatus.NotChecked, outcome.Status);
    }

    [Fact]
    public void The_finding_is_on_the_related_line_only()
    {
        var claim = Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, "69990")]);

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(claim.Lines[0], claim.Lines[1], Tables.Embedded).Status);
    }

    [Theory]
    [InlineData(Field.ServiceDateFrom, "2025-11-04")]
    [InlineData(Field.RenderingNpi, "1679576722")]
    [InlineData(Field.PatientBirthDate, "2014-02-01")]
    [InlineData(Field.ProcedureQualifier, "WK")]
    public void Lines_of_another_encounter_are_not_compared(Field field, string text)
    {
        var claim = Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, "69990"), (field, text)]);

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(claim.Lines[1], claim.Lines[0], Tables.Embedded).Status);
    }

    [Fact]
    public void The_finding_names_the_suggestion_and_the_edit()
    {
        var claim = Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, "69990")]);

        Assert.Equal(
            "The profile of 20957 (line 1) suggests 69990, but NCCI bundles 69990 into 20957 on 2025-11-03 with modifier indicator 0: never paid separately.",
            rule.Report(claim.Lines[1], claim.Lines[0], Tables.Embedded).Message
        );
        var evidence = rule.Report(claim.Lines[1], claim.Lines[0], Tables.Embedded).Evidence;
        Assert.Equal("ptp-medicare-practitioner 2024-07", evidence.Release!.ToString());
        Assert.Equal("20957|69990", evidence.RowKey);
        Assert.Equal([Field.HcpcsCode], rule.Report(claim.Lines[1], claim.Lines[0], Tables.Embedded).Fields);
    }

    [Fact]
    public void Services_of_several_days_are_compared_on_a_day_that_they_share()
    {
        var claim = Lines.Claim(
            Lines.Graft,
            [(Field.ServiceDateFrom, "2025-11-01"), (Field.ServiceDateTo, "2025-11-03")],
            [(Field.HcpcsCode, "69990")]
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(claim.Lines[1], claim.Lines[0], Tables.Embedded).Status);
    }

    [Fact]
    public void An_expired_release_never_gives_a_pass()
    {
        var pairs = PairClaims.Pairs("20957,99213,,,0,reason");
        var tables = Tables.Of(
            Suggesting,
            pairs with
            {
                Release = pairs.Release with { EffectiveTo = new DateOnly(2025, 6, 30) },
            }
        );
        var claim = PairClaims.Of("", "");

        Assert.Equal(Outcome.Expired("ptp-medicare-practitioner"), rule.Check(claim.Lines[1], claim.Lines[0], tables));
    }
}
