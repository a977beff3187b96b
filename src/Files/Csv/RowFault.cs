namespace ClaimLint.Files.Csv;

/// <summary>What is wrong with a row's form.</summary>
public enum RowFaultKind : byte
{
    None,

    /// <summary>More or fewer fields than the header.</summary>
    Ragged,

    /// <summary>A quote that does not close, or text after a closing quote. The row has no fields.</summary>
    BrokenQuoting,

    /// <summary>Over <see cref="CsvLimits.MaxRowBytes"/>. The row has no fields.</summary>
    TooLong,
    NotUtf8,
    NulByte,

    /// <summary>The file ends inside this row.</summary>
    Truncated,
}

/// <summary>What is wrong with a row's form, and the numbers that say so.</summary>
/// <param name="Kind">The kind; None for a sound row.</param>
/// <param name="Limit">Ragged and Truncated: fields of the header. TooLong: bytes allowed. Otherwise 0.</param>
/// <param name="Seen">
/// Ragged and Truncated: fields of the row. TooLong: bytes of the row, whole once <see cref="CsvRows.MoreRaw"/> answered false.
/// BrokenQuoting: the line in the file where the quote opened. NotUtf8, NulByte: the offset of the byte in the file.
/// </param>
public readonly record struct RowFault(RowFaultKind Kind, long Limit, long Seen)
{
    public static RowFault None => default;

    /// <summary>One sentence for the submitter; it quotes nothing of the row.</summary>
    public string Reason =>
        Kind switch
        {
            RowFaultKind.None => string.Empty,
            RowFaultKind.Ragged => $"The row has {Seen} fields, the header has {Limit}.",
            RowFaultKind.BrokenQuoting =>
                $"The quote that opens in line {Seen} is not closed before a delimiter or the end of the row.",
            RowFaultKind.TooLong => $"The row has {Seen} bytes, at most {Limit} are read.",
            RowFaultKind.NotUtf8 => $"The row is not valid UTF-8 (or UTF-16) text at byte {Seen} of the file.",
            RowFaultKind.NulByte => $"The row has a NUL byte at byte {Seen} of the file.",
            RowFaultKind.Truncated => $"The file ends inside the row: {Seen} of {Limit} fields, and no line ending.",
            _ => throw new InvalidOperationException($"No words for {Kind}."),
        };
}
