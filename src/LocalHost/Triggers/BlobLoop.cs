using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Settings;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Looks into a container again and again and calls a function once for each version of each blob.</summary>
internal sealed class BlobLoop
{
    public const string PoisonQueue = "webjobs-blobtrigger-poison";

    private readonly BlobFunction blob;
    private readonly BlobPattern pattern;
    private readonly FunctionCall call;
    private readonly BlobContainerClient container;
    private readonly BlobReceipts receipts;
    private readonly QueueClient poison;
    private readonly IServiceProvider services;
    private readonly LocalHostOptions options;
    private readonly ILogger logger;

    /// <summary>The versions that are handled or being handled, and which of the two.</summary>
    private readonly ConcurrentDictionary<string, Stage> known = new(StringComparer.Ordinal);

    public BlobLoop(
        BlobFunction blob,
        AppSettings settings,
        IServiceProvider services,
        LocalHostOptions options,
        ILogger logger
    )
    {
        this.blob = blob;
        this.services = services;
        this.options = options;
        this.logger = logger;
        if (blob.Function.TriggerParameter.ParameterType != typeof(BlobClient))
            throw new LocalHostException($"The blob function {blob.Function.Name} must take a BlobClient.");
        pattern = BlobPattern.Parse(blob.Path);
        call = new FunctionCall(blob.Function, pattern.Values.ToDictionary(name => name, _ => typeof(string)));
        var connection = settings.Connection(blob.Connection);
        container = new BlobServiceClient(connection, StorageOptions.Blobs).GetBlobContainerClient(pattern.Container);
        receipts = new BlobReceipts(
            new BlobServiceClient(settings.Connection(AppSettings.HostConnection), StorageOptions.Blobs),
            Name
        );
        poison = new QueueClient(connection, PoisonQueue, PoisonMessages.Encoding);
    }

    private enum Stage
    {
        Running,
        Done,
    }

    private string Name => blob.Function.Name;

    /// <summary>Runs until stopped, then lets the calls under way finish or be ended.</summary>
    /// <param name="stop">No further call is made.</param>
    /// <param name="end">The calls under way must end.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken end)
    {
        var slots = new SemaphoreSlim(options.BlobsAtOnce);
        var remembered = false;
        var polling = new PollingFaults(logger, Name, pattern.Container);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!remembered)
                    foreach (var id in await receipts.ReadAsync(stop))
                        known[id] = Stage.Done;
                remembered = true;
                await LookAsync(slots, stop, end);
                polling.Clear();
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                polling.Report(fault);
            }
            catch (OperationCanceledException) { }
            await options.Clock.Pause(options.PollInterval, stop);
        }
        for (var slot = 0; slot < options.BlobsAtOnce; slot++)
            await slots.WaitAsync(CancellationToken.None);
    }

    private async Task LookAsync(SemaphoreSlim slots, CancellationToken stop, CancellationToken end)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, stop))
        {
            if (item.Properties.ETag is not { } version || pattern.Match(item.Name) is not { } values)
                continue;
            var id = BlobReceipts.Id(pattern.Container, item.Name, version);
            seen.Add(id);
            if (known.ContainsKey(id))
                continue;
            await slots.WaitAsync(stop);
            known[id] = Stage.Running;
            _ = CallAsync(new Version(id, item.Name, item.Properties.BlobType, version, values), slots, end);
        }
        // What is listed no more is gone or overwritten: its id never comes again.
        foreach (var (id, stage) in known)
            if (stage == Stage.Done && !seen.Contains(id))
                known.TryRemove(id, out _);
    }

    /// <summary>Handles a version in a slot that it gives back. Never throws: it is not awaited.</summary>
    private async Task CallAsync(Version version, SemaphoreSlim slots, CancellationToken end)
    {
        try
        {
            await HandleAsync(version, end);
            known[version.Id] = Stage.Done;
        }
        catch (Exception fault)
        {
            // Ended by a stop, or storage failed around the call: the version has no receipt and comes again, also after a restart.
            known.TryRemove(version.Id, out _);
            if (!end.IsCancellationRequested)
            {
                TriggerLog.Unfinished(logger, Name, version.ShortId, Fault.Kind(fault));
                TriggerLog.Tell(logger, fault);
            }
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Calls the function until it succeeds or was tried often enough, without a pause, as the Functions host does.</summary>
    private async Task HandleAsync(Version version, CancellationToken end)
    {
        if (await receipts.HasAsync(version.Id, end))
            return;
        var client = container.GetBlobClient(version.Name);
        if (client.Name != version.Name)
        {
            TriggerLog.Unaddressable(logger, Name, version.ShortId);
            return;
        }

        for (var tries = 1; ; tries++)
        {
            if (!await IsThereAsync(client, version.ETag, end))
            {
                TriggerLog.Gone(logger, Name, version.ShortId);
                return;
            }
            var watch = Stopwatch.StartNew();
            try
            {
                await call.InvokeAsync(services, client, version.Values, end);
            }
            catch (Exception fault) when (!end.IsCancellationRequested)
            {
                TriggerLog.Failed(logger, Name, version.ShortId, tries, options.MaxTries, Fault.Kind(fault));
                TriggerLog.Tell(logger, fault);
                if (tries < options.MaxTries)
                    continue;
                await PoisonAsync(version, end);
                TriggerLog.Poisoned(logger, Name, version.ShortId, tries, PoisonQueue);
                return;
            }
            // Not with the token: a call that ended well is not to be repeated because the host stops just now.
            await receipts.WriteAsync(version.Id, CancellationToken.None);
            TriggerLog.Handled(logger, Name, version.ShortId, watch.ElapsedMilliseconds, tries);
            return;
        }
    }

    private async Task PoisonAsync(Version version, CancellationToken end)
    {
        var message = new PoisonBlob(
            Name,
            $"{version.Type}Blob",
            pattern.Container,
            version.Name,
            version.ETag.ToString("G").Trim('"')
        );
        await PoisonMessages.SendAsync(poison, JsonSerializer.Serialize(message), end);
        await receipts.WriteAsync(version.Id, end);
    }

    private static async Task<bool> IsThereAsync(BlobClient client, ETag version, CancellationToken end)
    {
        try
        {
            await client.GetPropertiesAsync(new BlobRequestConditions { IfMatch = version }, end);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            return false;
        }
    }

    private sealed record Version(
        string Id,
        string Name,
        BlobType? Type,
        ETag ETag,
        IReadOnlyDictionary<string, object> Values
    )
    {
        public string ShortId => Id[..12];
    }

    // The names are the deployed host's.
    private sealed record PoisonBlob(
        string FunctionId,
        string BlobType,
        string ContainerName,
        string BlobName,
        string ETag
    );
}
