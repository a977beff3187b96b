namespace ClaimLint.Domain.Tables;

/// <summary>One row of a release in the form in which it is imported and stored: a key, a period, named values.</summary>
/// <param name="Key">The code, or codes joined by <c>|</c>; unique within a release together with the period's end.</param>
/// <param name="Period">When it is in force.</param>
/// <param name="Values">The row's other columns, as the source has them.</param>
/// <param name="Number">Its row in the source file, from 1 after the header.</param>
public sealed record TableRow(string Key, ActivePeriod Period, IReadOnlyDictionary<string, string> Values, int Number)
{
    /// <summary>The value of a column.</summary>
    /// <exception cref="InvalidTableException">The row has no such column.</exception>
    public string this[string column] =>
        Values.TryGetValue(column, out var value)
            ? value
            : throw new InvalidTableException(this, $"column '{column}' is missing.");

    /// <summary>The parts of a key that joins codes.</summary>
    public string[] KeyParts => Key.Split('|');

    /// <summary>The parts of a key that joins at least so many.</summary>
    /// <exception cref="InvalidTableException">The key has fewer.</exception>
    public string[] PartsOf(int count) =>
        KeyParts is { } parts && parts.Length >= count
            ? parts
            : throw new InvalidTableException(this, $"the key does not join {count} parts.");
}

/// <summary>A table's row cannot be used: the table is broken, and that is our fault or the importer's, never the claim's.</summary>
public sealed class InvalidTableException : Exception
{
    private readonly string? reason;

    public InvalidTableException() { }

    public InvalidTableException(string message)
        : base(message) { }

    public InvalidTableException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>A value of a row cannot be used.</summary>
    public InvalidTableException(TableRow row, string reason)
        : base($"Row {row.Number} ({row.Key}): {reason}") => this.reason = reason;

    /// <summary>A value of a row cannot be used, of which the key cannot be read either.</summary>
    public InvalidTableException(int row, string reason)
        : base($"Row {row}: {reason}") => this.reason = reason;

    /// <summary>The message without the row, for who names the row otherwise.</summary>
    public string Reason => reason ?? Message;
}
