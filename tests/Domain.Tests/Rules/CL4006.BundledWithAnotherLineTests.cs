using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class BundledWithAnotherLineTests
{
    private readonly BundledWithAnotherLine rule = new();

    [Theory]
    [InlineData('0', "", OutcomeStatus.Fail)]
    [InlineData('0', "59", OutcomeStatus.Fail)]
    [InlineData('1', "", OutcomeStatus.Fail)]
    [InlineData('1', "59", OutcomeStatus.Bypassed)]
    [InlineData('9', "", OutcomeStatus.Pass)]
    [InlineData('9', "59", OutcomeStatus.Pass)]
    public void The_indicator_says_whether_a_modifier_may_open_the_pair(
        char indicator,
        string modifier,
        OutcomeStatus expected
    )
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs($"20957,64721,,,{indicator},reason"));

        Assert.Equal(expected, PairClaims.Column2(tables, "", modifier));
    }

    [Fact]
    public void The_column_1_line_is_paid()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,0,reason"));
        var claim = PairClaims.Of("", "");

        Assert.Equal(OutcomeStatus.Pass, rule.Check(claim.Lines[0], claim.Lines[1], tables).Status);
    }

    [Theory]
    [InlineData("2019-12-31", OutcomeStatus.Fail)] // the deletion date is the last day in force
    [InlineData("2020-01-01", OutcomeStatus.Pass)]
    [InlineData("2020-09-30", OutcomeStatus.Pass)]
    [InlineData("2020-10-01", OutcomeStatus.Fail)]
    [InlineData("2025-11-03", OutcomeStatus.Fail)]
    public void A_pair_is_judged_by_each_of_its_periods(string day, OutcomeStatus expected)
    {
        var tables = PairClaims.TablesOf(
            PairClaims.Modifiers,
            PairClaims.Pairs("20957,64721,,2019-12-31,1,reason", "20957,64721,2020-10-01,,0,reason")
        );

        Assert.Equal(expected, PairClaims.Column2(tables, "", "", day));
    }

    [Fact]
    public void Each_period_has_its_own_indicator()
    {
        var tables = PairClaims.TablesOf(
            PairClaims.Modifiers,
            PairClaims.Pairs("20957,64721,,2019-12-31,1,reason", "20957,64721,2020-10-01,,0,reason")
        );

        Assert.Equal(OutcomeStatus.Bypassed, PairClaims.Column2(tables, "", "59", "2019-12-31"));
        Assert.Equal(OutcomeStatus.Fail, PairClaims.Column2(tables, "", "59", "2020-10-01"));
    }

    [Theory]
    [InlineData(Field.ServiceDateFrom, "2025-11-04")]
    [InlineData(Field.ServiceDateFrom, "")]
    [InlineData(Field.RenderingNpi, "1679576722")]
    [InlineData(Field.PatientBirthDate, "2014-02-01")] // another patient: CL4005 tells
    [InlineData(Field.MemberId, "1EG4TE5MK74")]
    [InlineData(Field.HcpcsCode, "20957")] // CL4001's
    [InlineData(Field.ProcedureQualifier, "WK")]
    public void Lines_of_another_encounter_or_without_codes_are_not_compared(Field field, string text)
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,0,reason"));
        var claim = Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, "64721"), (field, text)]);

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(claim.Lines[1], claim.Lines[0], tables).Status);
    }

    [Theory]
    [InlineData(Field.ServiceDateFrom, "2025-11-31")]
    [InlineData(Field.ServiceDateTo, "2025-11-31")]
    [InlineData(Field.RenderingNpi, "123")]
    [InlineData(Field.HcpcsModifier1, "5 9")]
    [InlineData(Field.HcpcsCode, "6472")]
    public void A_malformed_field_of_either_line_leaves_both_open(Field field, string text)
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,0,reason"));
        var claim = Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, "64721"), (field, text)]);
        var open = Outcome.DependsOnInvalid(field);

        Assert.Equal(open, rule.Check(claim.Lines[1], claim.Lines[0], tables));
        Assert.Equal(open, rule.Check(claim.Lines[0], claim.Lines[1], tables));
    }

    [Theory]
    [InlineData("2025-11-01", "2025-11-03", "2025-11-03", "", OutcomeStatus.Fail)]
    [InlineData("2025-11-03", "2025-11-05", "2025-11-01", "2025-11-03", OutcomeStatus.Fail)]
    [InlineData("2025-11-01", "2025-11-02", "2025-11-03", "", OutcomeStatus.NotApplicable)]
    public void Services_of_several_days_are_compared_where_they_share_one(
        string from,
        string to,
        string otherFrom,
        string otherTo,
        OutcomeStatus expected
    )
    {
        var tables = PairClaims.TablesOf(
            PairClaims.Modifiers,
            PairClaims.Pairs("20957,64721,2025-11-03,,0,reason") // in force on the common day only
        );
        var claim = Lines.Claim(
            Lines.Graft,
            [(Field.ServiceDateFrom, from), (Field.ServiceDateTo, to)],
            [(Field.HcpcsCode, "64721"), (Field.ServiceDateFrom, otherFrom), (Field.ServiceDateTo, otherTo)]
        );

        Assert.Equal(expected, rule.Check(claim.Lines[1], claim.Lines[0], tables).Status);
    }

    [Fact]
    public void A_pair_that_the_release_would_have_if_it_existed_is_none()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,0,reason"));

        Assert.Equal(OutcomeStatus.Pass, PairClaims.Column2(tables, "", "", column2: "99213"));
    }

    [Fact]
    public void A_pair_of_codes_that_no_release_is_complete_for_is_not_checked()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,0,reason"));
        var claim = PairClaims.Of("", "", column2: "29881");

        var outcome = rule.Check(claim.Lines[1], claim.Lines[0], tables);

        Assert.Equal(OutcomeStatus.NotChecked, outcome.Status);
        Assert.Equal(
            "the loaded release of ptp-medicare-practitioner is not complete for this code",
            Reasons.Of(outcome)
        );
    }

    [Fact]
    public void Before_the_first_release_no_pair_is_checked()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,0,reason"));
        var claim = PairClaims.Of("", "", day: "2009-12-31");

        var outcome = rule.Check(claim.Lines[1], claim.Lines[0], tables);

        Assert.Equal(OutcomeStatus.NotChecked, outcome.Status);
        Assert.Equal(Unchecked.NoRelease, outcome.Reason);
    }

    [Fact]
    public void Hospital_claims_have_edits_of_their_own()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,0,reason"));
        var claim = Lines.Claim(
            Lines.Changed(Lines.Graft, (Field.ClaimType, "I"), (Field.RevenueCenterCode, "0360")),
            [],
            [(Field.HcpcsCode, "64721")]
        );

        var outcome = rule.Check(claim.Lines[1], claim.Lines[0], tables);

        Assert.Equal(OutcomeStatus.NotChecked, outcome.Status);
        Assert.Equal(
            "no release of ptp-medicare-outpatient is loaded that speaks for the date of service",
            Reasons.Of(outcome)
        );
    }

    [Fact]
    public void What_opens_no_pair_does_not_matter_to_one_of_indicator_0()
    {
        Assert.Equal(
            OutcomeStatus.Fail,
            PairClaims.Column2(PairClaims.TablesOf(PairClaims.Pairs("20957,64721,,,0,reason")), "", "RT")
        );
    }

    [Fact]
    public void A_bundled_line_is_told_with_its_pair_and_row()
    {
        var tables = PairClaims.TablesOf(
            PairClaims.Modifiers,
            PairClaims.Pairs("20957,99213,,,1,other", "20957,64721,2020-10-01,,0,mutually exclusive")
        );
        var claim = PairClaims.Of("RT", "59");
        var (line, other) = (claim.Lines[1], claim.Lines[0]);

        Assert.Equal(
            "64721 is bundled into 20957 on line 1, same provider, 2025-11-03: NCCI pair in force since 2020-10-01, modifier indicator 0 (mutually exclusive); no modifier opens it.",
            rule.Report(line, other, tables).Message
        );
        Assert.Equal([Field.HcpcsCode], rule.Report(line, other, tables).Fields);
        Assert.Equal(rule.Info.Fix, rule.Report(line, other, tables).Fix);
        var evidence = rule.Report(line, other, tables).Evidence;
        Assert.Equal("20957|64721", evidence.RowKey);
        Assert.Equal(2, evidence.RowNumber);
        Assert.Equal("ptp-medicare-practitioner 2010-01", evidence.Release!.ToString());
    }

    [Fact]
    public void A_pair_that_could_be_opened_and_is_not_is_told_so()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,standards"));
        var claim = PairClaims.Of("RT", "51");

        Assert.EndsWith(
            "modifier indicator 1 (standards); no modifier of the two lines opens it.",
            rule.Report(claim.Lines[1], claim.Lines[0], tables).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "must be supported by the record",
            rule.Report(claim.Lines[1], claim.Lines[0], tables).Fix,
            StringComparison.Ordinal
        );
        Assert.Equal([Field.HcpcsCode], rule.Report(claim.Lines[1], claim.Lines[0], tables).Fields);
    }

    [Fact]
    public void The_same_anatomic_modifier_on_both_lines_is_a_warning()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,standards"));
        var claim = PairClaims.Of("RT", "51 RT");

        var finding = rule.Report(claim.Lines[1], claim.Lines[0], tables);

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.EndsWith(
            "modifier RT is on both lines, and opens it for another side or site only.",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal([Field.HcpcsCode, Field.HcpcsModifier2], finding.Fields);
    }

    [Fact]
    public void An_opened_pair_is_told_with_the_modifier_and_its_line()
    {
        var tables = PairClaims.TablesOf(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,standards"));
        var onColumn2 = PairClaims.Of("", "51 XS");
        var onColumn1 = PairClaims.Of("59", "51");

        Assert.EndsWith(
            "(standards); modifier XS on this line opens it, and the record must support it.",
            rule.Report(onColumn2.Lines[1], onColumn2.Lines[0], tables).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            [Field.HcpcsCode, Field.HcpcsModifier2],
            rule.Report(onColumn2.Lines[1], onColumn2.Lines[0], tables).Fields
        );
        Assert.EndsWith(
            "(standards); modifier 59 on line 1 opens it, and the record must support it.",
            rule.Report(onColumn1.Lines[1], onColumn1.Lines[0], tables).Message,
            StringComparison.Ordinal
        );
        Assert.Equal([Field.HcpcsCode], rule.Report(onColumn1.Lines[1], onColumn1.Lines[0], tables).Fields);
    }
}
