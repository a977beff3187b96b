using Azure;

namespace ClaimLint.Storage;

public enum RunState
{
    Running,
    Done,
    Failed,
}

/// <summary>One checking of one uploaded file. Holds nothing of the file's name or content.</summary>
/// <param name="Id">From <see cref="RunId"/>.</param>
/// <param name="Partner">From <see cref="InboxPath"/>.</param>
/// <param name="State">How far it is.</param>
/// <param name="Started">Begin of the latest attempt.</param>
public sealed record RunRecord(string Id, string Partner, RunState State, DateTimeOffset Started)
{
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Rows of the file, the header apart.</summary>
    public long Rows { get; init; }

    public long Claims { get; init; }

    public long RowsAccepted { get; init; }

    public long RowsRejected { get; init; }

    public double LinesPerSecond { get; init; }

    /// <summary>Processor seconds of the thread that read, checked and wrote, in the latest attempt; null where the machine does not tell.</summary>
    public double? CpuSeconds { get; init; }

    /// <summary>What the latest attempt asked of storage, but for the write of this record itself.</summary>
    public IReadOnlyList<StorageOperationCount> StorageOperations { get; init; } = [];

    /// <summary>How often the run was begun: more than one after a crash or a redelivery.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it failed, in one sentence without a value of the file; null otherwise.</summary>
    public string? Failure { get; init; }

    /// <summary>The report's files: paths within <c>claims-results</c>.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>The releases that the run was checked against.</summary>
    public IReadOnlyList<string> Releases { get; init; } = [];

    /// <summary>The version of the stored row that this was read from.</summary>
    public ETag ETag { get; init; }
}
