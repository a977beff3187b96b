using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class DiagnosisNotBillableTests
{
    private readonly DiagnosisNotBillable rule = new();

    [Theory]
    [InlineData("M84.461A", OutcomeStatus.Pass)]
    [InlineData("M84.461", OutcomeStatus.Fail)]
    [InlineData("M84", OutcomeStatus.Fail)]
    [InlineData("M84.151A", OutcomeStatus.NotApplicable)] // CL2003 owns it
    [InlineData("M54.5", OutcomeStatus.Fail)]
    [InlineData("E11", OutcomeStatus.Fail)]
    [InlineData("E11.8", OutcomeStatus.Pass)]
    [InlineData("E10", OutcomeStatus.NotChecked)]
    [InlineData("M84461a", OutcomeStatus.NotChecked)] // CL1004 reports it
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void A_header_code_is_not_submitted(string code, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCode1, code));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Fact]
    public void The_finding_counts_the_missing_characters_and_lists_the_continuations()
    {
        var line = Lines.Visit((Field.DiagnosisCode1, "E119"), (Field.DiagnosisCode2, "M84.461"));

        Assert.Equal([Field.DiagnosisCode2], rule.Report(line, Tables.Embedded).Fields);
        Assert.Equal(
            "Diagnosis M84.461 is not billable on 2025-11-03: 1 more character required (M84.461A, M84.461D, M84.461G, M84.461K, M84.461P and 1 more).",
            rule.Report(line, Tables.Embedded).Message
        );
        Assert.Equal("M84461", rule.Report(line, Tables.Embedded).Evidence.RowKey);
    }

    [Fact]
    public void A_long_list_is_cut_and_says_how_much()
    {
        var line = Lines.Visit((Field.DiagnosisCode1, "M84.4"));

        Assert.Matches(
            @"^Diagnosis M84\.4 is not billable on 2025-11-03: 3 more characters required \((M84[^,]*, ){4}M84[^,]* and [0-9]+ more\)\.$",
            rule.Report(line, Tables.Embedded).Message
        );
    }

    [Fact]
    public void A_code_that_was_valid_before_its_continuations_came_says_until_when()
    {
        const string header = "code,from,until,billable,side";
        var tables = Tables.Of(
            Tables.Release("icd-10-cm", "2021-01", new DateOnly(2020, 10, 1), "*", header, "M545,2020-10-01,,Y,"),
            Tables.Release("icd-10-cm", "2021-10", new DateOnly(2021, 10, 1), "*", header, "M545,,,N,", "M5450,,,Y,")
        );
        var line = Lines.Visit((Field.DiagnosisCode1, "M54.5"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, tables).Status);
        Assert.Equal(OutcomeStatus.Pass, new InactiveDiagnosisCode().Check(line, tables).Status);
        Assert.Equal(
            "Diagnosis M54.5 is not billable on 2025-11-03: 1 more character required (M54.50). M54.5 was valid until 2021-09-30.",
            rule.Report(line, tables).Message
        );
    }
}
