using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Settings;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Every loop that calls functions without a request, from start to stop.</summary>
internal sealed class TriggerLoops : IDisposable
{
    private readonly ILogger logger;
    private readonly List<Func<CancellationToken, Task>> loops;
    private readonly CancellationTokenSource stopping = new();
    private List<Task> running = [];

    /// <exception cref="LocalHostException">A function cannot be called as it is declared, or a setting is missing.</exception>
    public TriggerLoops(
        FunctionCatalogue catalogue,
        AppSettings settings,
        IServiceProvider services,
        LocalHostOptions options,
        ILogger<TriggerLoops> logger
    )
    {
        this.logger = logger;
        loops =
        [
            .. catalogue.Blobs.Select(blob =>
                (Func<CancellationToken, Task>)new BlobLoop(blob, settings, services, options, logger).RunAsync
            ),
            .. catalogue.Queues.Select(queue =>
                (Func<CancellationToken, Task>)new QueueLoop(queue, settings, services, options, logger).RunAsync
            ),
            .. catalogue.Timers.Select(timer =>
                (Func<CancellationToken, Task>)new TimerLoop(timer, services, options, logger).RunAsync
            ),
        ];
    }

    public void Start() => running = [.. loops.Select(loop => Task.Run(() => loop(stopping.Token)))];

    /// <summary>Asks every call to end and waits for them as long as the host does.</summary>
    public async Task StopAsync(CancellationToken hurry)
    {
        await stopping.CancelAsync();
        try
        {
            await Task.WhenAll(running).WaitAsync(hurry);
        }
        catch (OperationCanceledException)
        {
            TriggerLog.LeftBehind(logger, running.Count(loop => !loop.IsCompleted));
        }
    }

    public void Dispose() => stopping.Dispose();
}
