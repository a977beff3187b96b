using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Files;
using ClaimLint.Files.Csv;

namespace ClaimLint.Files.Claims;

/// <summary>A row that could not be read: which rule tells it, and, as far as can be seen, which claim it is of.</summary>
internal static class UnreadableRow
{
    private static readonly FileRule Ragged = new RaggedRow();
    private static readonly FileRule Quoting = new BrokenQuoting();
    private static readonly FileRule Long = new RowTooLong();
    private static readonly FileRule Truncated = new TruncatedFile();
    private static readonly FileRule Unreadable = new UnreadableFile();

    public static FileRule RuleOf(RowFault fault) =>
        fault.Kind switch
        {
            RowFaultKind.Ragged => Ragged,
            RowFaultKind.BrokenQuoting => Quoting,
            RowFaultKind.TooLong => Long,
            RowFaultKind.Truncated => Truncated,
            _ => Unreadable,
        };

    /// <summary>The row's claim_id where it stands before anything that makes the row unreadable; else empty.</summary>
    /// <remarks>Only a plain beginning is trusted: no quote before or in it, since a quote may be what is broken.</remarks>
    public static ReadOnlySpan<byte> ClaimId(CsvRows rows, int place)
    {
        if (rows.Fault.Kind == RowFaultKind.Ragged && place >= 0 && place < rows.FieldCount)
            return rows.Field(place).Trim(" \t"u8);
        var rest = rows.RawBytes.TrimStart("\r\n"u8);
        var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (end >= 0)
            rest = rest[..end];
        for (var column = 0; ; column++)
        {
            var separator = rest.IndexOf((byte)rows.Header.Delimiter);
            var text = separator < 0 ? rest : rest[..separator];
            if (text.ContainsAny((byte)'"', (byte)0))
                return default;
            if (column == place)
                // The last column of a line may itself be cut.
                return separator < 0 ? default : text.Trim(" \t"u8);
            if (separator < 0)
                return default;
            rest = rest[(separator + 1)..];
        }
    }
}
