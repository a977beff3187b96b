namespace ClaimLint.LocalHost;

/// <summary>The host cannot start; the message is one sentence for the person who started it.</summary>
public sealed class LocalHostException : Exception
{
    public LocalHostException(string message)
        : base(message) { }

    public LocalHostException(string message, Exception innerException)
        : base(message, innerException) { }

    public LocalHostException() { }
}
