namespace ClaimLint.Files.Csv;

/// <summary>Every limit of reading a CSV file, in bytes and columns. Reaching one is told as a fault, never by an exception.</summary>
public sealed record CsvLimits
{
    public static CsvLimits Default { get; } = new();

    /// <summary>Bytes of a row, or of the header, without its line ending.</summary>
    /// <remarks>A full institutional line with every column at X12's longest is under 8 KiB.</remarks>
    public int MaxRowBytes { get; init; } = 256 * 1024;

    /// <summary>Columns of the header.</summary>
    public int MaxColumns { get; init; } = 2_000;

    /// <summary>Bytes that are held at a time, 16 at least; grows, to a few times <see cref="MaxRowBytes"/> at most, where a row needs it.</summary>
    public int WindowBytes { get; init; } = 1024 * 1024;
}

/// <summary>How a CSV file is read.</summary>
public sealed record CsvRowsOptions
{
    /// <summary>The column names by which the delimiter is recognised; put them in a set that ignores case, if case is to be ignored.</summary>
    public IReadOnlySet<string> KnownColumns { get; init; } = new HashSet<string>();

    public CsvLimits Limits { get; init; } = CsvLimits.Default;
}
