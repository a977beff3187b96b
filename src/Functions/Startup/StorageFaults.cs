using Azure;
using ClaimLint.Domain.Tables;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Startup;

/// <summary>Which exceptions say that storage refused, cannot be reached or did not answer in time: to be asked again, and no fault of the code.</summary>
internal static class StorageFaults
{
    public static bool IsOne(Exception fault) =>
        fault is RequestFailedException
        // What the SDK throws when every retry failed; a try that took too long is told as a cancellation.
        || (
            fault is AggregateException many
            && many.InnerExceptions.All(one => one is RequestFailedException or OperationCanceledException)
        );

    /// <summary>Whether the fault is gone when storage is back: no answer, or one that says so. A refusal (403, 404, 409, 412 …) stays one.</summary>
    public static bool IsPassing(Exception fault) =>
        fault switch
        {
            RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
            AggregateException many => many.InnerExceptions.Count > 0
                && many.InnerExceptions.All(one => one is OperationCanceledException || IsPassing(one)),
            _ => false,
        };

    /// <summary>Why code tables could not be read, as a sentence that quotes no address.</summary>
    public static string Sentence(Exception fault) =>
        fault switch
        {
            InvalidTableException => $"A release cannot be read: {fault.Message}",
            ReleaseNotVerifiedException => fault.Message,
            _ when IsOne(fault) => $"Storage: {Tell(fault)}.",
            _ => $"{fault.GetType().Name}.",
        };

    /// <summary>Such a fault in a few words: its message may quote the address, and with it a file's name.</summary>
    public static string Tell(Exception fault) =>
        fault is RequestFailedException { Status: > 0 } failed
            ? $"it answered {failed.Status} {failed.ErrorCode}".TrimEnd()
            : "it cannot be reached";
}
