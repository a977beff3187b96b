using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ClaimLint.Storage;

/// <summary>The snapshots of large releases: a blob for each load, beside its rows in <c>Codes</c>, which stay the record.</summary>
/// <remarks>
/// Nothing depends on a snapshot but the time that a start takes. So no fault of one ends what is under way: it is answered as a sentence,
/// and the rows are read.
/// </remarks>
internal sealed class ReleaseSnapshots(BlobServiceClient? blobs)
{
    /// <summary>Up to here a release's rows come in one answer of Table Storage, and a snapshot would save nothing.</summary>
    public const int MaxRowsWithout = 1000;

    private readonly BlobContainerClient? container = blobs?.GetBlobContainerClient(StorageNames.CodeTablesSnapshots);

    public bool AreKeptOf(StoredRelease stored) => container is not null && stored.Release.Rows > MaxRowsWithout;

    /// <summary>The load's key and a suffix: no name of a release can end in a dot, or be one that means a folder above.</summary>
    public static string NameOf(StoredRelease stored) => $"{stored.Rows}.rows";

    /// <summary>The snapshot of a release as it was imported; null where there is none, or only one of another content or version.</summary>
    public async Task<(Snapshot? Snapshot, string? Fault)> ReadAsync(
        StoredRelease stored,
        CancellationToken cancellation
    )
    {
        try
        {
            using var answer = (
                await container!.GetBlobClient(NameOf(stored)).DownloadStreamingAsync(cancellationToken: cancellation)
            ).Value;
            if (answer.Details.ContentLength is var length and > SnapshotReader.MaxBytes)
                throw new InvalidDataException($"It has {length} bytes.");
            var bytes = new byte[answer.Details.ContentLength];
            await answer.Content.ReadExactlyAsync(bytes, cancellation);
            var snapshot = SnapshotReader.Read(bytes, stored.Release.System);
            var isOfRelease =
                snapshot is not null && new RowsDigest(snapshot.Sum).Of(stored.Release) == stored.RowsSha256;
            return (isOfRelease ? snapshot : null, null);
        }
        catch (RequestFailedException none) when (none.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return (null, null);
        }
        catch (Exception fault) when (IsOfStorage(fault) || fault is InvalidDataException or IOException)
        {
            return (null, $"The snapshot of {stored.Release} cannot be read, so its rows were: {Why(fault)}");
        }
    }

    /// <summary>Writes it in the place of any other. Two who do so at once write the same.</summary>
    public async Task<string?> WriteAsync(StoredRelease stored, Snapshot snapshot, CancellationToken cancellation)
    {
        try
        {
            using var bytes = SnapshotWriter.Write(snapshot);
            await container!.GetBlobClient(NameOf(stored)).UploadAsync(bytes, overwrite: true, cancellation);
            return null;
        }
        catch (Exception fault) when (IsOfStorage(fault))
        {
            return $"The snapshot of {stored.Release} could not be written: {Why(fault)}";
        }
    }

    private static bool IsOfStorage(Exception fault) =>
        fault is RequestFailedException
        // What the SDK throws when every retry failed; a try that took too long is told as a cancellation.
        || (
            fault is AggregateException many
            && many.InnerExceptions.All(one => one is RequestFailedException or OperationCanceledException)
        );

    private static string Why(Exception fault) =>
        fault switch
        {
            RequestFailedException failed => $"storage answered {failed.Status} {failed.ErrorCode}.".Replace(
                " .",
                ".",
                StringComparison.Ordinal
            ),
            InvalidDataException broken => broken.Message,
            _ => "storage cannot be reached.",
        };
}
