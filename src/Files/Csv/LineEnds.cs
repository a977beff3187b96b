using System.Buffers;

namespace ClaimLint.Files.Csv;

/// <summary>LF, CRLF and CR, as CsvHelper takes them: each ends a line.</summary>
internal static class LineEnds
{
    public const byte Cr = (byte)'\r';
    public const byte Lf = (byte)'\n';
    private static readonly SearchValues<byte> Either = SearchValues.Create(Cr, Lf);

    /// <summary>Where the first line ending begins, or -1.</summary>
    public static int First(ReadOnlySpan<byte> bytes) => bytes.IndexOfAny(Either);

    /// <summary>Bytes of the line ending that begins at the index: 2, 1, or 0 where none does.</summary>
    public static int LengthAt(ReadOnlySpan<byte> bytes, int index)
    {
        if (index >= bytes.Length)
            return 0;
        if (bytes[index] == Lf)
            return 1;
        if (bytes[index] != Cr)
            return 0;
        return index + 1 < bytes.Length && bytes[index + 1] == Lf ? 2 : 1;
    }

    public static long Count(ReadOnlySpan<byte> bytes)
    {
        long count = 0;
        for (var next = First(bytes); next >= 0; next = First(bytes))
        {
            count++;
            bytes = bytes[(next + LengthAt(bytes, next))..];
        }

        return count;
    }
}
