using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Settings;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Every loop that calls functions without a request, from start to stop.</summary>
internal sealed class TriggerLoops : IDisposable
{
    private readonly ILogger logger;
    private readonly TimeSpan drainTime;
    private readonly List<Func<CancellationToken, CancellationToken, Task>> loops;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource ending = new();
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
        drainTime = options.DrainTime;
        loops =
        [
            .. catalogue.Blobs.Select(blob =>
                (Func<CancellationToken, CancellationToken, Task>)
                    new BlobLoop(blob, settings, services, options, logger).RunAsync
            ),
            .. catalogue.Queues.Select(queue =>
                (Func<CancellationToken, CancellationToken, Task>)
                    new QueueLoop(queue, settings, services, options, logger).RunAsync
            ),
            .. catalogue.Timers.Select(timer =>
                (Func<CancellationToken, CancellationToken, Task>)
                    new TimerLoop(timer, services, options, logger).RunAsync
            ),
        ];
    }

    public void Start() => running = [.. loops.Select(loop => Task.Run(() => loop(stopping.Token, ending.Token)))];

    /// <summary>Starts no further call, ends those that are not finished after the drain time, and waits for them as long as the host does.</summary>
    public async Task StopAsync(CancellationToken hurry)
    {
        await stopping.CancelAsync();
        ending.CancelAfter(drainTime);
        try
        {
            await Task.WhenAll(running).WaitAsync(hurry);
        }
        catch (OperationCanceledException)
        {
            TriggerLog.LeftBehind(logger, running.Count(loop => !loop.IsCompleted));
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        ending.Dispose();
    }
}
