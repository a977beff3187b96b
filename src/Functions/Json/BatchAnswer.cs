using ClaimLint.Storage;

namespace ClaimLint.Functions.Json;

/// <summary>A run. Counts are those of the report; they stand at 0 until it is done.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Partner">The folder of the inbox that the file stood in, <c>-</c> for none.</param>
/// <param name="State">running, done, failed.</param>
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

    /// <summary>Why it failed; absent otherwise.</summary>
    public string? Failure { get; init; }

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
            Failure = run.Failure,
            Releases = run.Releases,
            Reports = [.. run.Reports.Select(path => $"{results}/{path}")],
        };
}
