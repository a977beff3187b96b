using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>What the triggers log. A blob is named by its receipt's id and a message by its id: names and bodies may be PHI.</summary>
internal static partial class TriggerLog
{
    [LoggerMessage(1, LogLevel.Information, "{Function} handled {Id} in {Milliseconds} ms, try {Tries}")]
    public static partial void Handled(ILogger logger, string function, string id, long milliseconds, long tries);

    [LoggerMessage(2, LogLevel.Warning, "{Function} failed on {Id}, try {Tries} of {MaxTries}: {Fault}")]
    public static partial void Failed(
        ILogger logger,
        string function,
        string id,
        long tries,
        int maxTries,
        string fault
    );

    [LoggerMessage(3, LogLevel.Error, "{Function} gave up on {Id} after {Tries} tries; it is in {Queue}")]
    public static partial void Poisoned(ILogger logger, string function, string id, long tries, string queue);

    [LoggerMessage(4, LogLevel.Information, "{Function}: {Id} was deleted or overwritten meanwhile and is left alone")]
    public static partial void Gone(ILogger logger, string function, string id);

    [LoggerMessage(5, LogLevel.Warning, "{Function} cannot look for work now: {Fault}")]
    public static partial void Unreachable(ILogger logger, string function, string fault);

    [LoggerMessage(6, LogLevel.Information, "{Function} waits: {Source} does not exist yet")]
    public static partial void SourceMissing(ILogger logger, string function, string source);

    [LoggerMessage(7, LogLevel.Debug, "{Function} still works on {Id}; its message stays invisible")]
    public static partial void Renewed(ILogger logger, string function, string id);

    [LoggerMessage(8, LogLevel.Warning, "{Function} lost {Id} while it worked: the message will come again")]
    public static partial void LeaseLost(ILogger logger, string function, string id);

    [LoggerMessage(9, LogLevel.Information, "{Function} ran in {Milliseconds} ms; next at {Next:u}")]
    public static partial void Ran(ILogger logger, string function, long milliseconds, DateTime next);

    [LoggerMessage(10, LogLevel.Error, "{Function} failed; next at {Next:u}: {Fault}")]
    public static partial void TimerFailed(ILogger logger, string function, DateTime next, string fault);

    [LoggerMessage(11, LogLevel.Warning, "{Count} calls did not end in time and were left behind")]
    public static partial void LeftBehind(ILogger logger, int count);

    [LoggerMessage(12, LogLevel.Warning, "{Function} could not finish with {Id}; it will be tried again: {Fault}")]
    public static partial void Unfinished(ILogger logger, string function, string id, string fault);

    /// <summary>Where a fault came from, under the line that told it: a frame a line, for who reads at night; the whole of it at Debug.</summary>
    public static void Tell(ILogger logger, Exception fault)
    {
        foreach (var frame in Fault.Places(fault))
            Frame(logger, frame);
        if (logger.IsEnabled(LogLevel.Debug))
            Whole(logger, Fault.Whole(fault));
    }

    [LoggerMessage(14, LogLevel.Warning, "   {Frame}")]
    private static partial void Frame(ILogger logger, string frame);

    [LoggerMessage(15, LogLevel.Debug, "{Fault}")]
    private static partial void Whole(ILogger logger, string fault);

    [LoggerMessage(
        13,
        LogLevel.Error,
        "{Function} cannot reach {Id} and leaves it alone: an address drops the '.' or '..' in its name; give it another"
    )]
    public static partial void Unaddressable(ILogger logger, string function, string id);
}
