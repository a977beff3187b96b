using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>A fetched message that stays invisible to others while it is held.</summary>
internal sealed class MessageLease(QueueClient queue, QueueMessage message, TimeSpan length, TimeProvider clock)
{
    private string receipt = message.PopReceipt;

    /// <summary>Renews at half of the lease's time until stopped or lost. Answers false when it was lost.</summary>
    public async Task<bool> KeepAsync(Action renewed, CancellationToken stop)
    {
        while (true)
        {
            await clock.Pause(length / 2, stop);
            if (stop.IsCancellationRequested)
                return true;
            // Not with the stopping token: an update cut off half-way leaves a receipt that no one knows.
            if (!await UpdateAsync(length))
                return false;
            renewed();
        }
    }

    /// <summary>Lets the message appear again at once. Answers false when the lease was lost.</summary>
    public Task<bool> GiveBackAsync() => UpdateAsync(TimeSpan.Zero);

    /// <summary>Deletes the message. Answers false when the lease was lost.</summary>
    public async Task<bool> DeleteAsync()
    {
        try
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
            return true;
        }
        catch (RequestFailedException fault) when (IsLost(fault))
        {
            return false;
        }
    }

    private async Task<bool> UpdateAsync(TimeSpan invisible)
    {
        try
        {
            // The text goes along: an update without one may clear it.
            var update = await queue.UpdateMessageAsync(
                message.MessageId,
                receipt,
                message.MessageText,
                invisible,
                CancellationToken.None
            );
            receipt = update.Value.PopReceipt;
            return true;
        }
        catch (RequestFailedException fault) when (IsLost(fault))
        {
            return false;
        }
    }

    private static bool IsLost(RequestFailedException fault) =>
        fault.Status == 404 || fault.ErrorCode == QueueErrorCode.PopReceiptMismatch;
}
