using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class InactiveDiagnosisCodeTests
{
    private const string Header = "code,from,until,billable,side";

    private static readonly CodeTables TwoYears = Tables.Of(
        Tables.Release("icd-10-cm", "2025-10", new DateOnly(2024, 10, 1), "*", Header, "E119,,,Y,", "X100,,,Y,"),
        Tables.Release("icd-10-cm", "2026-10", new DateOnly(2025, 10, 1), "*", Header, "E119,,,Y,", "X101,,,Y,")
    );

    private readonly InactiveDiagnosisCode rule = new();

    [Theory]
    [InlineData("E119", OutcomeStatus.Pass)]
    [InlineData("M54.5", OutcomeStatus.Pass)] // CL2004 owns it
    [InlineData("M84.461", OutcomeStatus.Pass)] // CL2004 owns it
    [InlineData("M84.151A", OutcomeStatus.NotApplicable)] // CL2003 owns it
    [InlineData("E11.8", OutcomeStatus.Pass)]
    [InlineData("E10.9", OutcomeStatus.NotChecked)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void A_diagnosis_is_in_force_on_the_date_of_service(string code, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCode1, code));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void The_finding_says_until_when()
    {
        var line = Lines.Visit((Field.DiagnosisCode2, "M54.5"), (Field.ServiceDateFrom, "2023-05-01"));

        Assert.Equal([Field.DiagnosisCode2], rule.Report(line, Tables.Embedded).Fields);
        Assert.Equal(
            "Diagnosis not effective on 2023-05-01: M54.5 was valid until 2021-09-30.",
            rule.Report(line, Tables.Embedded).Message
        );
        Assert.Equal("M545", rule.Report(line, Tables.Embedded).Evidence.RowKey);
    }

    [Theory]
    [InlineData("X100", "2025-09-30", OutcomeStatus.Pass)]
    [InlineData("X100", "2025-10-01", OutcomeStatus.Fail)]
    [InlineData("X101", "2025-09-30", OutcomeStatus.Fail)]
    [InlineData("X101", "2025-10-01", OutcomeStatus.Pass)]
    public void A_fiscal_year_begins_with_its_release(string code, string day, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCode1, code), (Field.ServiceDateFrom, day));

        Assert.Equal(expected, rule.Check(line, TwoYears).Status);
    }

    [Fact]
    public void All_codes_of_another_year_are_told()
    {
        var line = Lines.Visit(
            (Field.DiagnosisCode1, "X100"),
            (Field.DiagnosisCode2, "E119"),
            (Field.DiagnosisCode3, "X101"),
            (Field.ServiceDateFrom, "2025-10-01")
        );
        var before = Lines.Visit((Field.DiagnosisCode1, "X101"), (Field.ServiceDateFrom, "2025-09-30"));

        Assert.Equal(
            "Diagnosis not effective on 2025-10-01: X10.0 was valid until 2025-09-30.",
            rule.Report(line, TwoYears).Message
        );
        Assert.Equal(
            "Diagnosis not effective on 2025-09-30: X10.1 is valid since 2025-10-01.",
            rule.Report(before, TwoYears).Message
        );
    }

    [Fact]
    public void A_code_is_not_said_to_be_valid_in_years_that_are_not_loaded()
    {
        var first = Tables.Release("icd-10-cm", "2021", new DateOnly(2020, 10, 1), "*", Header, "X100,,,Y,");
        var tables = Tables.Of(
            first with
            {
                Release = first.Release with { EffectiveTo = new DateOnly(2021, 9, 30) },
            },
            Tables.Release("icd-10-cm", "2026", new DateOnly(2025, 10, 1), "*", Header, "E119,,,Y,")
        );
        var line = Lines.Visit((Field.DiagnosisCode1, "X100"), (Field.ServiceDateFrom, "2025-11-03"));

        Assert.Equal(
            "Diagnosis not effective on 2025-11-03: X10.0 was valid until 2021-09-30.",
            rule.Report(line, tables).Message
        );
    }

    [Theory]
    [InlineData("111", "2025-10-02", OutcomeStatus.Pass)]
    [InlineData("0112", "2025-10-02", OutcomeStatus.Pass)]
    [InlineData("111", "2025-09-30", OutcomeStatus.Fail)]
    [InlineData("111", "", OutcomeStatus.NotChecked)] // CL1001 reports it
    [InlineData("111", "2025-02-30", OutcomeStatus.NotChecked)] // CL1005 reports it
    [InlineData("0183", "2025-10-02", OutcomeStatus.Pass)]
    [InlineData("212", "2025-10-02", OutcomeStatus.Pass)]
    [InlineData("0329", "2025-10-02", OutcomeStatus.Pass)] // home health
    [InlineData("329", "2025-09-30", OutcomeStatus.Fail)]
    [InlineData("131", "2025-10-02", OutcomeStatus.Fail)] // outpatient
    [InlineData("0131", "2025-10-02", OutcomeStatus.Fail)]
    [InlineData("011", "2025-10-02", OutcomeStatus.Fail)] // no type of bill 11 but 01
    [InlineData("11x", "2025-10-02", OutcomeStatus.NotChecked)] // CL1016 reports it
    public void Inpatient_and_home_health_diagnoses_are_of_the_Through_date(
        string billType,
        string end,
        OutcomeStatus expected
    )
    {
        var line = Lines.Visit(
            (Field.ClaimType, "I"),
            (Field.BillTypeCode, billType),
            (Field.ClaimStartDate, "2025-09-28"),
            (Field.ClaimEndDate, end),
            (Field.ServiceDateFrom, ""),
            (Field.DiagnosisCode1, "X101")
        );

        Assert.Equal(expected, rule.Check(line, TwoYears).Status);
    }

    [Fact]
    public void A_professional_claim_with_a_bill_type_goes_by_its_service()
    {
        var line = Lines.Visit(
            (Field.BillTypeCode, "111"),
            (Field.ClaimEndDate, "2025-10-02"),
            (Field.ServiceDateFrom, "2025-09-28"),
            (Field.DiagnosisCode1, "X101")
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, TwoYears).Status);
    }
}
