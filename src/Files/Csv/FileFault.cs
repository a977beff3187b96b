namespace ClaimLint.Files.Csv;

/// <summary>Why a whole file cannot be read as CSV.</summary>
public enum FileFaultKind
{
    /// <summary>No bytes, or nothing but a byte order mark, blank lines or Ctrl-Z.</summary>
    Empty,
    NotUtf8,
    Utf16WithoutMark,
    NulBytes,
    Zip,
    Xlsx,
    X12,

    /// <summary>PDF, gzip, an old Excel workbook, HTML: known by its first bytes, named in the reason.</summary>
    OtherFormat,
    HeaderTooLong,
    HeaderBroken,
    TooManyColumns,
}

/// <summary>A file that cannot be read, and why.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Reason">One sentence for the submitter; it quotes nothing of the file.</param>
public sealed record FileFault(FileFaultKind Kind, string Reason);
