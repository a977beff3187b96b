namespace ClaimLint.Files.Publications;

/// <summary>A publication cannot be imported; the message says why in one line, for the person who imports it.</summary>
public sealed class UnreadablePublicationException : Exception
{
    public UnreadablePublicationException() { }

    public UnreadablePublicationException(string message)
        : base(message) { }

    public UnreadablePublicationException(string message, Exception inner)
        : base(message, inner) { }
}
