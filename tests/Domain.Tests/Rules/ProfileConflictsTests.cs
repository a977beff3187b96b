using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

/// <summary>Who decides whether a profile's row is contradicted: the table that speaks of it, else a hand check, else nobody.</summary>
public sealed class ProfileConflictsTests
{
    private static readonly DateOnly Day = new(2025, 11, 3);

    [Theory]
    [InlineData('0', "26", OutcomeStatus.Fail)]
    [InlineData('0', "TC", OutcomeStatus.Fail)]
    [InlineData('1', "26", OutcomeStatus.Pass)]
    [InlineData('1', "TC", OutcomeStatus.Pass)]
    [InlineData('2', "26", OutcomeStatus.Fail)]
    [InlineData('3', "TC", OutcomeStatus.Fail)]
    [InlineData('4', "26", OutcomeStatus.Fail)]
    [InlineData('5', "TC", OutcomeStatus.Fail)]
    [InlineData('6', "26", OutcomeStatus.NotApplicable)]
    [InlineData('6', "TC", OutcomeStatus.Fail)]
    [InlineData('7', "TC", OutcomeStatus.NotApplicable)]
    [InlineData('8', "26", OutcomeStatus.NotApplicable)]
    [InlineData('8', "TC", OutcomeStatus.Fail)]
    [InlineData('9', "26", OutcomeStatus.NotApplicable)]
    public void The_fee_schedule_says_whether_a_procedure_has_components(
        char indicator,
        string modifier,
        OutcomeStatus expected
    )
    {
        var tables = Tables.Of(
            Profiles.Profile($"20957,modifier,{modifier},component,a part alone,Y,,N"),
            Tables.Release(
                "mpfs-medicare",
                "20957",
                "code,modifier,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team",
                $"20957,,A,NA,,{indicator},090,2,0,2,1,0"
            )
        );

        Assert.Equal(expected, Of(tables, AssertionKind.Modifier, modifier));
    }

    [Theory]
    [InlineData("Surgery", "", "General Surgery", OutcomeStatus.Pass)]
    [InlineData("Orthopaedic Surgery", "", "orthopedic surgery", OutcomeStatus.Pass)]
    [InlineData("Surgery", "Vascular Surgery", "Vascular Surgery", OutcomeStatus.Pass)]
    [InlineData("Orthopaedic Surgery", "Hand Surgery", "Orthopedic Hand Surgery", OutcomeStatus.Pass)]
    [InlineData("Pediatrics", "", "General Surgery", OutcomeStatus.Fail)]
    [InlineData("Surgery", "Plastic and Reconstructive Surgery", "Vascular Surgery", OutcomeStatus.Fail)]
    public void A_specialty_has_the_name_that_the_NUCC_gives_it(
        string classification,
        string specialization,
        string name,
        OutcomeStatus expected
    )
    {
        var tables = Tables.Of(
            Profiles.Profile($"20957,specialty,208600000X,{name},operates,Y,,N"),
            Taxonomy($"208600000X,,,Physicians,{classification},{specialization}")
        );

        Assert.Equal(expected, Of(tables, AssertionKind.Specialty, "208600000X"));
    }

    [Theory]
    [InlineData("M84461A,,,Y,R", OutcomeStatus.NotApplicable)] // there is such a code; what it means no table says
    [InlineData("M84461A,,,Y,", OutcomeStatus.NotApplicable)]
    [InlineData("M84461A,,,Y,L", OutcomeStatus.Fail)]
    [InlineData("M84461A,,,N,R", OutcomeStatus.Fail)] // a header code
    [InlineData("M84461A,,2021-09-30,Y,R", OutcomeStatus.Fail)]
    [InlineData("M84462A,,,Y,L", OutcomeStatus.Fail)] // no such code
    public void A_diagnosis_is_a_billable_code_of_the_side_that_is_told(string row, OutcomeStatus expected)
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,diagnosis,M84461A,fracture of the right tibia,lost bone,Y,R,N"),
            Tables.Release("icd-10-cm", "*", "code,from,until,billable,side", row)
        );

        Assert.Equal(expected, Of(tables, AssertionKind.Diagnosis, "M84461A"));
    }

    [Theory]
    [InlineData('0', "Y", OutcomeStatus.Fail)]
    [InlineData('0', "N", OutcomeStatus.NotApplicable)] // related, and not said to be billed beside it
    [InlineData('1', "Y", OutcomeStatus.NotApplicable)]
    [InlineData('9', "Y", OutcomeStatus.NotApplicable)]
    public void A_related_procedure_can_be_billed_where_it_is_suggested(
        char indicator,
        string suggested,
        OutcomeStatus expected
    )
    {
        var tables = Tables.Of(
            Profiles.Profile($"20957,related,64721,a release,beside it,Y,,{suggested}"),
            PairClaims.Pairs($"20957,64721,,,{indicator},reason")
        );

        Assert.Equal(expected, Of(tables, AssertionKind.Related, "64721"));
    }

    [Theory]
    [InlineData("contradicts", OutcomeStatus.Fail)]
    [InlineData("agrees", OutcomeStatus.Pass)]
    [InlineData("silent", OutcomeStatus.NotApplicable)]
    [InlineData("unconfirmed", OutcomeStatus.NotApplicable)]
    public void What_no_table_speaks_of_a_hand_check_decides(string verdict, OutcomeStatus expected)
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,modifier,52,reduced,not finished,Y,,N"),
            Profiles.Reviews($"20957,modifier,52,{verdict},,less than the whole,review of the definitions")
        );

        Assert.Equal(expected, Of(tables, AssertionKind.Modifier, "52"));
    }

    [Theory]
    [InlineData(9, OutcomeStatus.NotApplicable)]
    [InlineData(10, OutcomeStatus.NotApplicable)]
    [InlineData(11, OutcomeStatus.Fail)]
    public void A_hand_check_decides_by_its_higher_authority(int authority, OutcomeStatus expected)
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,modifier,52,reduced,not finished,Y,,N"),
            Profiles.ReviewsOfAuthority(
                authority,
                "20957,modifier,52,contradicts,,less than the whole,review of the definitions"
            )
        );

        Assert.Equal(expected, Of(tables, AssertionKind.Modifier, "52"));
    }

    [Fact]
    public void A_table_decides_by_its_higher_authority()
    {
        var profile = Profiles.Profile("20957,specialty,208600000X,Pediatrics,operates,Y,,N");
        var tables = Tables.Of(
            profile with
            {
                Release = profile.Release with { Authority = 100 },
            },
            Taxonomy("208600000X,,,Physicians,Surgery,")
        );

        Assert.Equal(OutcomeStatus.NotApplicable, Of(tables, AssertionKind.Specialty, "208600000X"));
    }

    [Fact]
    public void Where_a_table_and_a_hand_check_differ_the_table_decides()
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,specialty,208600000X,General Surgery,operates,Y,,N"),
            Profiles.Reviews("20957,specialty,208600000X,contradicts,,another,review of the names"),
            Taxonomy("208600000X,,,Physicians,Surgery,")
        );

        Assert.Equal(OutcomeStatus.Pass, Of(tables, AssertionKind.Specialty, "208600000X"));
    }

    [Fact]
    public void A_hand_check_that_repeats_a_table_does_not_stand_in_for_one_that_is_not_loaded()
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,related,64721,a release,beside it,Y,,Y"),
            Profiles.Reviews("20957,related,64721,contradicts,,NCCI bundles it,table NCCI PTP July 2024")
        );

        Assert.Equal(OutcomeStatus.NotChecked, Of(tables, AssertionKind.Related, "64721"));
    }

    [Fact]
    public void A_hand_check_that_repeats_a_table_gives_way_to_what_the_table_says_now()
    {
        var related = Tables.Of(
            Profiles.Profile("20957,related,64721,a release,beside it,Y,,Y"),
            Profiles.Reviews("20957,related,64721,contradicts,,NCCI bundles it,table NCCI PTP July 2024"),
            PairClaims.Pairs("20957,64721,,2024-12-31,0,reason")
        );
        var diagnosis = Tables.Of(
            Profiles.Profile("20957,diagnosis,M84151A,fracture of the right tibia,lost bone,Y,R,N"),
            Profiles.Reviews("20957,diagnosis,M84151A,contradicts,,no such code,table ICD-10-CM January 2021"),
            Tables.Release("icd-10-cm", "*", "code,from,until,billable,side", "M84151A,,,Y,R")
        );

        Assert.Equal(OutcomeStatus.NotApplicable, Of(related, AssertionKind.Related, "64721"));
        Assert.Equal(OutcomeStatus.NotApplicable, Of(diagnosis, AssertionKind.Diagnosis, "M84151A"));
    }

    [Theory]
    [InlineData("contradicts", OutcomeStatus.Fail)] // what the code means is wrong in any year
    [InlineData("agrees", OutcomeStatus.NotChecked)] // whether it exists is still not known
    public void A_hand_check_of_the_meaning_stands_without_the_table(string verdict, OutcomeStatus expected)
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,diagnosis,S82251A,fracture of the distal tibia,lost bone,Y,R,N"),
            Profiles.Reviews($"20957,diagnosis,S82251A,{verdict},,of the shaft,review of the order file")
        );

        Assert.Equal(expected, Of(tables, AssertionKind.Diagnosis, "S82251A"));
    }

    [Fact]
    public void A_payer_that_follows_no_program_is_told_by_hand_checks_of_their_own_alone()
    {
        var tables = Tables.Of(
            Profiles.Profile(
                "20957,modifier,62,two surgeons,both,Y,,N",
                "20957,modifier,TC,technical,a part,Y,,N",
                "20957,modifier,23,anesthesia,none,Y,,N"
            ),
            Profiles.Reviews(
                "20957,modifier,62,agrees,,indicator 1,table PPRRVU October 2025",
                "20957,modifier,TC,contradicts,,indicator 0,table PPRRVU October 2025",
                "20957,modifier,23,contradicts,,the opposite,review of the definitions"
            )
        );

        Assert.Equal(OutcomeStatus.NotApplicable, Of(tables, AssertionKind.Modifier, "62", followsProgram: false));
        Assert.Equal(OutcomeStatus.NotApplicable, Of(tables, AssertionKind.Modifier, "TC", followsProgram: false));
        Assert.Equal(OutcomeStatus.Fail, Of(tables, AssertionKind.Modifier, "23", followsProgram: false));
    }

    private static ReleaseRows Taxonomy(string row) =>
        Tables.Release("nucc", "208600000X", "code,from,until,grouping,classification,specialization", row);

    private static OutcomeStatus Of(CodeTables tables, AssertionKind kind, string code, bool followsProgram = true)
    {
        Assert.Equal(LookupStatus.Found, tables.Profiles.Find(Code.Of("20957"), Day, out var found));
        var profile = found!;
        var assertion = profile.Find(kind, Code.Of(code))!;
        var sources = new ProfileSources(tables, followsProgram ? tables.MedicarePractitioner : null, Day);
        var outcome = ProfileConflicts.Check(profile, assertion, sources);
        // What is told and what is answered are one.
        Assert.Equal(
            outcome.Status == OutcomeStatus.Fail,
            ProfileConflicts.Find(profile, assertion, sources) is not null
        );
        return outcome.Status;
    }
}
