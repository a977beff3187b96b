using System.IO.Compression;
using System.Text;
using ClaimLint.Files.Csv;
using Xunit;

namespace ClaimLint.Files.Tests.Csv;

public sealed class BadFileTests
{
    [Theory]
    [InlineData("", FileFaultKind.Empty)]
    [InlineData("\u00EF\u00BB\u00BF", FileFaultKind.Empty)]
    [InlineData("\r\n\n\r", FileFaultKind.Empty)]
    [InlineData("\u001A", FileFaultKind.Empty)]
    [InlineData("PK\u0003\u0004\u0014\0\0\0claims.csv", FileFaultKind.Zip)]
    [InlineData("PK\u0003\u0004\u0014\0\0\0[Content_Types].xml", FileFaultKind.Xlsx)]
    [InlineData("ISA*00*          *00*          *ZZ*", FileFaultKind.X12)]
    [InlineData("%PDF-1.7\n", FileFaultKind.OtherFormat)]
    [InlineData("\u001F\u008B\u0008\0", FileFaultKind.OtherFormat)]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1", FileFaultKind.OtherFormat)]
    [InlineData("\n <!DOCTYPE html><html>", FileFaultKind.OtherFormat)]
    [InlineData("a\0,\0b\0\n\0", FileFaultKind.Utf16WithoutMark)]
    [InlineData("\0a\0,\0b\0\n", FileFaultKind.Utf16WithoutMark)]
    [InlineData("abcd,\0,b\n1,2,3\n", FileFaultKind.NulBytes)]
    [InlineData("a,b,caf\u00E9\n1,2,3\n", FileFaultKind.NotUtf8)]
    [InlineData("a,\"b,c\n1,2,3\n", FileFaultKind.HeaderBroken)]
    [InlineData("a,\"b\"x,c\n1,2,3\n", FileFaultKind.HeaderBroken)]
    public void A_file_that_cannot_be_read_says_why_and_has_no_rows(string text, FileFaultKind kind)
    {
        var file = CsvFiles.Read(text);
        Assert.Equal(kind, file.Fault?.Kind);
        Assert.EndsWith(".", file.Fault!.Reason, StringComparison.Ordinal);
        Assert.Empty(file.Rows);
        Assert.Empty(file.Header.Names);
    }

    [Fact]
    public void A_column_whose_name_begins_with_ISA_makes_no_interchange() =>
        Assert.Null(CsvFiles.Read("ISA_number,b\n1,2\n").Fault);

    [Fact]
    public void A_real_gzip_is_known() => Assert.Equal(FileFaultKind.OtherFormat, CsvFiles.Read(Gzipped()).Fault?.Kind);

    [Fact]
    public void Ten_thousand_columns_are_too_many()
    {
        var file = CsvFiles.Read(string.Join(',', Enumerable.Range(0, 10_000)) + "\n");
        Assert.Equal(FileFaultKind.TooManyColumns, file.Fault?.Kind);
        Assert.Contains("2000", file.Fault!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,")]
    [InlineData("a,\"")]
    public void A_header_over_the_limit_is_told_and_not_held(string start)
    {
        var file = CsvFiles.Read(start + new string('x', 2_000_000) + "\n1,2\n");
        Assert.True(file.Fault?.Kind is FileFaultKind.HeaderTooLong or FileFaultKind.HeaderBroken);
    }

    [Theory]
    [InlineData("a,b,c\n")]
    [InlineData("a,b,c")]
    [InlineData("\u00EF\u00BB\u00BFa,b,c\r\n")]
    public void A_header_alone_is_no_fault(string text)
    {
        var file = CsvFiles.Read(text);
        Assert.Null(file.Fault);
        Assert.Equal(["a", "b", "c"], file.Header.Names);
        Assert.Empty(file.Rows);
        Assert.Equal(CsvFiles.Latin(text), file.Bytes);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", ',')]
    [InlineData("a;b;c\n1;2;3\n", ';')]
    [InlineData("a\tb\tc\n1\t2\t3\n", '\t')]
    [InlineData("A|B|C\n1|2|3\n", '|')]
    [InlineData("a;b;c;x,y,z,q,r,s\n1;2;3;0\n", ';')]
    [InlineData("sep=;\r\na;b;c\n1;2;3\n", ';')]
    [InlineData("\"SEP=|\"\na|b|c\n1|2|3\n", '|')]
    [InlineData("\u00EF\u00BB\u00BFsep=^\na^b^c\n1^2^3\n", '^')]
    public void The_delimiter_is_the_one_that_yields_the_most_known_columns(string text, char delimiter)
    {
        var file = CsvFiles.Read(text);
        Assert.Equal(delimiter, file.Header.Delimiter);
        Assert.Equal("a", file.Header.Names[0], ignoreCase: true);
        Assert.Equal([RowFaultKind.None], file.Kinds);
        Assert.Equal(CsvFiles.Latin(text), file.Bytes);
    }

    [Fact]
    public void Names_are_told_as_they_stand_duplicate_blank_and_in_any_case()
    {
        var file = CsvFiles.Read("A,a,,\" b \"\n1,2,3,4\n");
        Assert.Equal(["A", "a", "", " b "], file.Header.Names);
        Assert.Equal(["1|2|3|4"], file.Fields);
    }

    [Fact]
    public void A_file_without_a_header_gives_its_first_row_as_one()
    {
        var file = CsvFiles.Read("1,2,3\n4,5,6\n");
        Assert.Equal(["1", "2", "3"], file.Header.Names);
        Assert.Equal(["4|5|6"], file.Fields);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_with_a_mark_is_read_as_the_same_text_in_UTF_8(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        const string Text = "a,b,c\r\n1,\u00E9\u4E00,3\r\n4,\"5\n5\",6\r\n";
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)];
        using var stream = new MemoryStream(bytes);
        using var rows = CsvRows.Open(stream, CsvFiles.Options(new() { WindowBytes = 16 }));
        var file = CsvFiles.Read(rows);
        Assert.True(rows.IsTranscoded);
        Assert.Equal([RowFaultKind.None, RowFaultKind.None], file.Kinds);
        Assert.Equal(Text, Encoding.UTF8.GetString(file.Bytes));
    }

    [Fact]
    public void Half_a_surrogate_pair_in_UTF_16_is_told_where_it_became_another_character()
    {
        byte[] bytes =
        [
            0xFF,
            0xFE,
            .. "a\0,\0b\0\n\0"u8,
            .. "1\0,\0"u8,
            0x00,
            0xD8,
            .. "\n\0"u8,
            .. "3\0,\0004\0\n\0"u8,
        ];
        Assert.Equal([RowFaultKind.NotUtf8, RowFaultKind.None], CsvFiles.Read(bytes).Kinds);
    }

    private static byte[] Gzipped()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write("a,b,c\n1,2,3\n"u8);
        return packed.ToArray();
    }
}
