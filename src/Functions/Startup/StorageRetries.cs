using Microsoft.Extensions.Logging;

namespace ClaimLint.Functions.Startup;

/// <summary>Does work that an event started again and again while storage is away, with growing pauses.</summary>
/// <remarks>
/// The Functions host tries an event five times without a pause, which is over long before storage is back. A client waits about 12
/// seconds for each call, as long as a caller over HTTP may wait; a file can wait longer.
/// </remarks>
public sealed partial class StorageRetries(TimeProvider clock, ILogger<StorageRetries> log)
{
    /// <summary>No try begins later than this after the first: the rest of the function's 30 minutes is for the try itself.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Runs the work until it ends without a fault of storage that passes. Any other fault, and the last one, is thrown.</summary>
    /// <param name="work">Can be done again from its beginning at any time.</param>
    /// <param name="cancellation">Ends a pause.</param>
    public async Task RunAsync(Func<Task> work, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception fault)
                when (StorageFaults.IsPassing(fault) && clock.GetElapsedTime(began) + pause <= Limit)
            {
                LogPause(StorageFaults.Tell(fault), pause.TotalSeconds);
            }

            await Task.Delay(pause, clock, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage is away ({Why}): tried again in {Seconds:0} s")]
    private partial void LogPause(string why, double seconds);
}
