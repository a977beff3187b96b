using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Files;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Csv;
using ClaimLint.Files.Reports;

namespace ClaimLint.Files.Claims;

/// <summary>Checks a file of claim lines in one pass: every row goes, byte for byte, to the accepted or to the rejected ones.</summary>
/// <remarks>Memory holds one claim and a window of the file, however long it is. One instance serves one run.</remarks>
public sealed class ClaimFileCheck : IDisposable
{
    /// <summary>Lines of one claim that are held at once; a longer claim is rejected (CL4004) and judged part by part.</summary>
    public const int MaxLinesHeld = 5_000;

    /// <summary>Bytes of one claim that are held at once.</summary>
    public const int MaxBytesHeld = 16 * 1024 * 1024;

    private readonly ClaimCheck check;
    private readonly FileCounts counts;
    private readonly ReportStreams report;
    private readonly FindingsFile findings;
    private readonly ClaimFileInfo file;
    private readonly ReadingContext context;
    private readonly CsvRowsOptions options;
    private readonly PendingClaim claim = new();
    private readonly ClaimGroups groups = new();

    public ClaimFileCheck(
        RuleSet rules,
        CodeTables tables,
        ClaimFileInfo file,
        ReportStreams report,
        CsvLimits? limits = null
    )
    {
        check = new ClaimCheck(rules, tables);
        counts = new FileCounts(rules, tables);
        findings = new FindingsFile(report.Findings);
        this.file = file;
        this.report = report;
        options = new CsvRowsOptions { KnownColumns = FieldCatalog.ColumnNames, Limits = limits ?? CsvLimits.Default };
        context = ReadingContext.At(file.Modified, linesAlone: false);
    }

    /// <summary>Called with each line that was checked: its row, and its verdict within its claim.</summary>
    public Action<long, Verdict>? LineChecked { get; init; }

    /// <summary>Reads the stream to its end and writes the report's files.</summary>
    /// <exception cref="RuleFaultException">A rule threw; the run has no result.</exception>
    /// <exception cref="IOException">Reading or writing failed; the run has no result.</exception>
    public BatchSummary Run(Stream stream, CancellationToken cancellation)
    {
        using var rows = CsvRows.Open(stream, options);
        findings.WriteHeader();
        if (rows.FileFault is { } fault)
        {
            TellFile(new UnreadableFile(), fault.Reason);
            return Finish(null, fault.Reason);
        }

        if (rows.IsTranscoded)
            counts.Note("The file is UTF-16: its rows are returned as the same text in UTF-8.");
        report.Accepted.Write(rows.Header.Bytes.Span);
        report.Rejected.Write(rows.Header.Bytes.Span);
        var columns = ClaimColumns.Of(rows.Header.Names);
        var reason = Judge(columns);
        while (rows.Read())
        {
            counts.Read++;
            if ((counts.Read & 0x3FF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (reason is not null)
                RejectUnjudged(rows);
            else if (rows.Fault.Kind != RowFaultKind.None)
                TakeUnreadable(rows, columns);
            else
                Take(rows, columns);
        }

        EndClaim();
        if (rows.TrailingBytes.Length > 0)
            report.Rejected.Write(rows.TrailingBytes);
        return Finish(columns, reason);
    }

    /// <summary>Tells what the header gets wrong; answers why no row can be judged, or null.</summary>
    private string? Judge(ClaimColumns columns)
    {
        string? reason = null;
        foreach (var (rule, sentence) in columns.Faults)
        {
            TellFile(rule, sentence);
            if (rule.Info.Severity == Severity.Error)
                reason ??= sentence;
        }

        return reason;
    }

    private void Take(CsvRows rows, ClaimColumns columns)
    {
        var claimId = rows.Field(columns.ClaimId).Trim(" \t"u8);
        Enter(claimId, rows.RowNumber);
        var lines = claim.Lines;
        lines.BeginLine(columns.Layout);
        foreach (var place in columns.Places)
            lines.Add(rows.Field(place));
        lines.EndLine(rows.RowNumber, context);
        claim.AddRow(rows.RawBytes);
    }

    private void TakeUnreadable(CsvRows rows, ClaimColumns columns)
    {
        counts.Unreadable++;
        var row = rows.RowNumber;
        var claimId = UnreadableRow.ClaimId(rows, columns.ClaimId);
        var idText = Encoding.UTF8.GetString(claimId);
        var rule = UnreadableRow.RuleOf(rows.Fault);
        var named = !claimId.IsEmpty;
        if (named)
            Enter(claimId, row);
        claim.AddUnreadable(rows.RawBytes, named);
        while (rows.MoreRaw())
        {
            claim.AddMore(rows.RawBytes, named);
            Spill();
        }

        Spill();
        findings.Write(rule.Info, row, idText, rows.Fault.Reason);
        counts.Count(rule.Info);
    }

    /// <summary>Writes out what is rejected whatever follows, once it is more than is held: rows of any length pass through.</summary>
    private void Spill()
    {
        if (claim.HeldBytes < MaxBytesHeld)
            return;
        if (claim.HasUnreadableRow)
            Reject(claim.Raw, claim.TakeRows());
        Reject(claim.Orphans, claim.TakeOrphans());
    }

    private void RejectUnjudged(CsvRows rows)
    {
        Reject(rows.RawBytes, 1);
        while (rows.MoreRaw())
            Reject(rows.RawBytes, 0);
    }

    /// <summary>Makes the claim of a row the pending one: ends another, or a part of the same that has grown too long to hold.</summary>
    private void Enter(ReadOnlySpan<byte> claimId, long row)
    {
        if (claim.Continues(claimId))
        {
            if (claim.Lines.Count < MaxLinesHeld && claim.Rows < MaxLinesHeld && claim.HeldBytes < MaxBytesHeld)
                return;
            counts.Note(
                $"A claim is longer than {MaxLinesHeld} lines or {MaxBytesHeld >> 20} MiB: it was judged part by part and rejected whole."
            );
            EndClaim(tooLong: true);
            claim.BeginPart(Verdict.Reject);
            groups.Begin(claimId, row);
            return;
        }

        EndClaim();
        claim.Begin(claimId);
        if (groups.IsFull)
            counts.Note(
                $"After {ClaimGroups.MaxRemembered} claims, rows of one claim that are not next to each other are no longer reported (CL9008)."
            );
        if (groups.Begin(claimId, row) || claimId.IsEmpty)
            return;
        var id = Encoding.UTF8.GetString(claimId);
        var rule = new ClaimScattered();
        findings.Write(
            rule.Info,
            row,
            id,
            "Rows of this claim stand apart in the file: each stretch is judged as a claim of its own."
        );
        counts.Count(rule.Info);
    }

    /// <summary>Judges the pending claim and writes its rows out.</summary>
    private void EndClaim(bool tooLong = false)
    {
        if (claim.IsEmpty)
            return;
        var verdict = tooLong || claim.HasUnreadableRow ? Verdict.Reject : claim.Earlier;
        var lines = claim.Lines.Lines;
        if (lines.Length > 0)
        {
            check.Run(lines);
            if (check.ClaimVerdict > verdict)
                verdict = check.ClaimVerdict;
            counts.Count(check, lines, verdict);
            for (var i = 0; LineChecked is not null && i < lines.Length; i++)
                LineChecked(lines[i].Row, check.VerdictOf(i));
            if (check.HasFindings)
                Tell(lines);
        }

        if (verdict == Verdict.Reject)
            Reject(claim.Raw, claim.Rows);
        else
        {
            report.Accepted.Write(claim.Raw);
            counts.Accepted += claim.Rows;
        }

        Reject(claim.Orphans, claim.OrphanRows);
    }

    private void Tell(ReadOnlySpan<ClaimLine> lines)
    {
        var id = Encoding.UTF8.GetString(claim.Id);
        foreach (var finding in FindingReporter.Report(check, lines, groups.Part))
        {
            findings.Write(finding, id);
            counts.Count(finding);
        }
    }

    private void Reject(ReadOnlySpan<byte> bytes, int rows)
    {
        report.Rejected.Write(bytes);
        counts.Rejected += rows;
    }

    private void TellFile(FileRule rule, string sentence)
    {
        findings.Write(rule.Info, 0, string.Empty, sentence);
        counts.Count(rule.Info);
    }

    private BatchSummary Finish(ClaimColumns? columns, string? reason)
    {
        findings.Flush();
        return counts.Summary(file, columns, reason);
    }

    public void Dispose() => findings.Dispose();
}
