namespace ClaimLint.Files.Csv;

/// <summary>The header row: what a later reader of a part of the file needs to know of its beginning.</summary>
/// <param name="Names">The names as they stand, unquoted; duplicates and blanks included.</param>
/// <param name="Delimiter">The ASCII character between two fields.</param>
/// <param name="Bytes">Everything before the first row: byte order mark, <c>sep=</c> line, blank lines, the header's line with its ending.</param>
public sealed record CsvHeader(IReadOnlyList<string> Names, char Delimiter, ReadOnlyMemory<byte> Bytes);

/// <summary>A place between two rows of a file.</summary>
/// <param name="ByteOffset">From the beginning of the file.</param>
/// <param name="RowNumber">Number of the row that comes next, from 1.</param>
/// <param name="LineNumber">The line of the file that comes next, from 1.</param>
public readonly record struct CsvPosition(long ByteOffset, long RowNumber, long LineNumber);
