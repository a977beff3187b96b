using Azure.Storage.Blobs;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Batch;

/// <summary>Checks every file that is dropped into the inbox.</summary>
public sealed class InboxFunction(BatchRun run)
{
#if EVENT_GRID
    private const BlobTriggerSource Uploads = BlobTriggerSource.EventGrid;
#else
    private const BlobTriggerSource Uploads = BlobTriggerSource.LogsAndContainerScan;
#endif

    /// <summary>The whole path is taken, and apart in code: a pattern of folder and name would let uploads fall outside it, silently.</summary>
    /// <remarks>How the host learns of uploads is a property of the build, BlobEvents: a plan that scales to nothing has nobody to look into the container.</remarks>
    [Function("CheckInbox")]
    public Task Check(
        [BlobTrigger(StorageNames.ClaimsInbox + "/{path}", Connection = StorageNames.Connection, Source = Uploads)]
            BlobClient blob,
        string path,
        CancellationToken cancellation
    ) => run.CheckAsync(blob, path, cancellation);
}
