using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Settings;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Fetches the messages of a queue, one at a time as <c>host.json</c> has it, and calls a function for each.</summary>
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
        // Undecoded, so that a message that is not base64 can be told from one that is.
        var connection = settings.Connection(function.Connection);
        queue = new QueueClient(connection, function.Queue, StorageOptions.Queues());
        poison = new QueueClient(connection, function.Queue + "-poison", StorageOptions.Queues());
    }

    private string Name => queueFunction.Function.Name;

    /// <summary>Runs until stopped, then lets the call under way finish or be ended.</summary>
    /// <param name="stop">No further message is fetched.</param>
    /// <param name="end">The call under way must end.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken end)
    {
        var polling = new PollingFaults(logger, Name, queueFunction.Queue);
        while (!stop.IsCancellationRequested)
        {
            QueueMessage? message = null;
            try
            {
                message = (await queue.ReceiveMessageAsync(options.MessageLease, stop)).Value;
                polling.Clear();
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                polling.Report(fault);
            }
            catch (OperationCanceledException) { }
            if (message is not null)
                await TryAsync(message, end);
            else
                await options.Clock.Pause(options.PollInterval, stop);
        }
    }

    /// <summary>One try. Never throws.</summary>
    private async Task TryAsync(QueueMessage message, CancellationToken end)
    {
        try
        {
            await HandleAsync(message, end);
        }
        catch (Exception fault)
        {
            // Storage failed around the call: the message appears again when its lease ends.
            TriggerLog.Unfinished(logger, Name, message.MessageId, Fault.Kind(fault));
            TriggerLog.Tell(logger, fault);
        }
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken end)
    {
        var lease = new MessageLease(queue, message, options.MessageLease, options.Clock);
        var tries = message.DequeueCount;
        // More tries than allowed: the process died in the last one. A text that cannot be decoded is not tried, as in the Functions host.
        if (tries > options.MaxTries || TextOf(message) is not { } text)
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
            await InvokeAsync(message, text, end);
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
        // A call that was ended by the stop leaves its message as a crash does: it appears again when its lease ends.
        else if (!end.IsCancellationRequested)
        {
            TriggerLog.Failed(logger, Name, message.MessageId, tries, options.MaxTries, Fault.Kind(failure));
            TriggerLog.Tell(logger, failure);
            if (tries >= options.MaxTries)
                await PoisonAsync(message, lease, tries);
            else
                held = held && await lease.GiveBackAsync();
        }
        if (!held)
            TriggerLog.LeaseLost(logger, Name, message.MessageId);
    }

    private Task InvokeAsync(QueueMessage message, string text, CancellationToken end)
    {
        var values = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase)
        {
            [DequeueCount] = message.DequeueCount,
            [MessageId] = message.MessageId,
        };
        var type = queueFunction.Function.TriggerParameter.ParameterType;
        var body = type == typeof(string) ? text : JsonSerializer.Deserialize(text, type, Json);
        return call.InvokeAsync(services, body, values, end);
    }

    /// <summary>The message's text; null where base64 is expected and the message is something else.</summary>
    private string? TextOf(QueueMessage message)
    {
        if (!options.MessagesAreBase64)
            return message.MessageText;
        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(message.MessageText));
        }
        catch (Exception wrong) when (wrong is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private async Task PoisonAsync(QueueMessage message, MessageLease lease, long tries)
    {
        await PoisonMessages.SendAsync(poison, message.MessageText, CancellationToken.None);
        await lease.DeleteAsync();
        TriggerLog.Poisoned(logger, Name, message.MessageId, tries, poison.Name);
    }
}
