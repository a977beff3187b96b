using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Tests;

/// <summary>Keeps what is logged: every line, and the numbers of the triggers' events as they come.</summary>
public sealed class LogLines : ILoggerProvider
{
    /// <summary>Many times what any test waits for, on a machine that is busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> lines = new();
    private readonly Channel<int> events = Channel.CreateUnbounded<int>();

    public string Text => string.Join('\n', lines);

    /// <summary>Waits for an event of the host's triggers; fails instead of waiting for one that will not come.</summary>
    public async Task WaitForAsync(int eventId, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(Limit);
        while (await events.Reader.ReadAsync(limited.Token) != eventId) { }
    }

    public ILogger CreateLogger(string categoryName) =>
        new Logger(this, categoryName.StartsWith("ClaimLint.LocalHost.Triggers", StringComparison.Ordinal));

    public void Dispose() { }

    private sealed class Logger(LogLines log, bool isOfTriggers) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            log.lines.Enqueue($"{formatter(state, exception)} {exception}");
            if (isOfTriggers)
                log.events.Writer.TryWrite(eventId.Id);
        }
    }
}
