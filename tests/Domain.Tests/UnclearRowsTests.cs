using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests;

/// <summary>A row that says nothing clear is refused with its sentence, and nothing else is thrown: rows are corrected by hand.</summary>
public sealed class UnclearRowsTests
{
    private const string Fees =
        "code,modifier,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team";
    private const string Edits = "code,edit,sex,age_from,age_to";
    private const string Notes = "code,reference,references,condition,stated,note";
    private const string Profiles = "procedure,kind,code,title,says,known,side,suggests_billing";

    public static TheoryData<string, string, string, string> Unclear =>
        new()
        {
            {
                "icd-10-cm",
                "code,billable,side",
                "E119,yes,",
                "Row 1 (E119): 'yes' is not valid for billable. Use Y or N."
            },
            { "icd-10-cm", "code,billable,side", "E119,,", "Row 1 (E119): '' is not valid for billable. Use Y or N." },
            {
                "icd-10-cm",
                "code,billable,side",
                "E119,Y,RL",
                "Row 1 (E119): 'RL' is not valid for side. Use R, L, B or empty."
            },
            { "icd-10-cm", "code,billable", "E119,Y", "Row 1 (E119): column 'side' is missing." },
            {
                "icd-10-cm",
                "code,billable,side",
                "E11-9,Y,",
                "Row 1 (E11-9): 'E11-9' is not a code of 1 to 10 capital letters and digits."
            },
            {
                "mpfs-medicare",
                Fees,
                "20957,,A,na,,0,090,2,0,2,1,0",
                "Row 1 (20957): 'na' is not valid for nonfacility_na. Use NA or empty."
            },
            {
                "mpfs-medicare",
                Fees,
                "20957,,A,,,10,090,2,0,2,1,0",
                "Row 1 (20957): '10' is not valid for pctc. Use one character or empty."
            },
            {
                "mpfs-medicare",
                Fees,
                "209571,,A,,,0,090,2,0,2,1,0",
                "Row 1 (209571): '209571' has more than 5 characters."
            },
            {
                "mue-medicare-practitioner",
                "code,units,mai,rationale",
                "20957,-1,2,a",
                "Row 1 (20957): '-1' is not valid for units. Use a whole number from 0 to 999999999."
            },
            {
                "mpfs-medicare",
                Fees,
                "20957,,Z,,,0,090,2,0,2,1,0",
                "Row 1 (20957): 'Z' is not valid for status. Use A, B, C, D, E, F, G, H, I, J, M, N, P, Q, R, T, X or empty."
            },
            {
                "mpfs-medicare",
                Fees,
                "20957,,A,,,0,90,2,0,2,1,0",
                "Row 1 (20957): '90' is not valid for global. Use 000, 010, 090, MMM, XXX, YYY, ZZZ, empty."
            },
            {
                "mue-medicare-practitioner",
                "code,units,mai,rationale",
                "20957,1,4,a",
                "Row 1 (20957): '4' is not valid for mai. Use a whole number from 1 to 3."
            },
            {
                "aoc-medicare",
                "code,primary,type,note",
                "69990,20957,0,",
                "Row 1 (69990|20957): '0' is not valid for type. Use a whole number from 1 to 3."
            },
            {
                "modifiers",
                "code,title,ncci,side,anatomic,evaluation_only",
                "LT,left,Y,X,Y,N",
                "Row 1 (LT): 'X' is not valid for side. Use R, L, B or empty."
            },
            {
                "profiles",
                Profiles,
                "20957,modifier,62,a,b,Y,Q,N",
                "Row 1 (20957|modifier|62): 'Q' is not valid for side. Use R, L, B or empty."
            },
            {
                "diagnosis-edits",
                Edits,
                "P0700,agee,,0,0",
                "Row 1 (P0700|agee): 'agee' is not valid for edit. Use age, sex, manifestation, external-cause, unacceptable-principal."
            },
            {
                "diagnosis-edits",
                Edits,
                "O80,sex,f,,",
                "Row 1 (O80|sex): 'f' is not valid for sex. Use F, M or empty."
            },
            { "diagnosis-edits", Edits, "O80,sex,,,", "Row 1 (O80|sex): a sex edit without sex." },
            { "diagnosis-edits", Edits, "P0700,age,,9,5", "Row 1 (P0700|age): age_to 5 is before age_from 9." },
            {
                "diagnosis-edits",
                Edits,
                "P0700,age,,a,",
                "Row 1 (P0700|age): 'a' is not valid for age_from. Use a whole number from 0 to 999, or empty."
            },
            {
                "diagnosis-edits",
                Edits,
                "P0700000,age,,,",
                "Row 1 (P0700000|age): 'P0700000' is not an ICD-10-CM code."
            },
            {
                "icd-10-cm-excludes",
                Notes,
                "S82,V99-V01,,,,",
                "Row 1 (S82|V99-V01): 'V99-V01' is not a range of codes."
            },
            {
                "icd-10-cm-excludes",
                Notes,
                "S82,s82-,,,,",
                "Row 1 (S82|s82-): 's82' is not a code of 1 to 10 capital letters and digits."
            },
            {
                "icd-10-cm-seventh-characters",
                "code,character,meaning",
                "S82,a,first",
                "Row 1 (S82|a): 'a' is not valid for character. Use one of 0 to 9, A to Z."
            },
            { "npi-deactivations", "code", "123456789", "Row 1 (123456789): '123456789' is not an NPI." },
            {
                "profile-reviews",
                "procedure,kind,code,verdict,describes,truth,basis",
                "20957,modifier,62,maybe,,,",
                "Row 1 (20957|modifier|62): 'maybe' is not valid for verdict. Use agrees, contradicts, silent, unconfirmed."
            },
            {
                "ptp-medicare-practitioner",
                "column1,column2,indicator,rationale",
                "20957,,1,a",
                "Row 1 (20957): the key is not a pair of codes."
            },
            {
                "ptp-medicare-practitioner",
                "column1,column2,indicator,rationale",
                "20957,699901,1,a",
                "Row 1 (20957|699901): '699901' has more than 5 characters."
            },
            {
                "payers",
                "payer_id,name,program,severities",
                "ACME,Acme,7,",
                "Row 1 (ACME): '7' is not valid for program. Use medicare, medicaid, none or empty."
            },
            {
                "payers",
                "payer_id,name,program,severities",
                "ACME,Acme,,CL3005",
                "Row 1 (ACME): 'CL3005' is not valid for severities. Use rules with info, warning or error, each rule once, as in CL3001=info CL4006=warning."
            },
            {
                "payers",
                "payer_id,name,program,severities",
                "ACME,Acme,,CL3005=fatal",
                "Row 1 (ACME): 'CL3005=fatal' is not valid for severities. Use rules with info, warning or error, each rule once, as in CL3001=info CL4006=warning."
            },
            {
                "payers",
                "payer_id,name,program,severities",
                "ACME,Acme,,CL3005=info CL3005=error",
                "Row 1 (ACME): 'CL3005=info CL3005=error' is not valid for severities. Use rules with info, warning or error, each rule once, as in CL3001=info CL4006=warning."
            },
            { "profiles", Profiles, "20957,,,a,b,Y,,N", "Row 1 (20957): the key does not join 3 parts." },
            {
                "profiles",
                Profiles,
                "20957,rumour,62,a,b,Y,,N",
                "Row 1 (20957|rumour|62): 'rumour' is not valid for kind. Use service, modifier, specialty, diagnosis, related, site, payer, context, gap."
            },
            {
                "profiles",
                Profiles,
                "2-957,modifier,62,a,b,Y,,N",
                "Row 1 (2-957|modifier|62): '2-957' is not a code of 1 to 10 capital letters and digits."
            },
        };

    [Theory]
    [MemberData(nameof(Unclear))]
    public void A_row_that_says_nothing_clear_is_refused(string system, string header, string row, string why)
    {
        var told = Assert.Throws<InvalidTableException>(() => Tables.Of(Tables.Release(system, "*", header, row)));

        Assert.Equal(why, told.Message);
    }

    [Fact]
    public void A_release_of_pairs_that_was_prepared_reads_as_one_of_rows()
    {
        var rows = Tables.Release(
            "ptp-medicare-practitioner",
            "*",
            "column1,column2,from,until,indicator,rationale",
            "20957,99213,2020-01-01,,0,misuse"
        );
        var prepared = rows.Prepare();

        Assert.Empty(prepared.Rows);
        Assert.Same(prepared, prepared.Prepare());
        var tables = CodeTables.Read([prepared]).MedicarePractitioner.Pairs;
        var day = new DateOnly(2025, 1, 1);
        var edit = tables.Find(Domain.Claims.Code.Of("20957"), Domain.Claims.Code.Of("99213"), day);
        Assert.True(edit.IsFound);
        Assert.Equal("misuse", edit.Row.Rationale);
        Assert.Equal([rows.Release], tables.Releases);
    }
}
