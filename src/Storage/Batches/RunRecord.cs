using Azure;

namespace ClaimLint.Storage;

/// <summary>How far the checking of an uploaded file is.</summary>
public enum RunState
{
    /// <summary>No worker has it now; the reason says what it waits for.</summary>
    Waiting,

    /// <summary>A worker checks the file.</summary>
    Running,

    /// <summary>The report is complete.</summary>
    Done,

    /// <summary>The file's columns could be read in more than one way: a mapping has to be saved first.</summary>
    NeedsMapping,

    /// <summary>Nothing of the file could be checked; the reason and the report say why.</summary>
    Unreadable,

    /// <summary>The check failed through no fault of the file; the reason says why.</summary>
    Failed,

    /// <summary>An operator canceled it.</summary>
    Canceled,
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

    /// <summary>Why it failed or the file could not be read, in one sentence without a value of the file; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The file has its report, and the same version is not checked again.</summary>
    public bool HasReport => State is RunState.Done or RunState.Unreadable;

    /// <summary>The report's files: paths within <c>claims-results</c>.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>The releases that the run was checked against.</summary>
    public IReadOnlyList<string> Releases { get; init; } = [];

    /// <summary>The version of the stored row that this was read from.</summary>
    public ETag ETag { get; init; }
}
