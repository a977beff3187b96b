using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ClaimLint.LocalHost;

/// <summary>A log line for a person: the time, the message, and the level where it is a warning or worse.</summary>
internal sealed class PlainFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plain";

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var level = logEntry.LogLevel switch
        {
            LogLevel.Warning => "warning: ",
            > LogLevel.Warning => "error: ",
            _ => "",
        };
        textWriter.WriteLine(
            $"{DateTime.Now:HH:mm:ss} {level}{logEntry.Formatter(logEntry.State, logEntry.Exception)}"
        );
        if (logEntry.Exception is { } fault)
            textWriter.WriteLine(fault);
    }
}
