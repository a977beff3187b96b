using Azure.Storage.Blobs;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Batch;

/// <summary>Checks every file that is dropped into the inbox.</summary>
public sealed class InboxFunction(BatchRun run, BlobServiceClient blobs)
{
    /// <summary>The whole path is taken, and apart in code: a pattern of folder and name would let uploads fall outside it, silently.</summary>
    [Function("CheckInbox")]
    public Task Check(
        [BlobTrigger(
            StorageNames.ClaimsInbox + "/{path}",
            Connection = StorageNames.Connection,
            Source = UploadEvents.Source
        )]
            BlobClient blob,
        string path,
        CancellationToken cancellation
    ) =>
        // By a client of ours: the host's own would log the upload's name, and counts nothing.
        run.CheckAsync(
            blobs.GetBlobContainerClient(blob.BlobContainerName).GetBlobClient(blob.Name),
            path,
            cancellation
        );
}
