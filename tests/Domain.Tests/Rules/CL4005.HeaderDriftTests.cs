using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class HeaderDriftTests
{
    private readonly HeaderDrift rule = new();

    [Theory]
    [InlineData(Field.PatientBirthDate, "1950-05-05", OutcomeStatus.Fail)]
    [InlineData(Field.BillingTin, "123456780", OutcomeStatus.Fail)]
    [InlineData(Field.DiagnosisCode1, "I10", OutcomeStatus.Fail)]
    [InlineData(Field.DiagnosisCode2, "I10", OutcomeStatus.Fail)] // a filled column and an empty one
    [InlineData(Field.MemberId, "", OutcomeStatus.Fail)]
    [InlineData(Field.MemberId, "1eg4te5mk73", OutcomeStatus.Fail)]
    [InlineData(Field.PatientBirthDate, "19500504", OutcomeStatus.Pass)]
    [InlineData(Field.DiagnosisCode1, "E11.9", OutcomeStatus.Pass)]
    [InlineData(Field.HcpcsCode, "99214", OutcomeStatus.Pass)] // the line's own
    [InlineData(Field.ReceivedDate, "2025-11-11", OutcomeStatus.Pass)] // the engine's own
    public void The_claims_columns_have_the_same_value_on_every_row(Field field, string text, OutcomeStatus expected)
    {
        var claim = Lines.Claim(Lines.OfficeVisit, [], [], [(field, text)]);

        Assert.Equal(expected, rule.Check(claim.Lines, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData(Field.TotalChargeAmount, "100", "100.00", OutcomeStatus.Pass)]
    [InlineData(Field.TotalChargeAmount, "100", "100.01", OutcomeStatus.Fail)]
    [InlineData(Field.TotalChargeAmount, "$100", "100", OutcomeStatus.Fail)]
    [InlineData(Field.BillTypeCode, "0131", "131", OutcomeStatus.Pass)]
    [InlineData(Field.BillTypeCode, "0131", "137", OutcomeStatus.Fail)]
    [InlineData(Field.AccidentDate, "2025-02-30", "20250230", OutcomeStatus.Fail)] // not a date, and so not the same day
    public void One_value_may_be_written_in_two_ways(Field field, string first, string second, OutcomeStatus expected)
    {
        var claim = Lines.Claim(Lines.OfficeVisit, [(field, first)], [(field, second)]);

        Assert.Equal(expected, rule.Check(claim.Lines, CodeTables.Empty).Status);
    }

    [Fact]
    public void A_claim_of_one_row_cannot_differ()
    {
        Assert.Equal(OutcomeStatus.Pass, rule.Check(Lines.Read([Lines.OfficeVisit]).Lines, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_each_column_once_with_both_rows()
    {
        var claim = Lines.Claim(
            Lines.OfficeVisit,
            [],
            [(Field.PatientSex, "M")],
            [(Field.PatientSex, "U"), (Field.DiagnosisCode2, "I10")]
        );

        var finding = rule.Report(claim.Lines, CodeTables.Empty);

        Assert.Equal([Field.PatientSex, Field.DiagnosisCode2], finding.Fields);
        Assert.Equal(1, finding.Line);
        Assert.Equal(
            "patient_sex is 'F' on row 1 and 'M' on row 2; diagnosis_code_2 is empty on row 1 and 'I10' on row 3.",
            finding.Message
        );
    }
}
