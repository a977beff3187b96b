namespace ClaimLint.Functions.Json;

/// <summary>Where a file may be put, once and for a while. The address is a secret: who has it may write there.</summary>
/// <param name="Id">The upload's id.</param>
/// <param name="Into">The inbox.</param>
/// <param name="Path">Where in it the file will stand.</param>
/// <param name="Url">Where to send it.</param>
/// <param name="Method">How.</param>
/// <param name="Headers">What the request must carry.</param>
/// <param name="ExpiresAt">When the address is good for nothing any more; what began before is taken.</param>
/// <param name="MaxBytes">What storage takes in one request.</param>
internal sealed record NewUploadAnswer(
    string Id,
    string Into,
    string Path,
    string Url,
    string Method,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset ExpiresAt,
    long MaxBytes
);

/// <summary>How far an upload is.</summary>
internal enum UploadState
{
    /// <summary>Nothing is there, and may still come.</summary>
    Waiting,

    /// <summary>Nothing is there, and nothing can come any more; or it was, and has been deleted in its time.</summary>
    Expired,

    /// <summary>The file is there and nobody has begun with it.</summary>
    Received,

    /// <summary>It has a run, or an outcome.</summary>
    Started,
}

/// <summary>What became of an upload.</summary>
/// <param name="Id">The upload's id.</param>
/// <param name="Into">The inbox.</param>
/// <param name="Path">Where in it the file stands.</param>
/// <param name="State">waiting, expired, received, started.</param>
internal sealed record UploadAnswer(string Id, string Into, string Path, UploadState State)
{
    /// <summary>Of claims: their run.</summary>
    public BatchAnswer? Batch { get; init; }

    /// <summary>Of a published table: what came of it.</summary>
    public TablesImportAnswer? Result { get; init; }
}

/// <summary>The report of a run that is done: addresses from which each file can be read for a while. They are secrets.</summary>
internal sealed record ReportAnswer(string Id, IReadOnlyList<ReportFileAnswer> Files);

internal sealed record ReportFileAnswer(string Name, string Url, DateTimeOffset ExpiresAt);
