using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class DiagnosisNotInProfileTests
{
    private static readonly CodeTables Small = Tables.Of(
        Profiles.Profile(
            "20957,diagnosis,M84461A,pathological fracture,lost bone,Y,R,N",
            "20957,diagnosis,M86172,osteomyelitis,infection,Y,R,N"
        ),
        Tables.Release(
            "icd-10-cm",
            "E11* M8*",
            "code,from,until,billable,side",
            "M84461A,,,Y,R",
            "M84461,,,N,R",
            "M86172,,,Y,L",
            "E119,,,Y,",
            "M545,,2021-09-30,Y,"
        )
    );

    private readonly DiagnosisNotInProfile rule = new();

    [Theory]
    [InlineData("M84.461A", OutcomeStatus.Pass)] // what the page's words describe
    [InlineData("M84661A", OutcomeStatus.Pass)]
    [InlineData("M84.151A", OutcomeStatus.NotApplicable)] // what it prints; that there is no such code is CL2003's and CL5005's
    [InlineData("S82.251A", OutcomeStatus.NotApplicable)]
    [InlineData("E11.9", OutcomeStatus.NotApplicable)] // every row is contradicted: none excludes it
    [InlineData("?", OutcomeStatus.NotChecked)] // CL1004's
    public void The_pointed_diagnosis_is_one_that_the_profile_means(string diagnosis, OutcomeStatus expected)
    {
        var line = Lines.GraftWith((Field.DiagnosisCode1, diagnosis));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void A_diagnosis_of_another_year_is_left_to_the_code_rule()
    {
        var tables = Tables.Of(
            Profiles.Profile("20957,diagnosis,M84461A,fracture,lost bone,Y,R,N"),
            Tables.Release("icd-10-cm", "*", "code,from,until,billable,side", "M545,,2021-09-30,Y,")
        );
        var line = Lines.GraftWith((Field.DiagnosisCode1, "M545"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, tables).Status);
    }

    [Theory]
    [InlineData("1", "2", OutcomeStatus.Pass)]
    [InlineData("1", "", OutcomeStatus.Fail)]
    [InlineData("2", "", OutcomeStatus.Pass)]
    [InlineData("B", "", OutcomeStatus.Pass)]
    [InlineData("3", "", OutcomeStatus.NotApplicable)] // names no diagnosis: CL3005's
    [InlineData("", "", OutcomeStatus.NotApplicable)]
    public void One_pointed_diagnosis_of_the_profile_is_enough(
        string firstPointer,
        string secondPointer,
        OutcomeStatus expected
    )
    {
        var line = Lines.GraftWith(
            (Field.DiagnosisCode1, "E119"),
            (Field.DiagnosisCode2, "M84461A"),
            (Field.DiagnosisPointer1, firstPointer),
            (Field.DiagnosisPointer2, secondPointer)
        );

        Assert.Equal(expected, rule.Check(line, Small).Status);
    }

    [Fact]
    public void A_diagnosis_left_to_the_code_rules_does_not_hide_one_that_is_not_listed()
    {
        var line = Lines.GraftWith(
            (Field.DiagnosisCode1, "M84999"),
            (Field.DiagnosisCode2, "E119"),
            (Field.DiagnosisPointer2, "2")
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, Small).Status);
    }

    [Fact]
    public void Other_code_systems_and_procedures_without_a_profile_are_not_asked()
    {
        var older = Lines.GraftWith((Field.DiagnosisCodeType, "9"), (Field.DiagnosisCode1, "25000"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(older, Tables.Embedded).Status);
        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(Lines.Visit(), Tables.Embedded).Status);
    }

    [Fact]
    public void A_profile_that_lists_no_diagnoses_excludes_none()
    {
        var tables = Tables.Of(Profiles.Profile("20957,site,21,hospital,operating room,Y,,N"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(Lines.GraftWith(), tables).Status);
    }

    [Theory]
    [InlineData("M84461A", OutcomeStatus.Pass)]
    [InlineData("M86172", OutcomeStatus.NotApplicable)] // its row is contradicted, the side is the other: CL5005's
    [InlineData("E119", OutcomeStatus.Fail)]
    [InlineData("B99", OutcomeStatus.Fail)] // outside the table's coverage: not known to be unknown
    [InlineData("M84461", OutcomeStatus.NotApplicable)] // a header code: CL2004's
    [InlineData("M84999", OutcomeStatus.NotApplicable)] // CL2003's
    [InlineData("M545", OutcomeStatus.NotApplicable)] // CL2005's
    public void Only_rows_that_no_higher_source_contradicts_count(string diagnosis, OutcomeStatus expected) =>
        Assert.Equal(expected, rule.Check(Lines.GraftWith((Field.DiagnosisCode1, diagnosis)), Small).Status);

    [Fact]
    public void The_finding_names_the_pointed_diagnoses_and_those_that_are_listed()
    {
        var line = Lines.GraftWith(
            (Field.DiagnosisCode1, "M84461A"),
            (Field.DiagnosisCode2, "E11.9"),
            (Field.DiagnosisPointer1, "2")
        );
        var finding = rule.Report(line, Small);

        Assert.Equal([Field.DiagnosisCode2, Field.DiagnosisPointer1], finding.Fields);
        Assert.Equal(
            "Pointed diagnosis E11.9 is not in the profile of 20957, which lists M84.461A (pathological fracture).",
            finding.Message
        );
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("profiles 2010-01", finding.Evidence.Release!.ToString());
    }
}
