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
    public void A_diagnosis_stands_in_the_list_once(string second, OutcomeStatus expected)
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
    public void The_admitting_diagnosis_stands_beside_the_list()
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
            "diagnosis_code_3 'E11.9' repeats diagnosis_code_1; diagnosis_code_4 'I10' repeats diagnosis_code_2.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
