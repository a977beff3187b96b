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
    [InlineData("9", "2015-09-31", OutcomeStatus.Pass)] // no day to judge by: CL1005 owns it
    public void ICD_9_ended_with_September_2015(string type, string from, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisCodeType, type), (Field.ServiceDateFrom, from));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_tells_the_values_that_are_allowed()
    {
        var line = Lines.Visit(
            (Field.PatientSex, "X"),
            (Field.DiagnosisCodeType, "9"),
            (Field.BillTypeCode, "1"),
            (Field.UnitMeasureCode, "DA")
        );

        Assert.Equal(
            [Field.PatientSex, Field.BillTypeCode, Field.DiagnosisCodeType, Field.UnitMeasureCode],
            rule.Report(line, CodeTables.Empty).Fields
        );
        Assert.Equal(
            "patient_sex 'X' is not one of F M U; bill_type_code '1' is not a type of bill of three or four characters; diagnosis_code_type '9' ended before 2015-10-01, and the service is of 2025-11-03; unit_measure_code 'DA' is not for professional claims.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
