using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class PointerToMissingDiagnosisTests
{
    private readonly PointerToMissingDiagnosis rule = new();

    [Theory]
    [InlineData("1", OutcomeStatus.Pass)]
    [InlineData("A", OutcomeStatus.Pass)]
    [InlineData("2", OutcomeStatus.Fail)]
    [InlineData("12", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    [InlineData("13", OutcomeStatus.NotChecked)] // no pointer at all: CL1012 reports it
    public void A_pointer_needs_a_diagnosis_in_its_place(string pointer, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisPointer1, pointer));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("1", "", "E119", "3", OutcomeStatus.NotChecked)] // a gap: CL1004
    [InlineData("1", "", "E119", "1", OutcomeStatus.Pass)]
    [InlineData("", "", "", "1", OutcomeStatus.NotChecked)] // no first diagnosis: CL1001
    [InlineData("e1", "", "", "1", OutcomeStatus.Pass)] // malformed, and in its place all the same
    [InlineData("e1", "", "", "2", OutcomeStatus.Fail)]
    public void A_list_with_a_gap_leaves_open_what_a_pointer_names(
        string first,
        string second,
        string third,
        string pointer,
        OutcomeStatus expected
    )
    {
        var line = Lines.Visit(
            (Field.DiagnosisCode1, first),
            (Field.DiagnosisCode2, second),
            (Field.DiagnosisCode3, third),
            (Field.DiagnosisPointer1, pointer)
        );

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_the_pointer_and_the_number_of_diagnoses()
    {
        var line = Lines.Visit((Field.DiagnosisPointer2, "3"));

        Assert.Equal([Field.DiagnosisPointer2], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "The claim has 1 diagnosis; no diagnosis matches diagnosis_pointer_2 '3'.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
