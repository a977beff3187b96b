using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>Makes the findings of a claim from what its check decided, in order of line and rule. Sentences are made here and in the rules' reports only.</summary>
public static class FindingReporter
{
    /// <summary>The findings of the claim that was checked last; the claim's own come first.</summary>
    /// <param name="check">The check.</param>
    /// <param name="lines">The lines that were checked.</param>
    /// <param name="part">As <see cref="FindingId.Of"/> has it.</param>
    /// <exception cref="RuleFaultException">A rule threw while it wrote its report.</exception>
    public static IReadOnlyList<Finding> Report(ClaimCheck check, ReadOnlySpan<ClaimLine> lines, string part = "")
    {
        List<Finding> findings = [];
        if (lines.IsEmpty)
            return findings;
        var claim = check.ContextOf(lines);
        var current = string.Empty;
        try
        {
            foreach (var placed in check.Rules.ClaimRules)
            {
                var outcome = check.OutcomeOf(-1, placed.Index);
                if (!outcome.IsReported)
                    continue;
                current = placed.Info.Id;
                check.Consulted.Clear();
                findings.Add(Build(check, claim, placed.Info, new(outcome), -1, placed.Rule.Report(claim, outcome)));
            }

            var next = 0;
            for (var line = 0; line < lines.Length; line++)
            {
                var context = claim[line];
                foreach (var placed in check.Rules.LineRules)
                {
                    var outcome = check.OutcomeOf(line, placed.Index);
                    if (!outcome.IsReported)
                        continue;
                    current = placed.Info.Id;
                    check.Consulted.Clear();
                    var details = placed.Rule.Report(context, outcome);
                    findings.Add(Build(check, claim, placed.Info, new(outcome), line, details));
                }

                for (; next < check.Conflicts.Count && check.Conflicts[next].Line == line; next++)
                {
                    var (rule, _, conflict, unreported) = check.Conflicts[next];
                    var reporting = (ClaimLinesRule)check.Rules.All[rule];
                    current = reporting.Info.Id;
                    check.Consulted.Clear();
                    var details = reporting.Report(context, claim, conflict);
                    findings.Add(Build(check, claim, reporting.Info, conflict, line, details, unreported));
                }
            }
        }
        catch (Exception fault)
        {
            throw new RuleFaultException(current, fault);
        }

        for (var i = 0; i < findings.Count; i++)
        {
            ref readonly var subject = ref lines[Math.Max(findings[i].Line, 0)];
            findings[i] = findings[i] with { Id = FindingId.Of(findings[i], subject.Text[Field.ClaimId], part) };
        }

        return findings;
    }

    private static Finding Build(
        ClaimCheck check,
        in ClaimContext claim,
        RuleInfo rule,
        in Conflict decision,
        int line,
        FindingDetails details,
        int unreported = 0
    )
    {
        var (outcome, other) = decision;
        var named = line < 0 ? details.Line : line;
        return new Finding(
            rule,
            outcome.Status,
            outcome.Severity ?? rule.Severity,
            details.Message + Notes(check, claim[Math.Max(line, 0)], rule, outcome, details.Evidence, unreported)
        )
        {
            Fix = details.Fix ?? rule.Fix,
            Carc = details.Carc ?? rule.Carc,
            Fields = details.Fields.ToArray(),
            Line = named,
            Row = named < 0 ? 0 : claim.Lines[named].Row,
            LineNumber = named < 0 ? 0 : claim.Lines[named].LineNumber,
            OtherLine = other,
            OtherRow = other < 0 ? 0 : claim.Lines[other].Row,
            OtherLineNumber = other < 0 ? 0 : claim.Lines[other].LineNumber,
            Evidence = details.Evidence,
        };
    }

    /// <summary>What the reader has to know beside the rule's own words: how many more there are, whose edits applied, what weakens the release that decided.</summary>
    private static string Notes(
        ClaimCheck check,
        in LineContext context,
        RuleInfo rule,
        in Outcome outcome,
        in Evidence evidence,
        int unreported
    )
    {
        var notes = string.Empty;
        if (unreported > 0)
            notes +=
                unreported == 1
                    ? " 1 more line has the same conflict."
                    : $" {unreported} more lines have the same conflict.";
        if (rule.FollowsProgram && outcome.Status == OutcomeStatus.Fail && context.Program == EditProgram.NotStated)
            notes += context.Policy is null
                ? " No policy for this payer: Medicare edits applied as warnings."
                : " The payer's policy names no program: Medicare edits applied as warnings.";
        if (evidence.Release is { IsOverride: true } own)
            notes += $" An operator's override decided ({own.Version}): {own.Source.Title.TrimEnd('.')}.";
        else if (check.Consulted.Expired is { } expired)
            notes += $" {expired.Label} expired on {expired.EffectiveTo:yyyy-MM-dd} and no newer release is loaded.";
        return notes;
    }
}
