using System.Text;
using ClaimLint.Files.Csv;
using CsCheck;
using Xunit;

namespace ClaimLint.Files.Tests.Csv;

public sealed class CsvRowsLawTests
{
    // Mostly what a CSV parser stumbles over, so that short files meet every branch.
    private static readonly Gen<byte[]> Nasty = Gen.OneOf(
            Gen.OneOf("a", "b", "xyz", ",", ",", ",", "\n", "\r", "\r\n", "\"", "\"\"", "\",\"", " ", ";", "\t"),
            Gen.OneOf(
                "\0",
                "\u001A",
                "\u00EF\u00BB\u00BF",
                "\u00FF\u00FE",
                "\u00C3\u00A9",
                "\u00E9",
                "\n\n\n",
                "1,2,3\n"
            )
        )
        .Array[0, 60]
        .Select(parts => CsvFiles.Latin(string.Concat(parts)));

    private static readonly Gen<byte[]> WithHeader = Nasty.Select(rest => (byte[])[.. "a,b,c\n"u8, .. rest]);

    private static readonly CsvLimits Small = new() { MaxRowBytes = 40, WindowBytes = 1024 };

    [Fact]
    public void Every_byte_of_any_file_that_can_be_read_comes_back_in_order()
    {
        Gen.OneOf(WithHeader, WithHeader, Nasty, Gen.Byte.Array[0, 200])
            .Sample(
                bytes =>
                {
                    var file = CsvFiles.Read(bytes, Small);
                    var utf16 = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
                    return file.Fault is not null || utf16 || file.Bytes.AsSpan().SequenceEqual(bytes);
                },
                iter: 30_000
            );
    }

    [Fact]
    public void The_size_of_the_window_makes_no_difference()
    {
        Gen.Select(WithHeader, Gen.Int[16, 80], Gen.Int[30, 60])
            .Sample(
                (bytes, window, row) =>
                {
                    var large = CsvFiles
                        .Read(bytes, new CsvLimits { MaxRowBytes = row, WindowBytes = 2048 })
                        .ToString();
                    var small = CsvFiles
                        .Read(bytes, new CsvLimits { MaxRowBytes = row, WindowBytes = window })
                        .ToString();
                    if (large != small)
                        throw new InvalidOperationException($"{window}\n{large}\nbut\n{small}");
                },
                iter: 30_000
            );
    }

    [Fact]
    public void A_file_read_in_parts_gives_the_rows_of_the_whole_file()
    {
        Gen.Select(WithHeader, Gen.Int[0, 20])
            .Sample(
                (bytes, cut) =>
                {
                    var whole = CsvFiles.Read(bytes, Small);
                    if (whole.Rows.Count == 0)
                        return;
                    var at = whole.Rows[Math.Min(cut, whole.Rows.Count - 1)].End;
                    var first = Part(bytes, whole.Header, new(whole.Header.Bytes.Length, 1, 2), at.ByteOffset);
                    var second = Part(bytes, whole.Header, at, bytes.Length);
                    var joined = string.Join('\n', first.Rows.Concat(second.Rows));
                    Assert.Equal(string.Join('\n', whole.Rows), joined);
                    Assert.Equal(whole.Trailing, second.Trailing);
                },
                iter: 20_000
            );
    }

    [Fact]
    public void Rows_written_with_every_quoting_come_back_as_they_were()
    {
        Gen.OneOf('a', ' ', '"', ',', '\n', '\r', '\u00E9', '=')
            .Array[0, 6]
            .Select(cell => new string(cell))
            .Array[3]
            .Array[1, 8]
            .Sample(
                rows =>
                {
                    var lines = rows.Select(row => string.Join(',', row.Select(Quoted)) + "\r\n");
                    var text = "a,b,c\n" + string.Concat(lines);
                    var read = CsvFiles.Read(Encoding.UTF8.GetBytes(text), new() { WindowBytes = 32 });
                    var fields = read.Fields.Select(row => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(row)));
                    Assert.Equal(rows.Select(row => string.Join('|', row)), fields);
                    Assert.All(read.Kinds, kind => Assert.Equal(RowFaultKind.None, kind));
                },
                iter: 10_000
            );
    }

    private static string Quoted(string cell) => "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static ReadFile Part(byte[] bytes, CsvHeader header, CsvPosition from, long to)
    {
        using var stream = new MemoryStream(bytes) { Position = from.ByteOffset };
        using var rows = CsvRows.Resume(stream, header, from, to - from.ByteOffset, Small);
        return CsvFiles.Read(rows);
    }
}
