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
public sealed class ClaimFileCheck
{
    /// <summary>Lines of one claim that are held at once; a longer claim is rejected (CL4004) and judged part by part.</summary>
    public const int MaxLinesHeld = 5_000;

    /// <summary>Bytes of one claim that are held at once.</summary>
    public const int MaxBytesHeld = 16 * 1024 * 1024;

    /// <summary>Claims remembered to tell a scattered one (CL9008); beyond, the rule stays silent and the summary says so.</summary>
    public const int MaxClaimsRemembered = 4_000_000;

    private readonly ClaimCheck check;
    private readonly FileCounts counts;
    private readonly ReportStreams report;
    private readonly FindingsFile findings;
    private readonly ClaimFileInfo file;
    private readonly ReadingContext context;
    private readonly PendingClaim claim = new();
    private readonly HashSet<ulong> seen = [];

    public ClaimFileCheck(RuleSet rules, CodeTables tables, ClaimFileInfo file, ReportStreams report)
    {
        check = new ClaimCheck(rules, tables);
        counts = new FileCounts(rules, tables);
        findings = new FindingsFile(report.Findings);
        this.file = file;
        this.report = report;
        context = new ReadingContext(DateOnly.FromDateTime(file.Modified.UtcDateTime), LinesAlone: false);
    }

    /// <summary>Reads the stream to its end and writes the report's files.</summary>
    /// <exception cref="RuleFaultException">A rule threw; the run has no result.</exception>
    /// <exception cref="IOException">Reading or writing failed; the run has no result.</exception>
    public BatchSummary Run(Stream stream, CancellationToken cancellation)
    {
        using var rows = CsvRows.Open(stream, new CsvRowsOptions { KnownColumns = FieldCatalog.ColumnNames });
        findings.WriteHeader();
        if (rows.FileFault is { } fault)
        {
            TellFile(new UnreadableFile(), fault.Sentence);
            return Finish(rows, null, fault.Sentence);
        }

        report.Accepted.Write(rows.HeaderBytes);
        report.Rejected.Write(rows.HeaderBytes);
        var columns = ClaimColumns.Of(rows.Header);
        var reason = Judge(columns, rows);
        while (rows.Read())
        {
            counts.Read++;
            if ((counts.Read & 0x3FF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (reason is not null)
                Reject(rows.RawBytes, 1);
            else if (rows.RowFault is { } broken)
                TakeUnreadable(rows, columns, broken);
            else
                Take(rows, columns);
        }

        EndClaim();
        if (rows.TrailingBytes.Length > 0)
            report.Rejected.Write(rows.TrailingBytes);
        return Finish(rows, columns, reason);
    }

    /// <summary>What the header gets wrong; a file that lacks a required column, or has one twice, is rejected row for row, unjudged.</summary>
    private string? Judge(ClaimColumns columns, CsvRows rows)
    {
        string? reason = null;
        if (!columns.Missing.IsEmpty)
        {
            reason =
                $"Required columns are absent: {FieldCatalog.Names(columns.Missing)}. Columns seen: {Listed(rows.Header)}.";
            TellFile(new MissingColumns(), reason);
        }

        if (columns.Duplicates.Count > 0)
        {
            var sentence = $"These columns stand more than once: {Listed(columns.Duplicates)}.";
            TellFile(new DuplicateColumn(), sentence);
            reason ??= sentence;
        }

        if (columns.Unknown.Count > 0)
            TellFile(new UnknownColumn(), $"Not known, kept and passed through: {Listed(columns.Unknown)}.");
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
        claim.AddRow(rows.RawBytes, readable: true);
    }

    private void TakeUnreadable(CsvRows rows, ClaimColumns columns, RowFault fault)
    {
        counts.Unreadable++;
        var claimId = UnreadableRow.ClaimId(rows, columns.ClaimId);
        var rule = UnreadableRow.RuleOf(fault);
        findings.Write(rule.Info, rows.RowNumber, Encoding.UTF8.GetString(claimId), fault.Sentence);
        counts.Count(rule.Info);
        if (claimId.IsEmpty)
            claim.AddOrphan(rows.RawBytes);
        else
        {
            Enter(claimId, rows.RowNumber);
            claim.AddRow(rows.RawBytes, readable: false);
        }
    }

    /// <summary>Makes the claim of a row the pending one: ends another, or a part of the same that has grown too long to hold.</summary>
    private void Enter(ReadOnlySpan<byte> claimId, long row)
    {
        if (claim.Continues(claimId))
        {
            if (claim.Rows < MaxLinesHeld && claim.HeldBytes < MaxBytesHeld)
                return;
            counts.ReachedLimit(
                $"A claim is longer than {MaxLinesHeld} lines or {MaxBytesHeld >> 20} MiB: it was judged part by part and rejected whole."
            );
            EndClaim(tooLong: true);
            claim.BeginPart(Verdict.Reject);
            return;
        }

        EndClaim();
        claim.Begin(claimId);
        if (claimId.IsEmpty)
            return;
        if (seen.Count >= MaxClaimsRemembered)
        {
            counts.ReachedLimit(
                $"After {MaxClaimsRemembered} claims, rows of one claim that stand apart are no longer told (CL9008)."
            );
            return;
        }

        if (seen.Add(TextKey.Of(claimId)))
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
            counts.Count(check, lines);
            if (check.ClaimVerdict > verdict)
                verdict = check.ClaimVerdict;
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
        foreach (var finding in FindingTeller.Tell(check, lines))
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

    private BatchSummary Finish(CsvRows rows, ClaimColumns? columns, string? reason)
    {
        findings.Flush();
        return counts.Summary(file, rows.BytesRead, columns, reason);
    }

    private static string Listed(IReadOnlyList<string> names)
    {
        const int most = 40;
        var listed = string.Join(", ", names.Take(most).Select(name => name.Length == 0 ? "(no name)" : Cut(name)));
        return names.Count > most ? $"{listed} and {names.Count - most} more" : listed;
    }

    private static string Cut(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
