namespace ClaimLint.Files.Publications.Reading;

/// <summary>A row cannot be read; the message says why, in one or two sentences without the row's number.</summary>
internal sealed class UnreadableRowException : Exception
{
    public UnreadableRowException() { }

    public UnreadableRowException(string message)
        : base(message) { }

    public UnreadableRowException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>No other row means anything else without this one, even where the rows of the format depend on each other.</summary>
    public bool IsIndependent { get; init; }
}
