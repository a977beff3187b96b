using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedDiagnosisCodeTests
{
    private readonly MalformedDiagnosisCode rule = new();

    [Theory]
    [InlineData("I10", OutcomeStatus.Pass)]
    [InlineData("E11.9", OutcomeStatus.Pass)]
    [InlineData("E119", OutcomeStatus.Pass)]
    [InlineData("M84.461A", OutcomeStatus.Pass)]
    [InlineData("C7A.00", OutcomeStatus.Pass)]
    [InlineData("U07.1", OutcomeStatus.Pass)]
    [InlineData("QA0.0101", OutcomeStatus.Pass)] // new in fiscal year 2026: a letter in second place
    [InlineData("QA00101", OutcomeStatus.Pass)]
    [InlineData("QA0", OutcomeStatus.Pass)]
    [InlineData("EE1.9", OutcomeStatus.Pass)] // the shape of a code; whether there is one is CL2003's
    [InlineData("QA.00101", OutcomeStatus.Fail)]
    [InlineData("QA0.01011", OutcomeStatus.Fail)]
    [InlineData("Qa0.0101", OutcomeStatus.Fail)]
    [InlineData("1A0.01", OutcomeStatus.Fail)]
    [InlineData("E11.", OutcomeStatus.Fail)]
    [InlineData("E1.19", OutcomeStatus.Fail)]
    [InlineData("e11.9", OutcomeStatus.Fail)]
    [InlineData("E11.9.1", OutcomeStatus.Fail)]
    [InlineData("E1", OutcomeStatus.Fail)]
    [InlineData("M84.4611AA", OutcomeStatus.Fail)]
    [InlineData("250.00", OutcomeStatus.Fail)] // ICD-9-CM without saying so
    [InlineData("E11.9\u200B", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.Pass)]
    public void A_diagnosis_has_the_shape_of_ICD_10_CM(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCode2, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("10", OutcomeStatus.Fail)]
    [InlineData("9", OutcomeStatus.NotApplicable)]
    [InlineData("X", OutcomeStatus.NotChecked)] // invalid: CL1016 reports it
    public void Only_codes_said_to_be_ICD_10_CM_are_judged(string type, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCodeType, type), (Field.DiagnosisCode1, "250.00"));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void An_empty_first_diagnosis_is_left_to_the_rule_of_required_columns()
    {
        var gap = Lines.Visit((Field.DiagnosisCode1, ""), (Field.DiagnosisCode2, "E119"));
        var none = Lines.Visit((Field.DiagnosisCode1, ""));

        Assert.Equal(OutcomeStatus.Pass, rule.Check(gap, CodeTables.Empty).Status);
        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(none, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_codes_and_gaps()
    {
        var line = Lines.Visit((Field.DiagnosisCode3, "11E9"), (Field.AdmittingDiagnosisCode, "?"));

        Assert.Equal(
            [Field.DiagnosisCode2, Field.DiagnosisCode3, Field.AdmittingDiagnosisCode],
            rule.Report(line, CodeTables.Empty).Fields
        );
        Assert.Equal(
            "diagnosis_code_3 '11E9', admitting_diagnosis_code '?': expected a capital letter and 2 to 6 capital letters or digits, dot optional after the third; diagnosis_code_2 empty before a filled column.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void Lower_case_is_shown_in_capital_letters()
    {
        var line = Lines.Visit((Field.DiagnosisCode1, "e11.9"), (Field.DiagnosisCode2, "i10"));
        var mixed = Lines.Visit((Field.DiagnosisCode1, "e11.9"), (Field.DiagnosisCode2, "1"));

        Assert.Equal(
            "Use capital letters: enter E11.9 in diagnosis_code_1, I10 in diagnosis_code_2.",
            rule.Report(line, CodeTables.Empty).Fix
        );
        Assert.Equal(rule.Info.Fix, rule.Report(mixed, CodeTables.Empty).Fix);
    }
}
