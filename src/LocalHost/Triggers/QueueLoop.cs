using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Settings;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Fetches the messages of a queue and calls a function for each.</summary>
internal sealed class QueueLoop
{
    private const string DequeueCount = "dequeueCount";
    private const string MessageId = "id";

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly QueueFunction queueFunction;
    private readonly FunctionCall call;
    private readonly QueueClient queue;
    private readonly QueueClient poison;
    private readonly IServiceProvider services;
    private readonly LocalHostOptions options;
    private readonly ILogger logger;

    public QueueLoop(
        QueueFunction function,
        AppSettings settings,
        IServiceProvider services,
        LocalHostOptions options,
        ILogger logger
    )
    {
        queueFunction = function;
        this.services = services;
        this.options = options;
        this.logger = logger;
        call = new FunctionCall(
            function.Function,
            new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase)
            {
                [DequeueCount] = typeof(long),
                [MessageId] = typeof(string),
            }
        );
        // Undecoded, so that a message that is no base64 can be told from one that is.
        var connection = settings.Connection(function.Connection);
        queue = new QueueClient(connection, function.Queue, StorageOptions.Queues());
        poison = new QueueClient(connection, function.Queue + "-poison", StorageOptions.Queues());
    }

    private string Name => queueFunction.Function.Name;

    /// <summary>Runs until stopped, then waits for the calls under way.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var slots = new SemaphoreSlim(options.MessagesAtOnce);
        var polling = new PollingFaults(logger, Name, queueFunction.Queue);
        while (!stop.IsCancellationRequested)
        {
            var fetched = 0;
            try
            {
                fetched = await FetchAsync(slots, stop);
                polling.Clear();
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                polling.Report(fault);
            }
            catch (OperationCanceledException) { }
            if (fetched == 0)
                await options.Clock.Pause(options.PollInterval, stop);
        }
        for (var slot = 0; slot < options.MessagesAtOnce; slot++)
            await slots.WaitAsync(CancellationToken.None);
    }

    /// <summary>Fetches as many messages as there are free slots and starts a call for each.</summary>
    private async Task<int> FetchAsync(SemaphoreSlim slots, CancellationToken stop)
    {
        await slots.WaitAsync(stop);
        var held = 1;
        try
        {
            while (held < options.MessagesAtOnce && slots.Wait(TimeSpan.Zero, stop))
                held++;
            var messages = (await queue.ReceiveMessagesAsync(held, options.MessageLease, stop)).Value;
            foreach (var message in messages)
            {
                held--;
                _ = TryAsync(message, slots, stop);
            }
            return messages.Length;
        }
        finally
        {
            if (held > 0)
                slots.Release(held);
        }
    }

    /// <summary>One try, in a slot that it gives back. Never throws: nobody waits for it.</summary>
    private async Task TryAsync(QueueMessage message, SemaphoreSlim slots, CancellationToken stop)
    {
        try
        {
            await HandleAsync(message, stop);
        }
        catch (Exception fault)
        {
            // Storage failed around the call: the message appears again when its lease ends.
            TriggerLog.Unfinished(logger, Name, message.MessageId, Fault.Kind(fault));
            TriggerLog.Tell(logger, fault);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken stop)
    {
        var lease = new MessageLease(queue, message, options.MessageLease, options.Clock);
        var tries = message.DequeueCount;
        // More tries than allowed: the last one did not live to say that it failed.
        if (tries > options.MaxTries)
        {
            await PoisonAsync(message, lease, tries - 1);
            return;
        }

        var watch = Stopwatch.StartNew();
        using var done = new CancellationTokenSource();
        var keeping = lease.KeepAsync(() => TriggerLog.Renewed(logger, Name, message.MessageId), done.Token);
        Exception? failure = null;
        try
        {
            await InvokeAsync(message, stop);
        }
        catch (Exception fault)
        {
            failure = fault;
        }
        await done.CancelAsync();
        var held = await keeping;

        if (failure is null)
        {
            held = held && await lease.DeleteAsync();
            TriggerLog.Handled(logger, Name, message.MessageId, watch.ElapsedMilliseconds, tries);
        }
        else if (stop.IsCancellationRequested)
        {
            held = held && await lease.GiveBackAsync(TimeSpan.Zero);
        }
        else
        {
            TriggerLog.Failed(logger, Name, message.MessageId, tries, options.MaxTries, Fault.Kind(failure));
            TriggerLog.Tell(logger, failure);
            if (tries >= options.MaxTries || failure is FormatException)
                await PoisonAsync(message, lease, tries);
            else
                held = held && await lease.GiveBackAsync(options.RetryDelay((int)tries));
        }
        if (!held)
            TriggerLog.LeaseLost(logger, Name, message.MessageId);
    }

    private Task InvokeAsync(QueueMessage message, CancellationToken stop)
    {
        var values = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase)
        {
            [DequeueCount] = message.DequeueCount,
            [MessageId] = message.MessageId,
        };
        return call.InvokeAsync(services, Body(message), values, stop);
    }

    /// <summary>The message as its function takes it: the text, or a value read from it as JSON.</summary>
    /// <remarks>As strict as the deployed host: where base64 is awaited nothing else is accepted, so that it is noticed here.</remarks>
    private object? Body(QueueMessage message)
    {
        var text = options.MessagesAreBase64
            ? StrictUtf8.GetString(Convert.FromBase64String(message.MessageText))
            : message.MessageText;
        var type = queueFunction.Function.TriggerParameter.ParameterType;
        return type == typeof(string) ? text : JsonSerializer.Deserialize(text, type, Json);
    }

    private async Task PoisonAsync(QueueMessage message, MessageLease lease, long tries)
    {
        await PoisonMessages.SendAsync(poison, message.MessageText, CancellationToken.None);
        await lease.DeleteAsync();
        TriggerLog.Poisoned(logger, Name, message.MessageId, tries, poison.Name);
    }
}
