using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class DuplicateDiagnosisTests
{
    private readonly DuplicateDiagnosis rule = new();

    [Theory]
    [InlineData("", OutcomeStatus.Pass)]
    [InlineData("I10", OutcomeStatus.Pass)]
    [InlineData("E119", OutcomeStatus.Fail)]
    [InlineData("E11.9", OutcomeStatus.Fail)] // with and without its dot
    [InlineData("E11", OutcomeStatus.Pass)]
    public void A_diagnosis_is_in_the_list_once(string second, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCode2, second));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_last_place_of_the_list_counts_too_and_gaps_are_no_codes()
    {
        var line = Lines.Visit((Field.DiagnosisCode25, "E119"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData(Field.DiagnosisCode1, "")]
    [InlineData(Field.DiagnosisCodeType, "9")]
    public void Without_a_list_of_ICD_10_CM_there_is_nothing_to_compare(Field field, string text)
    {
        var line = Lines.Visit((field, text));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_admitting_diagnosis_is_not_of_the_list()
    {
        var line = Lines.Visit((Field.AdmittingDiagnosisCode, "E119"));

        Assert.Equal(OutcomeStatus.Pass, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_each_repetition_and_the_first_place()
    {
        var line = Lines.Visit(
            (Field.DiagnosisCode2, "I10"),
            (Field.DiagnosisCode3, "E11.9"),
            (Field.DiagnosisCode4, "I10")
        );

        Assert.Equal([Field.DiagnosisCode3, Field.DiagnosisCode4], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "Diagnosis listed more than once: E11.9 in places 1 and 3, I10 in places 2 and 4.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void It_is_an_error_on_either_kind_of_claim()
    {
        var line = Lines.Visit((Field.ClaimType, "I"), (Field.DiagnosisCode2, "I10"), (Field.DiagnosisCode3, "I10"));

        Assert.Equal(Severity.Error, rule.Report(line, CodeTables.Empty).Severity);
    }

    [Fact]
    public void A_long_list_is_cut()
    {
        var line = Lines.Visit([.. Enumerable.Range(0, 25).Select(i => (Field.DiagnosisCode1 + i, "M84461A"))]);

        Assert.Equal(
            "Diagnosis listed more than once: M84.461A in places 1 and 2, M84.461A in places 1 and 3, M84.461A in places 1 and 4, M84.461A in places 1 and 5, M84.461A in places 1 and 6 and 19 more.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
