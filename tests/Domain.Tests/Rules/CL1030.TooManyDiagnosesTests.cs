using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class TooManyDiagnosesTests
{
    private readonly TooManyDiagnoses rule = new();

    [Theory]
    [InlineData("P", 12, OutcomeStatus.Pass)]
    [InlineData("P", 13, OutcomeStatus.Fail)]
    [InlineData("P", 25, OutcomeStatus.Fail)]
    [InlineData("I", 25, OutcomeStatus.Pass)]
    [InlineData("", 12, OutcomeStatus.Pass)]
    [InlineData("", 13, OutcomeStatus.NotChecked)]
    [InlineData("X", 13, OutcomeStatus.NotChecked)]
    public void A_professional_claim_has_twelve_diagnoses_at_most(string type, int count, OutcomeStatus expected)
    {
        var line = Lines.Visit([(Field.ClaimType, type), .. Diagnoses(count)]);

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData(Field.ReasonForVisitCodes, 3, OutcomeStatus.Pass)]
    [InlineData(Field.ReasonForVisitCodes, 4, OutcomeStatus.Fail)]
    [InlineData(Field.ExternalCauseCodes, 12, OutcomeStatus.Pass)]
    [InlineData(Field.ExternalCauseCodes, 13, OutcomeStatus.Fail)]
    public void An_institutional_claim_has_a_limit_of_each_list(Field field, int count, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ClaimType, "I"), (field, string.Join(';', Enumerable.Repeat("W01.0XXA", count))));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void It_is_reported_once_for_the_claim_and_on_a_line_sent_without_one()
    {
        var claim = Lines.Claim(Lines.Changed(Lines.OfficeVisit, Diagnoses(13)), [], []);
        var alone = Lines.Alone(Lines.OfficeVisit, Diagnoses(13));
        var check = new ClaimCheck(new RuleSet([rule]), CodeTables.Empty);

        check.Run(claim.Lines);

        var finding = Assert.Single(FindingReporter.Report(check, claim.Lines));
        Assert.Equal(0, finding.Line);
        Assert.Equal([Field.DiagnosisCode13], finding.Fields);
        Assert.Equal("The claim has 13 diagnoses: at most 12 on a professional claim.", finding.Message);
        Assert.Equal(finding.Message, rule.Report(alone, CodeTables.Empty).Message);
    }

    private static (Field, string)[] Diagnoses(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (Field.DiagnosisCode1 + i, $"E11{i:00}"))];
}
