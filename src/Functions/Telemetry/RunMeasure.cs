using System.Diagnostics;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Telemetry;

/// <summary>What one attempt at a file takes: time, processor time, operations of storage; and its span. One instance, one attempt.</summary>
/// <remarks>
/// What is done again because storage was away is part of the attempt.
/// Processor time is that of the thread that reads, checks and writes, and which works for this run alone. What the pool does for it
/// (sending a report's last blocks) and what the collector does for everybody is not in it.
/// </remarks>
internal sealed class RunMeasure : IDisposable
{
    private readonly Instruments instruments;
    private readonly Activity? span;
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly StorageOperations operations = StorageOperations.CountApart();
    private double? processorSeconds;
    private string outcome = "abandoned";

    private RunMeasure(Instruments instruments)
    {
        this.instruments = instruments;
        span = Instruments.Spans.StartActivity("check file");
    }

    /// <summary>Begins in the caller's flow: operations of storage are counted for it, and for what it starts, from here on.</summary>
    public static RunMeasure Begin(Instruments instruments) => new(instruments);

    /// <summary>Names the run in the span.</summary>
    public void Identify(RunRecord run)
    {
        span?.SetTag("claimlint.run", run.Id);
        span?.SetTag("claimlint.attempt", run.Attempts);
    }

    /// <summary>Does the work on a thread of its own and takes its time. It computes without a pause: a thread of the pool would be missing for as long.</summary>
    public Task<TResult> ComputeAsync<TResult>(Func<TResult> work, CancellationToken cancellation) =>
        Task.Factory.StartNew(
            () =>
            {
                var before = ProcessorTime.OfThisThread();
                try
                {
                    return work();
                }
                finally
                {
                    if (ProcessorTime.OfThisThread() - before is { } taken)
                        processorSeconds = (processorSeconds ?? 0) + taken;
                }
            },
            cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>The run with what it has taken so far.</summary>
    public RunRecord Into(RunRecord run) =>
        run with
        {
            CpuSeconds = processorSeconds,
            StorageOperations = operations.Counts,
        };

    /// <summary>How it ends: <c>done</c>, <c>unreadable</c>, <c>failed</c>, <c>replaced</c>, <c>repeated</c>, <c>gone</c>; an attempt that is stopped says nothing and is <c>abandoned</c>.</summary>
    public void End(string how)
    {
        outcome = how;
        if (how == "failed")
            span?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        span?.SetTag("claimlint.outcome", outcome);
        span?.Dispose();
        instruments.Ended(outcome, Stopwatch.GetElapsedTime(began).TotalSeconds, processorSeconds);
    }
}
