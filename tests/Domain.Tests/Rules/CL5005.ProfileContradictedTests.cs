using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class ProfileContradictedTests
{
    private readonly ProfileContradicted rule = new();

    [Theory]
    [InlineData(Field.HcpcsModifier1, "26", OutcomeStatus.Fail)] // the fee schedule
    [InlineData(Field.HcpcsModifier1, "TC", OutcomeStatus.Fail)]
    [InlineData(Field.HcpcsModifier1, "23", OutcomeStatus.Fail)] // a hand check
    [InlineData(Field.HcpcsModifier1, "RT", OutcomeStatus.Pass)]
    [InlineData(Field.HcpcsModifier1, "59", OutcomeStatus.NotApplicable)] // the profile says nothing of it
    [InlineData(Field.HcpcsModifier1, "50", OutcomeStatus.NotApplicable)] // not the profile's: CL5001's
    [InlineData(Field.RenderingTaxonomyCode, "207L00000X", OutcomeStatus.Fail)] // the NUCC
    [InlineData(Field.RenderingTaxonomyCode, "207XS0101X", OutcomeStatus.Fail)]
    [InlineData(Field.RenderingTaxonomyCode, "207X00000X", OutcomeStatus.NotApplicable)]
    [InlineData(Field.DiagnosisCode1, "M84.151A", OutcomeStatus.Fail)] // ICD-10-CM: no such code
    [InlineData(Field.DiagnosisCode1, "M86.172", OutcomeStatus.Fail)] // the other side
    [InlineData(Field.DiagnosisCode1, "S82.251A", OutcomeStatus.Fail)] // a hand check
    [InlineData(Field.DiagnosisCode1, "M84.461A", OutcomeStatus.NotApplicable)]
    [InlineData(Field.PlaceOfServiceCode, "24", OutcomeStatus.NotApplicable)] // nothing was found for or against
    [InlineData(Field.ServiceDateFrom, "", OutcomeStatus.NotApplicable)]
    public void What_the_graft_takes_from_its_profile_is_held_against_higher_sources(
        Field field,
        string text,
        OutcomeStatus expected
    )
    {
        var line = Lines.GraftWith((Field.HcpcsModifier1, ""), (field, text));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void Only_a_pointed_diagnosis_is_used()
    {
        var line = Lines.GraftWith((Field.HcpcsModifier1, ""), (Field.DiagnosisCode2, "M84151A"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, Tables.Embedded).Status);
        Assert.Equal(
            OutcomeStatus.NotApplicable,
            rule.Check(
                Lines.GraftWith(
                    (Field.HcpcsModifier1, ""),
                    (Field.DiagnosisCodeType, "9"),
                    (Field.DiagnosisCode1, "M84151A")
                ),
                Tables.Embedded
            ).Status
        );
    }

    [Fact]
    public void A_procedure_without_a_profile_uses_no_row_of_one()
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "TC"), (Field.RenderingTaxonomyCode, "207L00000X"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void A_contradiction_outweighs_what_agrees_and_what_could_not_be_asked()
    {
        var line = Lines.GraftWith(
            (Field.ServiceDateFrom, "2025-09-30"), // before the fee schedule and the taxonomy
            (Field.HcpcsModifier2, "TC"),
            (Field.DiagnosisCode1, "M84151A")
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, Tables.Embedded).Status);
        Assert.Equal([Field.DiagnosisCode1], rule.Report(line, Tables.Embedded).Fields);
    }

    [Fact]
    public void What_could_not_be_asked_outweighs_what_agrees()
    {
        var line = Lines.GraftWith((Field.ServiceDateFrom, "2025-09-30"), (Field.HcpcsModifier2, "TC"));

        var outcome = rule.Check(line, Tables.Embedded);

        Assert.Equal(OutcomeStatus.NotChecked, outcome.Status);
        Assert.Equal("no release of mpfs-medicare is loaded that speaks for the date of service", Reasons.Of(outcome));
    }

    [Theory]
    [InlineData("TC")]
    [InlineData("26")]
    public void A_payer_that_follows_no_program_is_not_told_what_its_tables_say(string modifier)
    {
        var tables = Tables.EmbeddedBut(Profiles.Payers("OWN-RULES,Own rules,none,"));
        var line = Lines.GraftWith((Field.HcpcsModifier1, modifier), (Field.PayerId, "OWN-RULES"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, tables).Status);
    }

    [Fact]
    public void The_practitioners_fee_schedule_does_not_apply_to_hospital_lines()
    {
        var line = Lines.GraftWith((Field.ClaimType, "I"), (Field.HcpcsModifier1, "TC"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void The_finding_names_both_statements_and_which_one_decided()
    {
        var line = Lines.GraftWith((Field.HcpcsModifier1, "TC"), (Field.DiagnosisCode1, "S82.251A"));

        var finding = rule.Report(line, Tables.Embedded);
        Assert.Equal([Field.DiagnosisCode1, Field.HcpcsModifier1], finding.Fields);
        Assert.StartsWith(
            "The profile lists S82.251A as displaced fracture of the right distal tibia, clo…; profile-reviews 2026-11: review of the ICD-10-CM order file January 2021: S82.251A is",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("… Also contradicted: TC.", finding.Message, StringComparison.Ordinal);
        Assert.Equal("profile-reviews 2026-11", finding.Evidence.Release!.ToString());
        Assert.Equal(
            "The profile lists TC as technical component; mpfs-medicare 2025-10: by the fee schedule 20957 has PC/TC indicator 0, with which TC cannot be used.",
            rule.Report(Lines.GraftWith((Field.HcpcsModifier1, "TC")), Tables.Embedded).Message
        );
    }

    [Fact]
    public void An_expired_release_never_gives_a_pass()
    {
        var tables = Tables.Of(
            Profiles.Profile("99213,modifier,TC,technical,a part,Y,,N"),
            Profiles.Payers("MEDICARE,Medicare,medicare,"),
            Expired(FeeTables.Release("99213,,A,,,1,XXX,0,0,0,0,0"))
        );

        Assert.Equal(Outcome.Expired("mpfs-medicare"), rule.Check(Lines.Visit((Field.HcpcsModifier1, "TC")), tables));
    }

    [Fact]
    public void What_an_expired_release_contradicts_is_reported_with_its_end()
    {
        var tables = Tables.Of(
            Profiles.Profile("99213,modifier,TC,technical,a part,Y,,N"),
            Profiles.Payers("MEDICARE,Medicare,medicare,"),
            Expired(FeeTables.Release("99213,,A,,,0,XXX,0,0,0,0,0"))
        );

        Assert.Contains(
            "expired on 2025-06-30",
            rule.Report(Lines.Visit((Field.HcpcsModifier1, "TC")), tables).Message,
            StringComparison.Ordinal
        );
    }

    private static ReleaseRows Expired(ReleaseRows rows) =>
        rows with
        {
            Release = rows.Release with { EffectiveTo = new DateOnly(2025, 6, 30) },
        };
}
