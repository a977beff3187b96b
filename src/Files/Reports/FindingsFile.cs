using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Csv;

namespace ClaimLint.Files.Reports;

/// <summary>Writes <c>findings.csv</c>: one row a finding, in the file's order.</summary>
internal sealed class FindingsFile(Stream output) : IDisposable
{
    private static readonly string[] Header =
    [
        "id",
        "row",
        "claim_id",
        "line",
        "claim_line_number",
        "rule",
        "severity",
        "status",
        "disposition",
        "fields",
        "message",
        "fix",
        "other_row",
        "other_line",
        "table",
        "release",
        "row_key",
        "table_row",
        "table_file",
        "citation",
        "url",
        "snip",
        "carc",
        "stc",
    ];

    private readonly CsvText text = new(output);

    public void WriteHeader()
    {
        foreach (var column in Header)
            text.Add(column);
        text.EndRow();
    }

    /// <summary>A finding on a line or a claim that was read.</summary>
    public void Write(Finding finding, string claimId)
    {
        var release = finding.Evidence.Release;
        Begin(finding.Id, finding.Row, claimId, finding.Line + 1, finding.LineNumber);
        Judge(finding.Rule, finding.Severity, finding.Status, finding.Disposition);
        text.Add(string.Join(' ', finding.Fields.Select(field => FieldCatalog.Of(field).Column)));
        text.Add(finding.Message);
        text.Add(finding.Fix);
        Number(finding.OtherRow);
        Number(finding.OtherLine + 1);
        text.Add(release?.System ?? string.Empty);
        text.Add(release?.Version ?? string.Empty);
        text.Add(finding.Evidence.RowKey ?? string.Empty);
        Number(finding.Evidence.RowNumber);
        text.Add(release?.File ?? string.Empty);
        End(finding.Rule, finding.Carc);
    }

    /// <summary>A finding on the file (row 0) or on a row that could not be read.</summary>
    public void Write(RuleInfo rule, long row, string claimId, string message)
    {
        Begin(FindingId.OfFile(rule, row), row, claimId, 0, 0);
        Judge(
            rule,
            rule.Severity,
            OutcomeStatus.Fail,
            rule.Severity == Severity.Error ? rule.Disposition : Disposition.Inform
        );
        text.Add(string.Empty);
        text.Add(message);
        text.Add(rule.Fix);
        for (var i = 0; i < 7; i++)
            text.Add(string.Empty);
        End(rule, rule.Carc);
    }

    public void Flush() => text.Flush();

    public void Dispose() => text.Dispose();

    private void Begin(string id, long row, string claimId, int line, int lineNumber)
    {
        text.Add(id);
        Number(row);
        text.Add(claimId);
        Number(line);
        Number(lineNumber);
    }

    private void Judge(RuleInfo rule, Severity severity, OutcomeStatus status, Disposition disposition)
    {
        text.Add(rule.Id);
        text.Add(Words.Of(severity));
        text.Add(Words.Of(status));
        text.Add(Words.Of(disposition));
    }

    private void End(RuleInfo rule, string carc)
    {
        text.Add(rule.Citation.Text);
        text.Add(rule.Citation.Url);
        Number(rule.Snip);
        text.Add(carc);
        text.Add(rule.Stc);
        text.EndRow();
    }

    private void Number(long number) => text.Add(number == 0 ? string.Empty : number.ToString());
}
