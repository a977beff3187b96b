namespace ClaimLint.LocalHost;

/// <summary>The host does not start; the message is one sentence for the person who started it.</summary>
public sealed class LocalHostException : Exception
{
    public LocalHostException(string message)
        : base(message) { }

    public LocalHostException(string message, Exception innerException)
        : base(message, innerException) { }

    public LocalHostException() { }

    /// <summary>The exit code of the process; 0 where nothing is wrong.</summary>
    public int ExitCode { get; init; } = 1;
}
