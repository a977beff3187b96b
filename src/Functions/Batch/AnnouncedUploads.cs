using Azure.Storage.Blobs;
using ClaimLint.Functions.Tables;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Batch;

/// <summary>Handles uploads that a queue announces: where Event Grid cannot call the app, and those that <see cref="InboxSweep"/> found.</summary>
/// <remarks>What the blob triggers do, by the same code. An upload that is announced twice is handled once.</remarks>
public sealed class AnnouncedUploads(BlobServiceClient blobs, BatchRun run, TablesImport import)
{
    /// <exception cref="FormatException">The message tells of no upload into one of the inboxes; it goes to the poison queue.</exception>
    [Function("CheckAnnounced")]
    public Task Check(
        [QueueTrigger(StorageNames.UploadEvents, Connection = StorageNames.Connection)] string message,
        CancellationToken cancellation
    )
    {
        var upload = UploadMessage.Read(message);
        var blob = blobs.GetBlobContainerClient(upload.Container).GetBlobClient(upload.Path);
        return upload.Container switch
        {
            StorageNames.ClaimsInbox => run.CheckAsync(blob, upload.Path, cancellation),
            StorageNames.CodeTablesInbox => import.RunAsync(blob, upload.Path, cancellation),
            _ => throw new FormatException("A message tells of an upload into another container than an inbox."),
        };
    }
}
