using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Validation;

/// <summary>How the engine compares the lines of a claim, and what a payer's policy makes of it.</summary>
public sealed class PairRulesTests
{
    [Theory]
    [InlineData("AETNA")] // a policy that does not state it
    [InlineData("SOMEBODY")] // no policy
    public void Where_nobody_knows_whose_edits_the_payer_follows_a_bundle_is_a_warning(string payer)
    {
        var bundled = Assert.Single(Microscope(payer, Tables.Embedded).FindingsOf("CL4006"));

        Assert.Equal(Severity.Warning, bundled.Severity);
        Assert.Equal(Disposition.Inform, bundled.Disposition);
        Assert.Contains("Medicare edits applied as warnings.", bundled.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payer_that_follows_no_program_is_not_asked_about_its_edits()
    {
        var answers = Microscope("OWN", Tables.EmbeddedBut(Profiles.Payers("OWN,Own rules,none,")));

        Assert.Equal(OutcomeStatus.NotApplicable, answers.Of("CL4006", 1).Status);
        Assert.Equal(OutcomeStatus.NotApplicable, answers.Of("CL5006", 1).Status);
        Assert.Empty(answers.FindingsOf("CL4006"));
        // What is no program's edit is asked all the same.
        Assert.Equal(OutcomeStatus.Pass, answers.Of("CL4001", 1).Status);
    }

    [Fact]
    public void The_edits_of_a_program_that_is_not_loaded_are_not_checked()
    {
        var answers = Microscope("STATE", Tables.EmbeddedBut(Profiles.Payers("STATE,A state,medicaid,")));

        Assert.Equal(OutcomeStatus.NotChecked, answers.Of("CL4006", 1).Status);
        Assert.Equal(OutcomeStatus.NotChecked, answers.Of("CL5006", 1).Status);
        Assert.Equal(Unchecked.NoRelease, answers.Of("CL4006", 1).Reason);
    }

    [Theory]
    [InlineData("medicare", "", Severity.Error, Severity.Info, Verdict.Reject)]
    [InlineData("medicare", "CL4006=info", Severity.Info, Severity.Info, Verdict.Accept)]
    [InlineData("medicare", "CL4006=warning CL5006=error", Severity.Warning, Severity.Error, Verdict.Reject)]
    [InlineData("", "CL4006=error", Severity.Warning, Severity.Info, Verdict.Review)] // a warning at most
    [InlineData("", "CL4006=info", Severity.Info, Severity.Info, Verdict.Accept)]
    public void A_payers_policy_changes_the_severity(
        string program,
        string severities,
        Severity bundled,
        Severity suggested,
        Verdict verdict
    )
    {
        var answers = Microscope("OWN", Tables.EmbeddedBut(Profiles.Payers($"OWN,Own rules,{program},{severities}")));

        Assert.Equal(bundled, Assert.Single(answers.FindingsOf("CL4006")).Severity);
        Assert.Equal(suggested, Assert.Single(answers.FindingsOf("CL5006")).Severity);
        Assert.Equal(verdict, answers.VerdictOf(1));
    }

    [Fact]
    public void A_policy_makes_no_finding_of_an_opened_pair()
    {
        var claim = Lines.Claim(
            Lines.Changed(Lines.Graft, (Field.PayerId, "OWN")),
            [],
            [(Field.HcpcsCode, "99213"), (Field.HcpcsModifier1, "25")]
        );

        var answers = Answers.To(claim, Tables.EmbeddedBut(Profiles.Payers("OWN,Own rules,medicare,CL4006=error")));

        var opened = Assert.Single(answers.FindingsOf("CL4006"));
        Assert.Equal((OutcomeStatus.Bypassed, Severity.Info), (opened.Status, opened.Severity));
    }

    [Fact]
    public void Every_other_line_is_told_and_the_gravest_answer_stands()
    {
        var tables = Tables.Of(
            PairClaims.Modifiers,
            PairClaims.Pairs("20957,99213,,,1,reason", "64721,99213,,,0,reason")
        );
        var claim = Lines.Claim(
            Lines.Changed(Lines.Graft, (Field.HcpcsModifier1, "")),
            [],
            [(Field.HcpcsCode, "64721")],
            [(Field.HcpcsCode, "99213"), (Field.HcpcsModifier1, "25")]
        );

        var answers = Answers.To(claim, tables);

        Assert.Equal(
            [(OutcomeStatus.Fail, 1), (OutcomeStatus.Bypassed, 0)],
            answers.FindingsOf("CL4006").Select(finding => (finding.Status, finding.OtherLine))
        );
        Assert.Equal(OutcomeStatus.Fail, answers.Of("CL4006", 2).Status);
    }

    [Fact]
    public void The_gravest_of_many_is_reported_wherever_it_is()
    {
        string[] others = ["11043", "15738", "15756", "20680", "20955", "20962"];
        var tables = PairClaims.TablesOf(
            PairClaims.Modifiers,
            PairClaims.PairsOf("*", [.. others.Select(other => $"{other},64721,,,{(other == "20962" ? 0 : 1)},reason")])
        );
        var claim = Lines.Claim(
            Lines.Changed(Lines.Graft, (Field.HcpcsModifier1, "")),
            [
                .. others.Select(other => new (Field, string)[] { (Field.HcpcsCode, other) }),
                [(Field.HcpcsCode, "64721"), (Field.HcpcsModifier1, "59")],
            ]
        );

        var answers = Answers.To(claim, tables);
        var reported = answers.FindingsOf("CL4006").Where(finding => finding.Line == others.Length).ToArray();

        Assert.Equal(ClaimCheck.MaxOtherLines, reported.Length);
        Assert.Equal(
            (OutcomeStatus.Fail, Severity.Error, 5),
            (reported[0].Status, reported[0].Severity, reported[0].OtherLine)
        );
        Assert.Equal([0, 1, 2, 3], reported[1..].Select(finding => finding.OtherLine));
        Assert.EndsWith(" 1 more line has the same conflict.", reported[^1].Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Reject, answers.VerdictOf(others.Length));
    }

    [Fact]
    public void What_could_not_be_looked_up_outweighs_what_was_opened()
    {
        var tables = Tables.Of(PairClaims.Modifiers, PairClaims.PairsOf("20957 99213", "20957,99213,,,1,reason"));
        var claim = Lines.Claim(
            Lines.Changed(Lines.Graft, (Field.HcpcsModifier1, "")),
            [],
            [(Field.HcpcsCode, "64721")],
            [(Field.HcpcsCode, "99213"), (Field.HcpcsModifier1, "25")]
        );

        Assert.Equal(OutcomeStatus.NotChecked, Answers.To(claim, tables).Of("CL4006", 2).Status);
    }

    [Fact]
    public void Of_many_other_lines_the_last_one_told_says_how_many_more_there_are()
    {
        var answers = Answers.To(Repeated(ClaimCheck.MaxOtherLines + 3), Tables.Embedded);

        var told = answers
            .FindingsOf("CL4001")
            .Where(finding => finding.Line == ClaimCheck.MaxOtherLines + 2)
            .ToArray();
        Assert.Equal(ClaimCheck.MaxOtherLines, told.Length);
        Assert.Equal(
            "99213 without modifiers on 2025-11-03 stands on line 5 already, by the same provider. 2 more lines have the same conflict.",
            told[^1].Message
        );
        Assert.All(
            told[..^1],
            finding => Assert.DoesNotContain("same conflict", finding.Message, StringComparison.Ordinal)
        );
        // Exactly as many as are told leave nothing to say.
        Assert.All(
            answers.FindingsOf("CL4001").Where(finding => finding.Line == ClaimCheck.MaxOtherLines),
            finding => Assert.DoesNotContain("same conflict", finding.Message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("P", ClaimLimits.ProfessionalLines, OutcomeStatus.NotApplicable)] // compared: lines without a code repeat nothing
    [InlineData("P", ClaimLimits.ProfessionalLines + 1, OutcomeStatus.NotChecked)]
    [InlineData("I", ClaimLimits.InstitutionalLines, OutcomeStatus.NotApplicable)]
    [InlineData("I", ClaimLimits.InstitutionalLines + 1, OutcomeStatus.NotChecked)]
    public void The_lines_of_a_claim_that_is_too_long_are_not_compared(string type, int lines, OutcomeStatus expected)
    {
        var claim = Repeated(lines, (Field.HcpcsCode, string.Empty), (Field.ClaimType, type));
        var check = new ClaimCheck(new RuleSet([new DuplicateLine()]), Tables.Embedded);

        check.Run(claim.Lines);

        Assert.Equal(expected, check.OutcomeOf(lines - 1, 0).Status);
        Assert.Equal(expected != OutcomeStatus.NotChecked, check.IsComplete);
        if (expected == OutcomeStatus.NotChecked)
            Assert.Equal(
                "the claim has more lines than allowed (50 professional, 999 institutional); they are not compared with each other",
                Reasons.Of(check.OutcomeOf(0, 0))
            );
    }

    private static Answers Microscope(string payer, CodeTables tables) =>
        Answers.To(
            Lines.Claim(
                Lines.Changed(Lines.Graft, (Field.PayerId, payer)),
                [],
                [(Field.HcpcsCode, "69990"), (Field.HcpcsModifier1, "")]
            ),
            tables
        );

    private static ClaimBuffer Repeated(int lines, params (Field Field, string Text)[] changes) =>
        Lines.Claim(Lines.OfficeVisit, [.. Enumerable.Range(0, lines).Select(_ => changes)]);
}
