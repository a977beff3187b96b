using System.Text;
using ClaimLint.Files.Csv;

namespace ClaimLint.Files.Tests.Csv;

/// <summary>One row as it was read, copied out of the reader.</summary>
internal sealed record ReadRow(
    long Number,
    long Line,
    long Offset,
    RowFault Fault,
    string Fields,
    byte[] Raw,
    CsvPosition End
)
{
    public override string ToString() =>
        $"{Number} line {Line} @{Offset} {Fault.Kind} {Fault.Limit} {Fault.Seen} [{Fields}] {Convert.ToHexString(Raw)} {End}";
}

/// <summary>A whole file as it was read.</summary>
internal sealed record ReadFile(FileFault? Fault, CsvHeader Header, IReadOnlyList<ReadRow> Rows, byte[] Trailing)
{
    /// <summary>Header, rows and trailing bytes, one after the other.</summary>
    public byte[] Bytes => [.. Header.Bytes.Span, .. Rows.SelectMany(row => row.Raw), .. Trailing];

    public IEnumerable<RowFaultKind> Kinds => Rows.Select(row => row.Fault.Kind);

    public IEnumerable<string> Fields => Rows.Select(row => row.Fields);

    public override string ToString() =>
        $"{Fault?.Kind} {string.Join('/', Header.Names)} {Header.Delimiter}\n{string.Join('\n', Rows)}\n{Convert.ToHexString(Trailing)}";
}

internal static class CsvFiles
{
    public static readonly IReadOnlySet<string> Known = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "b",
        "c",
    };

    /// <summary>Text whose characters are bytes.</summary>
    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    public static CsvRowsOptions Options(CsvLimits? limits = null) =>
        new() { KnownColumns = Known, Limits = limits ?? CsvLimits.Default };

    public static ReadFile Read(string text, CsvLimits? limits = null) => Read(Latin(text), limits);

    public static ReadFile Read(byte[] bytes, CsvLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes);
        using var rows = CsvRows.Open(stream, Options(limits));
        return Read(rows);
    }

    public static ReadFile Read(CsvRows rows)
    {
        var read = new List<ReadRow>();
        while (rows.Read())
        {
            var offset = rows.ByteOffset;
            var fields = new List<string>();
            for (var i = 0; i < rows.FieldCount; i++)
                fields.Add(Encoding.Latin1.GetString(rows.Field(i)));
            var raw = new List<byte>(rows.RawBytes.ToArray());
            while (rows.MoreRaw())
                raw.AddRange(rows.RawBytes);
            read.Add(
                new(rows.RowNumber, rows.LineNumber, offset, rows.Fault, string.Join('|', fields), [.. raw], rows.End())
            );
        }

        return new(rows.FileFault, rows.Header, read, rows.TrailingBytes.ToArray());
    }
}
