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
    private readonly ConcurrentDictionary<string, Progress> known = new(StringComparer.Ordinal);

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
        Waiting,
        Done,
    }

    private string Name => blob.Function.Name;

    /// <summary>Runs until stopped, then waits for the calls under way.</summary>
    public async Task RunAsync(CancellationToken stop)
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
                        known[id] = new Progress(Stage.Done);
                remembered = true;
                await LookAsync(slots, stop);
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

    private async Task LookAsync(SemaphoreSlim slots, CancellationToken stop)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, stop))
        {
            if (item.Properties.ETag is not { } version || pattern.Match(item.Name) is not { } values)
                continue;
            var id = BlobReceipts.Id(pattern.Container, item.Name, version);
            seen.Add(id);
            var progress = known.GetValueOrDefault(id) ?? new Progress(Stage.Waiting);
            if (progress.Stage != Stage.Waiting || progress.NotBefore > options.Clock.GetUtcNow())
                continue;
            await slots.WaitAsync(stop);
            known[id] = progress with { Stage = Stage.Running };
            _ = TryAsync(
                new Version(id, item.Name, item.Properties.BlobType, version, values),
                progress.Tries + 1,
                slots,
                stop
            );
        }
        // What is listed no more is gone or overwritten: its id never comes again.
        foreach (var (id, progress) in known)
            if (progress.Stage != Stage.Running && !seen.Contains(id))
                known.TryRemove(id, out _);
    }

    /// <summary>One try, in a slot that it gives back. Never throws: nobody waits for it.</summary>
    private async Task TryAsync(Version version, int tries, SemaphoreSlim slots, CancellationToken stop)
    {
        var next = new Progress(Stage.Waiting, tries - 1);
        try
        {
            next = await HandleAsync(version, tries, stop);
        }
        catch (Exception fault)
        {
            // Storage failed around the call: the version stays without a receipt and comes again, also after a restart.
            if (!stop.IsCancellationRequested)
            {
                TriggerLog.Unfinished(logger, Name, version.ShortId, Fault.Kind(fault));
                TriggerLog.Tell(logger, fault);
            }
        }
        finally
        {
            known[version.Id] = next;
            slots.Release();
        }
    }

    private async Task<Progress> HandleAsync(Version version, int tries, CancellationToken stop)
    {
        if (await receipts.HasAsync(version.Id, stop))
            return new Progress(Stage.Done);
        var client = container.GetBlobClient(version.Name);
        if (client.Name != version.Name)
        {
            TriggerLog.Unaddressable(logger, Name, version.ShortId);
            return new Progress(Stage.Done);
        }
        if (!await IsThereAsync(client, version.ETag, stop))
        {
            TriggerLog.Gone(logger, Name, version.ShortId);
            return new Progress(Stage.Done);
        }

        var watch = Stopwatch.StartNew();
        try
        {
            await call.InvokeAsync(services, client, version.Values, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            TriggerLog.Failed(logger, Name, version.ShortId, tries, options.MaxTries, Fault.Kind(fault));
            TriggerLog.Tell(logger, fault);
            return await FailedAsync(client, version, tries, stop);
        }
        // Not with the stopping token: a call that ended well is not to be repeated because the host stops just now.
        await receipts.WriteAsync(version.Id, CancellationToken.None);
        TriggerLog.Handled(logger, Name, version.ShortId, watch.ElapsedMilliseconds, tries);
        return new Progress(Stage.Done);
    }

    private async Task<Progress> FailedAsync(BlobClient client, Version version, int tries, CancellationToken stop)
    {
        if (!await IsThereAsync(client, version.ETag, stop))
        {
            TriggerLog.Gone(logger, Name, version.ShortId);
            return new Progress(Stage.Done);
        }
        if (tries < options.MaxTries)
            return new Progress(Stage.Waiting, tries, options.Clock.GetUtcNow() + options.RetryDelay(tries));

        var message = new PoisonBlob(
            Name,
            $"{version.Type}Blob",
            pattern.Container,
            version.Name,
            version.ETag.ToString("G").Trim('"')
        );
        await PoisonMessages.SendAsync(poison, JsonSerializer.Serialize(message), stop);
        await receipts.WriteAsync(version.Id, stop);
        TriggerLog.Poisoned(logger, Name, version.ShortId, tries, PoisonQueue);
        return new Progress(Stage.Done);
    }

    private static async Task<bool> IsThereAsync(BlobClient client, ETag version, CancellationToken stop)
    {
        try
        {
            await client.GetPropertiesAsync(new BlobRequestConditions { IfMatch = version }, stop);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            return false;
        }
    }

    private sealed record Progress(Stage Stage, int Tries = 0, DateTimeOffset NotBefore = default);

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
