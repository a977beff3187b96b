using Azure;
using Azure.Storage.Blobs.Models;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Batch;

/// <summary>
/// Compares the inbox with the runs, and announces the uploads without a run and those whose run failed or was cut off: events can be lost,
/// a scan can miss blobs in a burst, and the host's tries can be over before the cause is.
/// </summary>
public sealed partial class InboxSweep(
    StorageConnection storage,
    RunStore runs,
    TimeProvider clock,
    ILogger<InboxSweep> log
)
{
    /// <summary>Younger uploads are left to their events, which may wait behind others.</summary>
    private static readonly TimeSpan Youngest = TimeSpan.FromMinutes(30);

    /// <summary>Two sweeps see each upload; a look costs a read of storage, and there may be thousands of uploads.</summary>
    private static readonly TimeSpan OldestByDay = TimeSpan.FromHours(3);

    /// <summary>Once a night: what was uploaded while nothing ran.</summary>
    private static readonly TimeSpan OldestByNight = TimeSpan.FromDays(7);

    /// <summary>The hour, UTC, whose sweep looks further back.</summary>
    private const int Night = 3;

    /// <summary>Uploads that one sweep announces at most; the next one goes on.</summary>
    public const int MostAnnounced = 1000;

    /// <summary>Attempts after which a run is left to the operator: an event is tried five times, and a message of the sweep as often.</summary>
    private const int MostAttempts = 10;

    /// <summary>An attempt ends within the function's 30 minutes, and one that died is delivered again after 10.</summary>
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromHours(1);

    /// <summary>Every hour; not on the hour, when everybody's timers are due.</summary>
    [Function("SweepInbox")]
    public async Task Sweep([TimerTrigger("0 7 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var oldest = timer.IsPastDue || now.Hour == Night ? OldestByNight : OldestByDay;
        var queue = storage.Queues.GetQueueClient(StorageNames.UploadEvents);
        var announced = 0;
        await foreach (var blob in UploadsAsync(cancellation))
        {
            if (blob.Properties.LastModified is not { } changed || changed > now - Youngest || changed < now - oldest)
                continue;
            if (blob.Properties.ETag is not { } version)
                continue;
            if (await runs.FindAsync(RunId.Of(blob.Name, version), cancellation) is { } run && !IsLeft(run, now))
                continue;
            await queue.SendMessageAsync(new UploadMessage(StorageNames.ClaimsInbox, blob.Name).Write(), cancellation);
            if (++announced == MostAnnounced)
                break;
        }

        if (announced > 0)
            LogAnnounced(announced);
    }

    /// <summary>Whether a run did not end well and nothing works on it any more: storage was away for longer than it is waited for, or the app died.</summary>
    private static bool IsLeft(RunRecord run, DateTimeOffset now) =>
        run.State is RunState.Running or RunState.Failed
        && run.Attempts < MostAttempts
        && run.Started < now - LongestAttempt;

    private AsyncPageable<BlobItem> UploadsAsync(CancellationToken cancellation) =>
        storage
            .Blobs.GetBlobContainerClient(StorageNames.ClaimsInbox)
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, cancellation);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} uploads had no run, or one that did not end well, and were announced again"
    )]
    private partial void LogAnnounced(int count);
}
