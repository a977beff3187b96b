using Azure.Storage.Queues;
using ClaimLint.LocalHost.Settings;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Poison queues: made when first needed, written as the deployed host writes them.</summary>
internal static class PoisonMessages
{
    public static QueueClientOptions Encoding => StorageOptions.Queues(QueueMessageEncoding.Base64);

    public static async Task SendAsync(QueueClient queue, string message, CancellationToken stop)
    {
        await queue.CreateIfNotExistsAsync(cancellationToken: stop);
        await queue.SendMessageAsync(message, stop);
    }
}
