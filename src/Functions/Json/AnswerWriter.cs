using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Functions.Json;

/// <summary>Puts the engine's outcomes into the words of the answer.</summary>
internal static class AnswerWriter
{
    public static EngineAnswer Engine { get; } =
        new("ClaimLint", typeof(AnswerWriter).Assembly.GetName().Version!.ToString(3), RuleCatalog.All.Count);

    /// <summary>The answer for the claim, or the line alone, that was checked last.</summary>
    /// <param name="check">Holds the outcomes.</param>
    /// <param name="lines">The lines that were checked.</param>
    /// <param name="trace">Whether every outcome is asked for.</param>
    public static ValidationAnswer Write(ClaimCheck check, ReadOnlySpan<ClaimLine> lines, bool trace)
    {
        var tally = new Tally(check.Rules);
        tally.Add(check);
        var alone = lines[0].IsAlone;
        var findings = check.HasFindings ? FindingReporter.Report(check, lines) : [];
        return new ValidationAnswer(
            check.ClaimVerdict,
            check.IsComplete,
            [.. findings.Select(finding => Told(finding, alone))],
            [.. tally.NotChecked.Select(entry => new UncheckedAnswer(entry.Rule, entry.Reason, entry.Lines))],
            new OutcomeCounts(
                tally.Of(OutcomeStatus.Pass),
                tally.Of(OutcomeStatus.Fail),
                tally.Of(OutcomeStatus.Bypassed),
                tally.Of(OutcomeStatus.NotApplicable),
                tally.Of(OutcomeStatus.NotChecked)
            ),
            Releases(check.Tables, LastService(lines)),
            Engine
        )
        {
            Lines = alone
                ? null
                : [.. Enumerable.Range(0, lines.Length).Select(i => new LineAnswer(i + 1, check.VerdictOf(i)))],
            Outcomes = trace ? Trace(check, alone) : null,
        };
    }

    /// <summary>The releases that are loaded, and whether each is stale on a day: expired, with no newer release loaded.</summary>
    public static IReadOnlyList<ReleaseAnswer> Releases(CodeTables tables, DateOnly day)
    {
        var stale = tables.StaleOn(day).ToHashSet();
        return
        [
            .. tables.Releases.Select(release => new ReleaseAnswer(
                release.System,
                release.Version,
                release.EffectiveFrom,
                release.EffectiveTo,
                stale.Contains(release)
            )),
        ];
    }

    private static FindingAnswer Told(Finding finding, bool alone)
    {
        var rule = finding.Rule;
        var release = finding.Evidence.Release;
        return new FindingAnswer(
            finding.Id,
            rule.Id,
            rule.Title,
            finding.Severity,
            finding.Status,
            [.. finding.Fields.Select(field => Pointer(field, finding.Line, alone))],
            finding.Message,
            finding.Fix,
            new SourceAnswer(
                release?.System,
                release?.Version,
                finding.Evidence.RowKey,
                finding.Evidence.RowNumber == 0 ? null : finding.Evidence.RowNumber,
                release?.File,
                rule.Citation.Text,
                rule.Citation.Url
            ),
            rule.Snip,
            finding.Disposition
        )
        {
            Line = alone || finding.Line < 0 ? null : finding.Line + 1,
            OtherLine = finding.OtherLine < 0 ? null : finding.OtherLine + 1,
            Carc = finding.Carc.Length == 0 ? null : finding.Carc,
            Stc = rule.Stc.Length == 0 ? null : rule.Stc,
        };
    }

    /// <summary>Where the column stands in the request. A line's column named by a finding on the claim stands on every line: <c>/lines/-</c> would be none, so the first is named.</summary>
    private static string Pointer(Field field, int line, bool alone)
    {
        var info = FieldCatalog.Of(field);
        return alone || info.Level != FieldLevel.Line
            ? info.JsonPointer
            : $"/{JsonFields.Lines}/{Math.Max(line, 0)}{info.JsonPointer}";
    }

    private static List<OutcomeAnswer> Trace(ClaimCheck check, bool alone)
    {
        var trace = new List<OutcomeAnswer>();
        for (var line = -1; line < check.LineCount; line++)
        {
            var outcomes = check.OutcomesOf(line);
            for (var rule = 0; rule < outcomes.Length; rule++)
            {
                if (!check.Rules.Asks(rule, line))
                    continue;
                var outcome = outcomes[rule];
                trace.Add(
                    new OutcomeAnswer(
                        check.Rules.All[rule].Info.Id,
                        alone || line < 0 ? null : line + 1,
                        outcome.Status
                    )
                    {
                        Severity = outcome.Status == OutcomeStatus.Fail ? outcome.Severity : null,
                        Reason = outcome.Status == OutcomeStatus.NotChecked ? Reasons.Of(outcome) : null,
                    }
                );
            }
        }

        return trace;
    }

    private static DateOnly LastService(ReadOnlySpan<ClaimLine> lines)
    {
        var last = lines[0].ServiceFrom;
        foreach (ref readonly var line in lines)
        {
            if (line.ServiceFrom > last)
                last = line.ServiceFrom;
        }

        return last;
    }
}
