using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Tests.Rules;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Validation;

/// <summary>When a line is accepted, and when nothing is known of it.</summary>
public sealed class VerdictTests
{
    private static readonly ReleaseRows Hcpcs = Tables.Release("hcpcs", "99213", "code,from,until,title", "99213,,,");

    private static readonly ReleaseRows Diagnoses = Tables.Release(
        "icd-10-cm",
        "E119",
        "code,from,until,billable,side",
        "E119,,,Y,"
    );

    /// <summary>Releases of which each has a code of the office visit: 99213 or E11.9.</summary>
    public static TheoryData<ReleaseRows> Proofs =>
        [
            Hcpcs,
            Diagnoses,
            FeeTables.Release("99213,,A,,,0,XXX,0,0,0,0,0"),
            Profiles.Profile("99213,service,99213,office visit,,Y,,N"),
        ];

    /// <summary>Releases without a code of the office visit, of which no rule reports that it is missing.</summary>
    public static TheoryData<ReleaseRows> Silent =>
        [
            Tables.Release("hcpcs", "G01*", "code,from,until,title", "G0108,,,"),
            FeeTables.Release("99214,,A,,,0,XXX,0,0,0,0,0"),
            Profiles.Profile("20957,service,20957,graft,,Y,,N"),
            Tables.Release("pos", "*", "code,from,until,name,facility,assigned", "11,,,Office,N,Y"),
            Tables.Release("revenue-codes", "*", "revenue_code,from,until,title", "0450,,,ours"),
        ];

    [Theory]
    [MemberData(nameof(Proofs), DisableDiscoveryEnumeration = true)]
    public void A_line_with_a_code_that_a_table_has_is_accepted(ReleaseRows release)
    {
        var answers = Answers.To(Lines.Read([Lines.OfficeVisit]), Tables.Of(release));

        Assert.Equal(Verdict.Accept, answers.VerdictOf(0));
        Assert.Equal(Verdict.Accept, answers.ClaimVerdict);
        Assert.Equal(0, answers.UnknownLines);
    }

    [Theory]
    [MemberData(nameof(Silent), DisableDiscoveryEnumeration = true)]
    public void A_line_without_a_code_that_a_table_has_or_lacks_is_not_checked(ReleaseRows release)
    {
        var answers = Answers.To(Lines.Read([Lines.OfficeVisit]), Tables.Of(release));

        Assert.Equal(Verdict.NotChecked, answers.VerdictOf(0));
        Assert.Equal(Verdict.NotChecked, answers.ClaimVerdict);
        Assert.False(answers.IsComplete);
        Assert.Equal(1, answers.UnknownLines);
    }

    [Fact]
    public void One_diagnosis_that_the_table_has_is_enough_beside_another_that_could_not_be_looked_up()
    {
        var line = Lines.Changed(Lines.OfficeVisit, (Field.DiagnosisCode2, "J069"));

        var answers = Answers.To(Lines.Read([line]), Tables.Of(Diagnoses));

        Assert.Equal(OutcomeStatus.NotChecked, answers.Of("CL2003").Status);
        Assert.Equal(Verdict.Accept, answers.VerdictOf(0));
        Assert.False(answers.IsComplete);
    }

    [Fact]
    public void A_code_that_a_complete_table_lacks_is_known_to_be_wrong_whatever_its_severity()
    {
        var tables = Tables.Of(
            Tables.Release("hcpcs", "99*", "code,from,until,title", "99214,,,"),
            Profiles.Payers("MEDICARE,Medicare,medicare,CL2001=info")
        );

        var answers = Answers.To(Lines.Read([Lines.OfficeVisit]), tables);

        Assert.Equal(Severity.Info, Assert.Single(answers.FindingsOf("CL2001")).Severity);
        Assert.Equal(Verdict.Accept, answers.VerdictOf(0));
    }

    [Fact]
    public void A_code_of_another_day_or_another_code_system_is_not_known()
    {
        var tables = Tables.Of(Hcpcs, Diagnoses);

        Assert.Equal(1, Of((Field.ServiceDateFrom, "2024-06-30")).UnknownLines);
        Assert.Equal(1, Of((Field.ServiceDateFrom, "2025-02-30")).UnknownLines);
        Assert.Equal(1, Of((Field.ProcedureQualifier, "IV"), (Field.DiagnosisCodeType, "9")).UnknownLines);
        Assert.Equal(0, Of((Field.ProcedureQualifier, "IV")).UnknownLines);

        Answers Of(params (Field, string)[] changes) =>
            Answers.To(Lines.Read([Lines.Changed(Lines.OfficeVisit, changes)]), tables);
    }

    [Fact]
    public void A_revenue_code_that_its_table_has_is_known()
    {
        var line = Lines.Changed(
            Lines.OfficeVisit,
            (Field.ClaimType, "I"),
            (Field.HcpcsCode, ""),
            (Field.RevenueCenterCode, "0450")
        );
        var table = Tables.Release("revenue-codes", "*", "revenue_code,from,until,title", "0450,,,ours");

        Assert.Equal(0, Answers.To(Lines.Read([line]), Tables.Of(table)).UnknownLines);
        Assert.Equal(1, Answers.To(Lines.Read([line]), CodeTables.Empty).UnknownLines);
    }

    [Fact]
    public void A_pair_that_is_found_makes_the_procedures_of_both_lines_known()
    {
        var tables = Tables.Of(PairClaims.Modifiers, PairClaims.Pairs("20957,64721,,,1,Misuse"));

        var opened = Answers.To(PairClaims.Of("", "59"), tables);
        var other = Answers.To(PairClaims.Of("", "59", column2: "99213"), tables);

        Assert.Equal(OutcomeStatus.Bypassed, opened.Of("CL4006", 1).Status);
        Assert.Equal((0, Verdict.Accept), (opened.UnknownLines, opened.ClaimVerdict));
        Assert.Equal((2, Verdict.NotChecked), (other.UnknownLines, other.ClaimVerdict));
    }

    [Fact]
    public void A_claim_has_the_gravest_verdict_of_its_lines()
    {
        (Field, string)[] unknown = [(Field.HcpcsCode, "99214")];
        (Field, string)[] review = [.. unknown, (Field.HcpcsModifier1, "59"), (Field.HcpcsModifier2, "59")];
        var tables = Tables.Of(Hcpcs);

        var mixed = Answers.To(Lines.Claim(Lines.OfficeVisit, [], unknown), tables);
        var all = Answers.To(Lines.Claim(Lines.OfficeVisit, unknown, [(Field.HcpcsCode, "99215")]), tables);
        var warned = Answers.To(Lines.Claim(Lines.OfficeVisit, [], unknown, review), tables);

        Assert.Equal((Verdict.Accept, Verdict.NotChecked), (mixed.VerdictOf(0), mixed.VerdictOf(1)));
        Assert.Equal(Verdict.NotChecked, mixed.ClaimVerdict);
        Assert.Equal((Verdict.NotChecked, 2), (all.ClaimVerdict, all.UnknownLines));
        Assert.Equal(Verdict.NotChecked, warned.VerdictOf(1));
        Assert.True(warned.VerdictOf(2) > Verdict.NotChecked);
        Assert.Equal(warned.VerdictOf(2), warned.ClaimVerdict);
    }

    [Fact]
    public void A_claim_of_unknown_lines_that_has_an_error_of_its_own_is_rejected()
    {
        var claim = Lines.Claim(
            Lines.Changed(Lines.OfficeVisit, (Field.TotalChargeAmount, "1.00")),
            [],
            [(Field.HcpcsCode, "99214")]
        );

        var answers = Answers.To(claim, CodeTables.Empty);

        Assert.Equal((Verdict.NotChecked, Verdict.NotChecked), (answers.VerdictOf(0), answers.VerdictOf(1)));
        Assert.Single(answers.FindingsOf("CL4003"));
        Assert.Equal(Verdict.Reject, answers.ClaimVerdict);
    }

    [Fact]
    public void A_claim_without_lines_is_not_checked()
    {
        var answers = Answers.To(new ClaimBuffer(), Tables.Embedded);

        Assert.Equal(Verdict.NotChecked, answers.ClaimVerdict);
        Assert.False(answers.IsComplete);
    }

    [Fact]
    public void The_verdicts_are_ordered_by_gravity() =>
        Assert.Equal(
            [Verdict.Accept, Verdict.NotChecked, Verdict.Review, Verdict.Reject],
            Enum.GetValues<Verdict>().Order()
        );
}
