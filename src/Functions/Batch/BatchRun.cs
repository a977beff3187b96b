using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Reports;
using ClaimLint.Functions.Startup;
using ClaimLint.Functions.Telemetry;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Batch;

/// <summary>One checking of one version of an uploaded file, from the blob to its report.</summary>
/// <remarks>
/// Streaming both ways: memory does not grow with the file. The report's files appear whole, the summary last, and the run is done
/// after that; a run that is broken off anywhere is done again by the redelivered event and writes the same bytes.
/// </remarks>
public sealed partial class BatchRun(
    CodeTablesLoading loading,
    RuleSet rules,
    RunStore runs,
    ReportStore reports,
    Instruments instruments,
    StorageRetries retries,
    TimeProvider clock,
    ILogger<BatchRun> log
)
{
    /// <summary>Bytes fetched from the blob at a time.</summary>
    private const int ReadAhead = 4 * 1024 * 1024;

    /// <summary>
    /// Checks the blob's current version. What is wrong with the file is in its report; storage that is away is waited for; any other fault
    /// is thrown, and the event is delivered again.
    /// </summary>
    /// <param name="blob">The upload.</param>
    /// <param name="path">Its path within the inbox: the first folder is the partner.</param>
    /// <param name="cancellation">Leaves the run as it is; the event is delivered again.</param>
    public async Task CheckAsync(BlobClient blob, string path, CancellationToken cancellation)
    {
        using var measure = RunMeasure.Begin(instruments);
        Attempt? attempt = null;
        try
        {
            await retries.RunAsync(
                async () =>
                {
                    attempt ??= await BeginAsync(blob, path, measure, cancellation);
                    if (attempt is not null)
                        await CheckAsync(blob, attempt, measure, cancellation);
                },
                cancellation
            );
        }
        catch (RequestFailedException fault) when (attempt is not null && IsOfTheUpload(fault))
        {
            // The new version, if there is one, raises an event of its own: nothing would be gained by trying again.
            measure.End("replaced");
            await FailAsync(
                measure.Into(attempt.Run),
                "The file was overwritten or deleted while it was read; a new version has a run of its own."
            );
            LogReplaced(attempt.Run.Id);
        }
        catch (Exception fault) when (attempt is not null && fault is not OperationCanceledException)
        {
            // The host counts the tries; after the last the event is in the poison queue.
            measure.End("failed");
            await FailAsync(
                measure.Into(attempt.Run),
                $"The check failed ({Name(fault)}); after five tries the upload is in the poison queue."
            );
            throw;
        }
    }

    /// <summary>Null where there is nothing to check: the blob is gone, or its run is done.</summary>
    private async Task<Attempt?> BeginAsync(
        BlobClient blob,
        string path,
        RunMeasure measure,
        CancellationToken cancellation
    )
    {
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            measure.End("gone");
            LogGone();
            return null;
        }

        var partner = InboxPath.Parse(path).Partner;
        var id = RunId.Of(path, properties.ETag);
        var run = await runs.StartAsync(id, partner, cancellation);
        measure.Identify(run);
        if (run.HasReport)
        {
            measure.End("repeated");
            LogRepeated(id);
            return null;
        }

        LogStarted(id, partner, properties.ContentLength, run.Attempts);
        var tables = (await loading.ReadyAsync(cancellation)).Tables;
        run = run with { Releases = [.. tables.Releases.Select(release => release.ToString())] };
        var file = new ClaimFileInfo(
            path,
            properties.ETag.ToString().Trim('"'),
            properties.LastModified,
            properties.ContentLength
        );
        return new Attempt(run, file, properties.ETag, tables);
    }

    private async Task CheckAsync(BlobClient blob, Attempt attempt, RunMeasure measure, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var summary = await WriteReportAsync(blob, attempt, measure, cancellation);
        var seconds = clock.GetElapsedTime(started).TotalSeconds;
        var run = await runs.SaveAsync(measure.Into(Done(attempt.Run, summary, seconds)), cancellation);
        measure.End(run.State == RunState.Done ? "done" : "unreadable");
        instruments.Checked(summary);
        LogDone(run.Id, run.Rows, run.RowsRejected, seconds);
    }

    private async Task<BatchSummary> WriteReportAsync(
        BlobClient blob,
        Attempt attempt,
        RunMeasure measure,
        CancellationToken cancellation
    )
    {
        var (run, file, version, tables) = attempt;
        var reading = new BlobOpenReadOptions(allowModifications: false)
        {
            BufferSize = ReadAhead,
            Conditions = new BlobRequestConditions { IfMatch = version },
        };
        await using var upload = await blob.OpenReadAsync(reading, cancellation);
        await using var findings = reports.Open(run.Partner, run.Id, ReportFiles.Findings);
        await using var accepted = reports.Open(run.Partner, run.Id, ReportFiles.Accepted);
        await using var rejected = reports.Open(run.Partner, run.Id, ReportFiles.Rejected);
        using var check = new ClaimFileCheck(rules, tables, file, new ReportStreams(findings, accepted, rejected));
        var summary = await measure.ComputeAsync(() => check.Run(upload, cancellation), cancellation);
        await findings.CompleteAsync(cancellation);
        await accepted.CompleteAsync(cancellation);
        await rejected.CompleteAsync(cancellation);
        await using var told = reports.Open(run.Partner, run.Id, ReportFiles.Summary);
        await told.WriteAsync(summary.ToJson(), cancellation);
        await told.CompleteAsync(cancellation);
        return summary;
    }

    private RunRecord Done(RunRecord run, BatchSummary summary, double seconds) =>
        run with
        {
            State = summary.Reason is null ? RunState.Done : RunState.Unreadable,
            Ended = clock.GetUtcNow(),
            Rows = summary.Rows.Read,
            Claims = summary.Claims.Total,
            RowsAccepted = summary.Rows.Accepted,
            RowsRejected = summary.Rows.Rejected,
            LinesPerSecond = Math.Round(summary.Rows.Read / Math.Max(seconds, 0.001)),
            Reason = ReasonOf(summary),
            Reports = [.. ReportFiles.All.Select(name => ReportStore.PathOf(run.Partner, run.Id, name))],
        };

    /// <summary>Why nothing of the file could be checked. Of its columns the rule's title only: in a file without a header their names are values.</summary>
    private static string? ReasonOf(BatchSummary summary) =>
        summary is { Readable: true, Reason: not null }
            ? summary.Findings.Where(rule => rule.Error > 0).Select(rule => $"{rule.Title} ({rule.Rule}).").First()
            : summary.Reason;

    /// <summary>Marks the run failed, even while the process is told to stop; where that cannot be written, the fault itself is what counts.</summary>
    private async Task FailAsync(RunRecord run, string why)
    {
        try
        {
            await runs.SaveAsync(
                run with
                {
                    State = RunState.Failed,
                    Ended = clock.GetUtcNow(),
                    Reason = why,
                },
                CancellationToken.None
            );
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or RunChangedException)
        {
            LogUnrecorded(run.Id, Name(fault));
        }
    }

    /// <summary>Only the upload is read under a condition, and only its container is the inbox; a report's fault is ours.</summary>
    private static bool IsOfTheUpload(RequestFailedException fault) =>
        fault.ErrorCode == BlobErrorCode.ConditionNotMet || fault.ErrorCode == BlobErrorCode.BlobNotFound;

    /// <summary>The kind of a fault: its message may quote the file's name.</summary>
    private static string Name(Exception fault) =>
        fault switch
        {
            RuleFaultException rule => $"a rule threw: {rule.Rule}",
            _ when StorageFaults.IsOne(fault) => $"storage: {StorageFaults.Tell(fault)}",
            _ => fault.GetType().Name,
        };

    /// <summary>A run that was begun, with the version of the upload and the tables that it keeps to, however often storage is away.</summary>
    private sealed record Attempt(RunRecord Run, ClaimFileInfo File, ETag Version, CodeTables Tables);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Run {Run} of partner {Partner} started: {Bytes} bytes, attempt {Attempt}"
    )]
    private partial void LogStarted(string run, string partner, long bytes, int attempt);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Run {Run} done: {Rows} rows, {Rejected} rejected, {Seconds:0.0} s"
    )]
    private partial void LogDone(string run, long rows, long rejected, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} is done already; the event was delivered again")]
    private partial void LogRepeated(string run);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Run {Run}: the file was overwritten or deleted while it was read"
    )]
    private partial void LogReplaced(string run);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An event named a blob that is no longer there")]
    private partial void LogGone();

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {Run}: its failure could not be recorded: {Why}")]
    private partial void LogUnrecorded(string run, string why);
}
