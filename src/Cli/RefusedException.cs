namespace ClaimLint.Cli;

/// <summary>What was asked cannot be done; the message says why in one line, and what would help.</summary>
internal sealed class RefusedException : Exception
{
    public RefusedException() { }

    public RefusedException(string message)
        : base(message) { }

    public RefusedException(string message, Exception inner)
        : base(message, inner) { }
}
