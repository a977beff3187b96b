using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Csv;

namespace ClaimLint.Files.Reports;

/// <summary>Writes <c>findings.csv</c>: one row a finding, in the file's order.</summary>
internal sealed class FindingsFile(Stream output)
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
            text.Write(column);
        text.EndRow();
    }

    /// <summary>A finding on a line or a claim that was read.</summary>
    public void Write(Finding finding, string claimId)
    {
        var release = finding.Evidence.Release;
        Begin(finding.Id, finding.Row, claimId, finding.Line + 1, finding.LineNumber);
        Judge(finding.Rule, finding.Severity, finding.Status, finding.Disposition);
        text.Write(string.Join(' ', finding.Fields.Select(field => FieldCatalog.Of(field).Column)));
        text.Write(finding.Message);
        text.Write(finding.Fix);
        Number(finding.OtherRow);
        Number(finding.OtherLine + 1);
        text.Write(release?.System ?? string.Empty);
        text.Write(release?.Version ?? string.Empty);
        text.Write(finding.Evidence.RowKey ?? string.Empty);
        Number(finding.Evidence.RowNumber);
        text.Write(release?.File ?? string.Empty);
        End(finding.Rule);
    }

    /// <summary>A finding on the file (row 0) or on a row that could not be read.</summary>
    public void Write(RuleInfo rule, long row, string claimId, string message)
    {
        Begin(string.Empty, row, claimId, 0, 0);
        Judge(
            rule,
            rule.Severity,
            OutcomeStatus.Fail,
            rule.Severity == Severity.Error ? rule.Disposition : Disposition.Inform
        );
        text.Write(string.Empty);
        text.Write(message);
        text.Write(rule.Fix);
        for (var i = 0; i < 7; i++)
            text.Write(string.Empty);
        End(rule);
    }

    public void Flush() => text.Flush();

    private void Begin(string id, long row, string claimId, int line, int lineNumber)
    {
        text.Write(id);
        Number(row);
        text.Write(claimId);
        Number(line);
        Number(lineNumber);
    }

    private void Judge(RuleInfo rule, Severity severity, OutcomeStatus status, Disposition disposition)
    {
        text.Write(rule.Id);
        text.Write(Words.Of(severity));
        text.Write(Words.Of(status));
        text.Write(Words.Of(disposition));
    }

    private void End(RuleInfo rule)
    {
        text.Write(rule.Citation.Text);
        text.Write(rule.Citation.Url);
        Number(rule.Snip);
        text.Write(rule.Carc);
        text.Write(rule.Stc);
        text.EndRow();
    }

    private void Number(long number) => text.Write(number == 0 ? string.Empty : number.ToString());
}
