using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Validation;

/// <summary>What the engine answers, with the embedded tables, to the lines that the profile of 20957 was made for.</summary>
public sealed class GraftAnswersTests
{
    [Theory]
    [InlineData(Field.HcpcsModifier1, "TC", "CL5005")] // listed, and contradicted by the fee schedule
    [InlineData(Field.HcpcsModifier1, "26", "CL5005")]
    [InlineData(Field.HcpcsModifier1, "50", "CL5001")]
    [InlineData(Field.HcpcsModifier1, "LT", "CL5001")]
    [InlineData(Field.HcpcsModifier1, "59", "")]
    [InlineData(Field.HcpcsModifier1, "22", "CL5009")]
    [InlineData(Field.HcpcsModifier1, "23", "CL5005 CL5009")]
    [InlineData(Field.HcpcsModifier1, "RT", "")]
    [InlineData(Field.PlaceOfServiceCode, "11", "CL5004")]
    [InlineData(Field.PlaceOfServiceCode, "24", "")]
    [InlineData(Field.RenderingTaxonomyCode, "207L00000X", "CL5005")] // listed, and contradicted by the NUCC
    [InlineData(Field.RenderingTaxonomyCode, "207Q00000X", "")] // every specialty of the profile is contradicted: none excludes it
    [InlineData(Field.DiagnosisCode1, "M84.151A", "CL5005")] // listed, and no such code
    [InlineData(Field.DiagnosisCode1, "E11.9", "")]
    public void The_graft_is_held_against_its_profile(Field field, string text, string expected)
    {
        var answers = Answers.To(Lines.Read([Lines.Changed(Lines.Graft, (field, text))]), Tables.Embedded);

        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            answers.Findings.Where(finding => finding.Rule.Kind == "Payers").Select(finding => finding.Rule.Id)
        );
    }

    [Fact]
    public void The_graft_alone_is_told_nothing()
    {
        var answers = Answers.To(Lines.Read([Lines.Graft]), Tables.Embedded);

        Assert.Empty(answers.Findings);
        Assert.Equal(Verdict.Accept, answers.ClaimVerdict);
    }

    [Fact]
    public void A_modifier_that_the_profile_knows_nothing_of_is_not_checked()
    {
        var answers = Answers.To(
            Lines.Read([Lines.Changed(Lines.Graft, (Field.HcpcsModifier1, "59"))]),
            Tables.Embedded
        );

        Assert.Equal(OutcomeStatus.NotChecked, answers.Of("CL5001").Status);
        Assert.Equal(Unchecked.SourceSilent, answers.Of("CL5001").Reason);
        Assert.Empty(answers.FindingsOf("CL5001"));
    }

    [Fact]
    public void The_microscope_is_never_paid_beside_the_graft()
    {
        var answers = Answers.To(
            Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, "69990"), (Field.HcpcsModifier1, "59")]),
            Tables.Embedded
        );

        var bundled = Assert.Single(answers.FindingsOf("CL4006"));
        Assert.Equal((OutcomeStatus.Fail, Severity.Error), (bundled.Status, bundled.Severity));
        Assert.Equal((1, 2, 0, 1), (bundled.Line, bundled.LineNumber, bundled.OtherLine, bundled.OtherLineNumber));
        Assert.Equal(Disposition.LineItemDenial, bundled.Disposition);
        Assert.Equal("20957|69990", bundled.Evidence.RowKey);
        Assert.Equal(
            "69990 is bundled into 20957 on line 1, same provider, 2025-11-03: NCCI pair in force since 2024-07-01, modifier indicator 0 (Misuse of Column Two code with Column One code); no modifier opens it.",
            bundled.Message
        );
        var suggested = Assert.Single(answers.FindingsOf("CL5006"));
        Assert.Equal((OutcomeStatus.Fail, Severity.Info), (suggested.Status, suggested.Severity));
        Assert.Equal((1, 0), (suggested.Line, suggested.OtherLine));
        Assert.Equal(Verdict.Accept, answers.VerdictOf(0));
        Assert.Equal(Verdict.Reject, answers.VerdictOf(1));
    }

    [Fact]
    public void A_visit_on_the_day_of_the_graft_is_part_of_it()
    {
        var answers = Answers.To(
            Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, "99213"), (Field.HcpcsModifier1, "")]),
            Tables.Embedded
        );

        var bundled = Assert.Single(answers.FindingsOf("CL4006"));
        Assert.Equal((OutcomeStatus.Fail, Severity.Error, 1), (bundled.Status, bundled.Severity, bundled.Line));
        Assert.Contains("modifier indicator 1", bundled.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visit_that_says_it_was_separate_is_told_and_rejects_nothing()
    {
        var answers = Answers.To(
            Lines.Claim(Lines.Graft, [], [(Field.HcpcsCode, "99213"), (Field.HcpcsModifier1, "25")]),
            Tables.Embedded
        );

        var opened = Assert.Single(answers.FindingsOf("CL4006"));
        Assert.Equal((OutcomeStatus.Bypassed, Severity.Info, 1), (opened.Status, opened.Severity, opened.Line));
        Assert.Equal(Disposition.Inform, opened.Disposition);
        Assert.DoesNotContain(answers.Findings, finding => finding.Severity == Severity.Error);
    }
}
