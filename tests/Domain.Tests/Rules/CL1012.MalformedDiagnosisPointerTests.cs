using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedDiagnosisPointerTests
{
    private readonly MalformedDiagnosisPointer rule = new();

    [Theory]
    [InlineData("1", OutcomeStatus.Pass)]
    [InlineData("12", OutcomeStatus.Pass)]
    [InlineData("A", OutcomeStatus.Pass)]
    [InlineData("L", OutcomeStatus.Pass)]
    [InlineData("0", OutcomeStatus.Fail)]
    [InlineData("13", OutcomeStatus.Fail)]
    [InlineData("M", OutcomeStatus.Fail)]
    [InlineData("a", OutcomeStatus.Fail)]
    [InlineData("01", OutcomeStatus.Fail)]
    [InlineData("AB", OutcomeStatus.Fail)]
    [InlineData("1:2", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)] // CL1001 owns it
    public void A_pointer_is_1_to_12_or_A_to_L(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.DiagnosisPointer1, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("2", "", null)]
    [InlineData("1", "", Severity.Warning)]
    [InlineData("A", "", Severity.Warning)] // A is 1
    [InlineData("", "2", Severity.Error)]
    [InlineData("", "1", Severity.Error)] // a gap weighs more than a repeated pointer
    public void A_gap_is_an_error_and_a_repeated_pointer_a_warning(string second, string third, Severity? expected)
    {
        var line = Lines.Visit((Field.DiagnosisPointer2, second), (Field.DiagnosisPointer3, third));

        var outcome = rule.Check(line, CodeTables.Empty);

        Assert.Equal(expected is null ? OutcomeStatus.Pass : OutcomeStatus.Fail, outcome.Status);
        if (expected is not null)
            Assert.Equal(expected, outcome.Severity ?? rule.Info.Severity);
    }

    [Theory]
    [InlineData("I", OutcomeStatus.NotApplicable)]
    [InlineData("X", OutcomeStatus.NotChecked)] // CL1016 reports the type
    [InlineData("", OutcomeStatus.Fail)]
    public void An_institutional_line_has_no_pointers(string type, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ClaimType, type), (Field.DiagnosisPointer1, "0"));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void An_empty_first_pointer_is_left_to_the_rule_of_required_columns()
    {
        var line = Lines.Visit((Field.DiagnosisPointer1, ""), (Field.DiagnosisPointer2, "1"));

        Assert.Equal(OutcomeStatus.Pass, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_shapes_gaps_and_repetitions()
    {
        var line = Lines.Visit(
            (Field.DiagnosisPointer2, ""),
            (Field.DiagnosisPointer3, "A"),
            (Field.DiagnosisPointer4, "Z")
        );

        Assert.Equal(
            [Field.DiagnosisPointer2, Field.DiagnosisPointer3, Field.DiagnosisPointer4],
            rule.Report(line, CodeTables.Empty).Fields
        );
        Assert.Equal(
            "diagnosis_pointer_4 'Z': expected 1 to 12 or A to L; diagnosis_pointer_2 empty before a filled column; diagnosis_pointer_3 'A' repeats an earlier pointer.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
