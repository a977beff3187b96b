using System.Threading.Channels;
using Azure.Storage.Blobs;

namespace ClaimLint.LocalHost.Tests;

/// <summary>What the functions were called with, and how they are to answer.</summary>
public sealed class Calls
{
    public string Name => "calls";

    public Channel<string> Blobs { get; } = Channel.CreateUnbounded<string>();

    public Channel<(Order Order, long DequeueCount)> Orders { get; } = Channel.CreateUnbounded<(Order, long)>();

    public Channel<TimerInfo> Ticks { get; } = Channel.CreateUnbounded<TimerInfo>();

    public Func<BlobClient, string, Task> OnBlob { get; set; } = (_, _) => Task.CompletedTask;

    public Func<Order, Task> OnOrder { get; set; } = _ => Task.CompletedTask;

    public async Task BlobAsync(BlobClient blob, string path, CancellationToken stop)
    {
        var content = await blob.DownloadContentAsync(stop);
        Blobs.Writer.TryWrite($"{path}={content.Value.Content}");
        await OnBlob(blob, path).WaitAsync(stop);
    }

    public async Task OrderAsync(Order order, long dequeueCount, CancellationToken stop)
    {
        Orders.Writer.TryWrite((order, dequeueCount));
        await OnOrder(order).WaitAsync(stop);
    }
}
