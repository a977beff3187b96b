using Azure;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Says once, not at every look, that a container or queue cannot be reached; and again after it could.</summary>
internal sealed class PollingFaults(ILogger logger, string function, string source)
{
    private bool told;

    public void Report(Exception fault)
    {
        if (told)
            return;
        told = true;
        if (fault is RequestFailedException { Status: 404 })
            TriggerLog.SourceMissing(logger, function, source);
        else
        {
            TriggerLog.Unreachable(logger, function, Fault.Kind(fault));
            TriggerLog.Tell(logger, fault);
        }
    }

    public void Clear() => told = false;
}

internal static class Pauses
{
    /// <summary>Waits that long, or until stopped; being stopped is no error.</summary>
    public static Task Pause(this TimeProvider clock, TimeSpan time, CancellationToken stop) =>
        Task.Delay(time, clock, stop)
            .ContinueWith(
                static _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
}
