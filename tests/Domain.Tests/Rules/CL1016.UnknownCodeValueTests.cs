using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class UnknownCodeValueTests
{
    private readonly UnknownCodeValue rule = new();

    [Theory]
    [InlineData(Field.ClaimType, "I", OutcomeStatus.Pass)]
    [InlineData(Field.ClaimType, "D", OutcomeStatus.Fail)]
    [InlineData(Field.ClaimType, "p", OutcomeStatus.Fail)]
    [InlineData(Field.PatientSex, "U", OutcomeStatus.Pass)]
    [InlineData(Field.PatientSex, "X", OutcomeStatus.Fail)]
    [InlineData(Field.PatientSex, "Female", OutcomeStatus.Fail)]
    [InlineData(Field.PatientSex, "", OutcomeStatus.Pass)] // CL1001 owns it
    [InlineData(Field.ClaimFrequencyCode, "7", OutcomeStatus.Pass)]
    [InlineData(Field.ClaimFrequencyCode, "L", OutcomeStatus.Fail)]
    [InlineData(Field.PatientRelationshipCode, "18", OutcomeStatus.Pass)]
    [InlineData(Field.PatientRelationshipCode, "99", OutcomeStatus.Fail)]
    [InlineData(Field.BillTypeCode, "131", OutcomeStatus.Pass)]
    [InlineData(Field.BillTypeCode, "032A", OutcomeStatus.Pass)]
    [InlineData(Field.BillTypeCode, "13", OutcomeStatus.Fail)]
    [InlineData(Field.UnitMeasureCode, "MJ", OutcomeStatus.Pass)]
    [InlineData(Field.UnitMeasureCode, "DA", OutcomeStatus.Fail)]
    [InlineData(Field.ProcedureQualifier, "ER", OutcomeStatus.Pass)]
    [InlineData(Field.ProcedureQualifier, "HP", OutcomeStatus.Fail)]
    [InlineData(Field.RelatedCauses, "AA", OutcomeStatus.Pass)]
    [InlineData(Field.RelatedCauses, "AA; EM;OA", OutcomeStatus.Pass)]
    [InlineData(Field.RelatedCauses, "AA;XX", OutcomeStatus.Fail)]
    [InlineData(Field.RelatedCauses, "AA;", OutcomeStatus.Fail)]
    [InlineData(Field.RelatedCauses, "AA,EM", OutcomeStatus.Fail)]
    public void A_value_is_one_of_the_guides(Field field, string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((field, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData(Field.UnitMeasureCode, "DA", OutcomeStatus.Pass)]
    [InlineData(Field.UnitMeasureCode, "MJ", OutcomeStatus.Fail)]
    [InlineData(Field.ProcedureQualifier, "HP", OutcomeStatus.Pass)]
    public void Some_values_are_of_one_claim_type_only(Field field, string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ClaimType, "I"), (field, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("9", "2015-09-30", OutcomeStatus.Pass)]
    [InlineData("9", "2015-10-01", OutcomeStatus.Fail)]
    [InlineData("10", "2015-10-01", OutcomeStatus.Pass)]
    [InlineData("11", "2015-09-30", OutcomeStatus.Fail)]
    [InlineData("9", "2015-09-31", OutcomeStatus.Pass)] // not a date: CL1005 reports it
    public void ICD_9_ended_with_September_2015(string type, string from, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCodeType, type), (Field.ServiceDateFrom, from));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData(Field.PatientSex, "X", "patient_sex 'X': expected F (female), M (male), U (unknown).")]
    [InlineData(
        Field.AssignmentCode,
        "Y",
        "assignment_code 'Y': expected A (accepts assignment), B (assignment for lab services only), C (does not accept)."
    )]
    [InlineData(
        Field.ClaimFrequencyCode,
        "L",
        "claim_frequency_code 'L': expected 1 (original), 7 (replacement), 8 (void), 2 (first interim), 3 (continuing interim) and 23 more."
    )]
    [InlineData(Field.UnitMeasureCode, "DA", "unit_measure_code 'DA': expected UN (units), MJ (minutes).")]
    [InlineData(
        Field.RelatedCauses,
        "XX",
        "related_causes 'XX': expected AA (auto accident), EM (employment), OA (other accident)."
    )]
    [InlineData(
        Field.DiagnosisCodeType,
        "9",
        "diagnosis_code_type '9': expected 10 (ICD-10-CM) for services since 2015-10-01."
    )]
    [InlineData(Field.BillTypeCode, "1", "bill_type_code '1': expected a type of bill of three or four characters.")]
    public void The_message_gives_the_meaning_of_the_values(Field field, string text, string message)
    {
        var line = Lines.Visit((field, text));

        Assert.Equal([field], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(message, rule.Report(line, CodeTables.Empty).Message);
    }

    [Fact]
    public void Several_values_are_one_finding()
    {
        var line = Lines.Visit((Field.PatientSex, "x"), (Field.AssignmentCode, "Y"), (Field.UnitMeasureCode, "DA"));

        Assert.Equal(
            [Field.PatientSex, Field.AssignmentCode, Field.UnitMeasureCode],
            rule.Report(line, CodeTables.Empty).Fields
        );
        Assert.Equal(
            "patient_sex 'x': expected F (female), M (male), U (unknown); assignment_code 'Y': expected A (accepts assignment), B (assignment for lab services only), C (does not accept); and 1 more.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Theory]
    [InlineData("f", "Use capital letters: enter F in patient_sex.")]
    [InlineData("x", "Use one of the values listed, in capital letters.")]
    public void A_lower_case_value_is_shown_in_capital_letters(string text, string fix)
    {
        var line = Lines.Visit((Field.PatientSex, text));

        Assert.Equal(fix, rule.Report(line, CodeTables.Empty).Fix);
    }
}
