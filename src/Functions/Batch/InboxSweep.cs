using Azure;
using Azure.Storage.Blobs.Models;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Batch;

/// <summary>Compares the inbox with the runs, and announces the uploads that have none: events can be lost, and a scan can miss blobs in a burst.</summary>
public sealed partial class InboxSweep(
    StorageConnection storage,
    RunStore runs,
    TimeProvider clock,
    ILogger<InboxSweep> log
)
{
    /// <summary>Younger uploads are left to their events, which may wait behind others.</summary>
    private static readonly TimeSpan Youngest = TimeSpan.FromMinutes(30);

    /// <summary>Older ones were seen by earlier sweeps, unless nothing ran for a week.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>Uploads that one sweep announces at most; the next one goes on.</summary>
    public const int MostAnnounced = 1000;

    /// <summary>Every quarter of an hour.</summary>
    [Function("SweepInbox")]
    public async Task Sweep([TimerTrigger("0 */15 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var queue = storage.Queues.GetQueueClient(StorageNames.UploadEvents);
        var announced = 0;
        await foreach (var blob in UploadsAsync(cancellation))
        {
            if (blob.Properties.LastModified is not { } changed || changed > now - Youngest || changed < now - Oldest)
                continue;
            if (blob.Properties.ETag is not { } version)
                continue;
            if (await runs.FindAsync(RunId.Of(blob.Name, version), cancellation) is not null)
                continue;
            await queue.SendMessageAsync(new UploadMessage(StorageNames.ClaimsInbox, blob.Name).Write(), cancellation);
            if (++announced == MostAnnounced)
                break;
        }

        if (announced > 0)
            LogAnnounced(announced);
    }

    private AsyncPageable<BlobItem> UploadsAsync(CancellationToken cancellation) =>
        storage
            .Blobs.GetBlobContainerClient(StorageNames.ClaimsInbox)
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, cancellation);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} uploads had no run and were announced again: their events were lost, or nothing ran"
    )]
    private partial void LogAnnounced(int count);
}
