using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ClaimLint.LocalHost.Tests;

/// <summary>Keeps what is logged: every line, and the numbers of the triggers' events as they come.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Channel<int> events = Channel.CreateUnbounded<int>();

    public string Text => string.Join('\n', lines);

    /// <summary>Waits for an event of the host's triggers.</summary>
    public async Task WaitForAsync(int eventId, CancellationToken stop)
    {
        while (await events.Reader.ReadAsync(stop) != eventId) { }
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
