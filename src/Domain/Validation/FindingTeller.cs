using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>Tells what a check found: makes the findings of a claim, in order of line and rule. Only here are sentences made.</summary>
public static class FindingTeller
{
    /// <summary>The findings of the claim that was checked last; the claim's own come first.</summary>
    /// <param name="check">The check.</param>
    /// <param name="lines">The lines that were checked.</param>
    /// <param name="part">As <see cref="FindingId.Of"/> has it.</param>
    /// <exception cref="RuleFaultException">A rule threw while explaining.</exception>
    public static IReadOnlyList<Finding> Tell(ClaimCheck check, ReadOnlySpan<ClaimLine> lines, string part = "")
    {
        List<Finding> findings = [];
        if (lines.IsEmpty)
            return findings;
        foreach (var (index, rule) in check.Rules.ClaimRules)
        {
            var outcome = check.OutcomeOf(-1, index);
            if (IsTold(outcome))
                findings.Add(Finish(check, TellClaim(check, rule, outcome, lines), lines[0], part));
        }

        for (var line = 0; line < lines.Length; line++)
        {
            foreach (var (index, rule) in check.Rules.LineRules)
            {
                var outcome = check.OutcomeOf(line, index);
                if (IsTold(outcome))
                    findings.Add(Finish(check, TellLine(check, rule, outcome, lines, line), lines[line], part));
            }

            foreach (var hit in check.PairHits)
            {
                if (hit.Line == line)
                    findings.Add(
                        Finish(
                            check,
                            TellPair(check, (LinePairRule)check.Rules.All[hit.Rule], hit, lines),
                            lines[line],
                            part
                        )
                    );
            }
        }

        return findings;
    }

    private static bool IsTold(in Outcome outcome) => outcome.Status is OutcomeStatus.Fail or OutcomeStatus.Bypassed;

    private static Finding TellClaim(
        ClaimCheck check,
        ClaimRule rule,
        in Outcome outcome,
        ReadOnlySpan<ClaimLine> lines
    )
    {
        try
        {
            return new Finding(
                rule.Info,
                outcome.Status,
                SeverityOf(outcome, rule),
                Message(check, rule, lines[0], outcome, rule.Explain(lines, check.Tables))
            )
            {
                Fix = rule.Fix(lines, check.Tables),
                Fields = rule.Where(lines, check.Tables).ToArray(),
                Evidence = rule.EvidenceFor(lines, check.Tables),
            };
        }
        catch (Exception fault)
        {
            throw new RuleFaultException(rule.Info.Id, fault);
        }
    }

    private static Finding TellLine(
        ClaimCheck check,
        LineRule rule,
        in Outcome outcome,
        ReadOnlySpan<ClaimLine> lines,
        int at
    )
    {
        ref readonly var line = ref lines[at];
        try
        {
            return new Finding(
                rule.Info,
                outcome.Status,
                SeverityOf(outcome, rule),
                Message(check, rule, line, outcome, rule.Explain(line, check.Tables))
            )
            {
                Fix = rule.Fix(line, check.Tables),
                Carc = rule.Carc(line, check.Tables),
                Fields = rule.Where(line, check.Tables).ToArray(),
                Line = at,
                Row = line.Row,
                LineNumber = line.LineNumber,
                Evidence = rule.EvidenceFor(line, check.Tables),
            };
        }
        catch (Exception fault)
        {
            throw new RuleFaultException(rule.Info.Id, fault);
        }
    }

    private static Finding TellPair(ClaimCheck check, LinePairRule rule, in PairHit hit, ReadOnlySpan<ClaimLine> lines)
    {
        ref readonly var line = ref lines[hit.Line];
        ref readonly var other = ref lines[hit.Other];
        try
        {
            return new Finding(
                rule.Info,
                hit.Outcome.Status,
                SeverityOf(hit.Outcome, rule),
                Message(check, rule, line, hit.Outcome, rule.Explain(line, other, check.Tables))
                    + (hit.Untold > 0 ? $" The same is so of {hit.Untold} more lines, not listed." : string.Empty)
            )
            {
                Fix = rule.Fix(line, other, check.Tables),
                Fields = rule.Where(line, other, check.Tables).ToArray(),
                Line = hit.Line,
                OtherLine = hit.Other,
                Row = line.Row,
                OtherRow = other.Row,
                LineNumber = line.LineNumber,
                OtherLineNumber = other.LineNumber,
                Evidence = rule.EvidenceFor(line, other, check.Tables),
            };
        }
        catch (Exception fault)
        {
            throw new RuleFaultException(rule.Info.Id, fault);
        }
    }

    private static Finding Finish(ClaimCheck check, Finding finding, in ClaimLine line, string part) =>
        WithDecider(check, finding, line) with
        {
            Id = FindingId.Of(finding, line.Text[Field.ClaimId], part),
        };

    /// <summary>Says of what decided what weakens it: an operator's own word, with its reason; a release that has expired, for newer rows are not in it.</summary>
    private static Finding WithDecider(ClaimCheck check, Finding finding, in ClaimLine line) =>
        finding.Evidence.Release switch
        {
            { IsOverride: true } own => finding with
            {
                Message =
                    $"{finding.Message} An operator's override decided ({own.Version}): {own.Source.Title.TrimEnd('.')}.",
            },
            { } release when check.Tables.IsStale(release, line.ServiceFrom) => finding with
            {
                Message =
                    $"{finding.Message} {release.Label} expired on {release.EffectiveTo:yyyy-MM-dd} and no newer release is loaded.",
            },
            _ => finding,
        };

    private static Severity SeverityOf(in Outcome outcome, Rule rule) => outcome.Severity ?? rule.Info.Severity;

    private static string Message(
        ClaimCheck check,
        Rule rule,
        in ClaimLine line,
        in Outcome outcome,
        string explained
    ) =>
        rule.Info.FollowsProgram
        && outcome.Status == OutcomeStatus.Fail
        && check.Tables.ProgramOf(line) == EditProgram.NotStated
            ? explained
                + " No policy says whose edits this payer follows: checked as Medicare would, a warning at most."
            : explained;
}
