using System.Text;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Reports;
using CsvHelper;

namespace ClaimLint.Cli.Output;

/// <summary>Shows a summary to people: the verdicts, the rules that were told, what could not be checked, the first findings.</summary>
/// <remarks>Of the file's own values nothing is shown but what the findings say.</remarks>
internal static class SummaryPrinter
{
    private const int Findings = 10;

    public static void Print(Screen screen, BatchSummary summary, ReportFolder report)
    {
        screen.Say(
            $"{summary.File.Name}: {summary.Rows.Read} rows, {summary.Claims.Total} claims: {summary.Claims.Accept} accept, {summary.Claims.NotChecked} not checked, {summary.Claims.Review} review, {summary.Claims.Reject} reject."
        );
        if (summary.Reason is not null)
            screen.Say($"Nothing of it could be checked: {summary.Reason}");
        if (summary.Rows.Unreadable > 0)
            screen.Say($"{summary.Rows.Unreadable} rows could not be read, and are rejected.");
        foreach (var note in summary.Notes)
            screen.Say(note);
        if (summary.Findings.Count > 0)
        {
            screen.Head("Findings");
            screen.Table(
                ["rule", "error", "warning", "info", "bypassed", ""],
                summary.Findings.Select(rule =>
                    (string[])
                        [
                            rule.Rule,
                            Count(rule.Error),
                            Count(rule.Warning),
                            Count(rule.Info),
                            Count(rule.Bypassed),
                            rule.Title,
                        ]
                )
            );
        }

        if (summary.NotChecked.Count > 0)
        {
            screen.Head("Not checked");
            screen.Table(
                ["rule", "lines", ""],
                summary.NotChecked.Select(entry => (string[])[entry.Rule ?? "", Count(entry.Lines), entry.Reason])
            );
        }

        PrintFindings(screen, summary, report);
        screen.Say("");
        screen.Say(
            summary.Complete
                ? "Every rule could look at everything it asks for."
                : "Not complete: what could not be checked may still be wrong."
        );
        var stale = summary
            .Releases.Where(release => release.Stale)
            .Select(release => $"{release.System} {release.Version}");
        if (string.Join(", ", stale) is { Length: > 0 } names)
            screen.Say($"Expired, with no newer release loaded: {names}.");
        if (report.Path is not null)
            screen.Say($"{report.Path}: {string.Join(", ", ReportFiles.All)}");
    }

    private static void PrintFindings(Screen screen, BatchSummary summary, ReportFolder report)
    {
        var total = summary.Findings.Sum(rule => rule.Error + rule.Warning + rule.Info + rule.Bypassed);
        if (total == 0)
            return;
        var first = First(report.FirstFindings).ToList();
        screen.Head(first.Count == total ? "Each of them" : $"The first {first.Count} of {total}");
        screen.Table(["row", "rule", "", ""], first);
    }

    /// <summary>Row, rule, severity and message of the first findings, as the findings file has them.</summary>
    private static IEnumerable<string[]> First(ReadOnlyMemory<byte> beginning)
    {
        // The last line may have been cut.
        var end = beginning.Span.LastIndexOf("\r\n"u8);
        using var csv = CsvReader.Create(beginning[..(end + 2)].ToArray(), new CsvReaderOptions());
        csv.ReadHeader();
        var (row, rule, severity, status, message) = (
            csv.GetFieldIndex("row"),
            csv.GetFieldIndex("rule"),
            csv.GetFieldIndex("severity"),
            csv.GetFieldIndex("status"),
            csv.GetFieldIndex("message")
        );
        for (var shown = 0; shown < Findings && csv.Read(); shown++)
        {
            var told = Text(csv, status);
            yield return
            [
                Text(csv, row),
                Text(csv, rule),
                told == Words.Of(OutcomeStatus.Bypassed) ? told : Text(csv, severity),
                Text(csv, message),
            ];
        }
    }

    private static string Text(CsvReader csv, int column) => Encoding.UTF8.GetString(csv.GetSpan(column));

    private static string Count(long count) => count == 0 ? "" : count.ToString();
}
