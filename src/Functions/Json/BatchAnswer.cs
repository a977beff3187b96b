using ClaimLint.Storage;

namespace ClaimLint.Functions.Json;

/// <summary>A run. Counts are those of the report; they stand at 0 until it is done.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Partner">The folder of the inbox that the file stood in, <c>-</c> for none.</param>
/// <param name="State">waiting, running, done, needsMapping, unreadable, failed, canceled.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Started">Begin of the latest attempt.</param>
internal sealed record BatchAnswer(string Id, string Partner, RunState State, int Attempts, DateTimeOffset Started)
{
    public DateTimeOffset? Ended { get; init; }

    public long Rows { get; init; }

    public long Claims { get; init; }

    public long RowsAccepted { get; init; }

    public long RowsRejected { get; init; }

    public double LinesPerSecond { get; init; }

    /// <summary>Processor seconds of the thread that checked, in the latest attempt; absent until it ended, and where the machine does not tell.</summary>
    public double? CpuSeconds { get; init; }

    /// <summary>What the latest attempt asked of storage.</summary>
    public IReadOnlyList<StorageOperationsAnswer> StorageOperations { get; init; } = [];

    /// <summary>Why it failed, or why the file could not be read; absent otherwise.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<string> Releases { get; init; } = [];

    /// <summary>Addresses of the report's files.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <param name="run">The run.</param>
    /// <param name="results">The address of the container with the reports.</param>
    public static BatchAnswer Of(RunRecord run, Uri results) =>
        new(run.Id, run.Partner, run.State, run.Attempts, run.Started)
        {
            Ended = run.Ended,
            Rows = run.Rows,
            Claims = run.Claims,
            RowsAccepted = run.RowsAccepted,
            RowsRejected = run.RowsRejected,
            LinesPerSecond = run.LinesPerSecond,
            CpuSeconds = run.CpuSeconds is { } seconds ? Math.Round(seconds, 3) : null,
            StorageOperations =
            [
                .. run.StorageOperations.Select(one => new StorageOperationsAnswer(one.Service, one.Kind, one.Count)),
            ],
            Reason = run.Reason,
            Releases = run.Releases,
            Reports = [.. run.Reports.Select(path => $"{results}/{path}")],
        };
}

/// <param name="Service">blob, queue, table.</param>
/// <param name="Operation">read, list, write, delete.</param>
/// <param name="Count">How many.</param>
internal sealed record StorageOperationsAnswer(StorageService Service, StorageOperationKind Operation, long Count);
