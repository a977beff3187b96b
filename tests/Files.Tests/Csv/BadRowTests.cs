using ClaimLint.Files.Csv;
using Xunit;

namespace ClaimLint.Files.Tests.Csv;

public sealed class BadRowTests
{
    private const string Header = "a,b,c\n";

    [Theory]
    [InlineData("1,2,3\r\n4,5,6\r\n")]
    [InlineData("1,2,3\n4,5,6\n")]
    [InlineData("1,2,3\r4,5,6\r")]
    [InlineData("1,2,3\r\n4,5,6")]
    [InlineData("1,2,3\r4,5,6\n")]
    [InlineData("\n\r\n1,2,3\n\r\n\r\n4,5,6\n\n\n")]
    [InlineData("1,2,3\n4,5,6\n\u001A")]
    [InlineData("1,2,3\n4,5,6\u001A\u001A")]
    [InlineData("1,2,3\n\u001A\r\n4,5,6\n\u001A\r\n")]
    public void Line_endings_blank_lines_and_Ctrl_Z_are_no_fault(string rows)
    {
        var file = CsvFiles.Read(Header + rows);
        Assert.Equal(["1|2|3", "4|5|6"], file.Fields);
        Assert.Equal([RowFaultKind.None, RowFaultKind.None], file.Kinds);
        Assert.Equal([1, 2], file.Rows.Select(row => row.Number));
        Assert.Equal(CsvFiles.Latin(Header + rows), file.Bytes);
    }

    [Fact]
    public void Padding_at_the_end_of_a_file_does_not_make_its_last_row_too_long()
    {
        const string row = "1,2,\"3\n3\"";

        var file = CsvFiles.Read(Header + row + "\u001A\u001A", new() { MaxRowBytes = row.Length, WindowBytes = 32 });

        Assert.Equal([RowFaultKind.None], file.Kinds);
        Assert.Equal(["1|2|3\n3"], file.Fields);
        Assert.Equal([0x1A, 0x1A], file.Trailing);
    }

    [Theory]
    [InlineData("1,\"2\n2\",3", "1|2\n2|3")]
    [InlineData("1,\"2 \"\"x\"\"\",3", "1|2 \"x\"|3")]
    [InlineData("1,5\" wide,3", "1|5\" wide|3")]
    [InlineData("1,\"2\" ,3", "1|2 |3")]
    [InlineData("\"\",\"\",\"\"", "||")]
    [InlineData(",,", "||")]
    [InlineData("=1+1,@SUM(A1),-3", "=1+1|@SUM(A1)|-3")]
    public void A_sound_field_is_read_literally(string row, string fields)
    {
        var file = CsvFiles.Read($"{Header}{row}\n7,8,9\n");
        Assert.Equal([fields, "7|8|9"], file.Fields);
        Assert.Equal([RowFaultKind.None, RowFaultKind.None], file.Kinds);
    }

    [Theory]
    [InlineData("1,2", RowFaultKind.Ragged, 3, 2)]
    [InlineData("1,2,3,4", RowFaultKind.Ragged, 3, 4)]
    [InlineData(" ", RowFaultKind.Ragged, 3, 1)]
    [InlineData("1,\"2\"x,3", RowFaultKind.BrokenQuoting, 0, 2)]
    [InlineData("5\" wide,\"2\"x,3", RowFaultKind.BrokenQuoting, 0, 2)]
    [InlineData("1,\"2,3", RowFaultKind.BrokenQuoting, 0, 2)]
    [InlineData("1,caf\u00E9,3", RowFaultKind.NotUtf8, 0, 11)]
    [InlineData("\u00FF\u00FE,2,3", RowFaultKind.NotUtf8, 0, 6)]
    [InlineData("1,\0,3", RowFaultKind.NulByte, 0, 8)]
    public void A_row_with_a_fault_says_which_and_the_rows_after_it_are_read(
        string row,
        RowFaultKind kind,
        long limit,
        long seen
    )
    {
        var file = CsvFiles.Read($"{Header}{row}\n7,8,9\n");
        Assert.Equal([new RowFault(kind, limit, seen), RowFault.None], file.Rows.Select(read => read.Fault));
        Assert.Equal("7|8|9", file.Rows[1].Fields);
        Assert.Equal(3, file.Rows[1].Line);
        Assert.EndsWith(".", file.Rows[0].Fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_closing_quote_costs_one_row_though_a_later_quote_closes_it()
    {
        var file = CsvFiles.Read(Header + "1,\"2,3\n4,\"5\",6\n7,\"8\",9\n");
        Assert.Equal([RowFaultKind.BrokenQuoting, RowFaultKind.None, RowFaultKind.None], file.Kinds);
        Assert.Equal(["", "4|5|6", "7|8|9"], file.Fields);
    }

    [Fact]
    public void A_quote_that_stays_open_past_the_limit_costs_one_row()
    {
        var rows = string.Concat(Enumerable.Repeat("7,8,9\n", 100_000));
        var file = CsvFiles.Read(Header + "1,\"2,3\n" + rows);
        Assert.Equal(RowFaultKind.BrokenQuoting, file.Rows[0].Fault.Kind);
        Assert.Equal(100_001, file.Rows.Count);
        Assert.All(file.Rows.Skip(1), row => Assert.Equal("7|8|9", row.Fields));
        Assert.Equal(100_002, file.Rows[^1].Line);
    }

    [Theory]
    [InlineData("1,\"2,3")]
    [InlineData("1,2")]
    [InlineData("1,\"2")]
    public void A_file_that_ends_inside_a_row_is_truncated(string end)
    {
        var file = CsvFiles.Read(Header + "4,5,6\n" + end);
        Assert.Equal([RowFaultKind.None, RowFaultKind.Truncated], file.Kinds);
        Assert.Equal(new RowFault(RowFaultKind.Truncated, 3, 2), file.Rows[1].Fault);
    }

    [Fact]
    public void Lines_inside_quotes_and_blank_lines_are_counted()
    {
        var file = CsvFiles.Read("sep=,\na,b,c\n\n1,\"2\r\n2\n\",3\r\n\r4,5,6\n7,8,9");
        Assert.Equal([4, 8, 9], file.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData(1_000_000, false)]
    [InlineData(20_000_000, false)]
    [InlineData(20_000_000, true)]
    public void A_huge_field_is_too_long_is_not_held_and_comes_back_whole(int length, bool quoted)
    {
        var quote = quoted ? "\"" : string.Empty;
        var bytes = CsvFiles.Latin($"{Header}4,5,6\n1,{quote}{new string('x', length)}{quote},3\r\n7,8,9\n");
        using var stream = new MemoryStream(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var rows = CsvRows.Open(stream, CsvFiles.Options());
        long copied = rows.Header.Bytes.Length;
        var kinds = new List<RowFaultKind>();
        while (rows.Read())
        {
            copied += rows.RawBytes.Length;
            while (rows.MoreRaw())
                copied += rows.RawBytes.Length;
            kinds.Add(rows.Fault.Kind);
            if (rows.Fault.Kind == RowFaultKind.TooLong)
                Assert.Equal(new(RowFaultKind.TooLong, 256 * 1024, length + 4 + (2 * quote.Length)), rows.Fault);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2 * 1024 * 1024);
        Assert.Equal([RowFaultKind.None, RowFaultKind.TooLong, RowFaultKind.None], kinds);
        Assert.Equal(bytes.Length, copied);
    }

    [Fact]
    public void Twenty_megabytes_of_blank_lines_are_told_and_not_held()
    {
        var file = CsvFiles.Read(Header + new string('\n', 20_000_000) + "7,8,9\n");
        Assert.Equal("7|8|9", file.Rows[^1].Fields);
        Assert.Equal(20_000_002, file.Rows[^1].Line);
        Assert.All(file.Rows.SkipLast(1), row => Assert.Equal(RowFaultKind.TooLong, row.Fault.Kind));
        Assert.Equal(20_000_012, file.Bytes.Length);
    }

    [Fact]
    public void A_row_over_the_limit_with_sound_quoting_and_lines_in_it_is_too_long()
    {
        var limits = new CsvLimits { MaxRowBytes = 20 };
        var file = CsvFiles.Read(Header + "1,\"2\n2\"," + new string('3', 30) + "\n7,8,9\n", limits);
        Assert.Equal([new(RowFaultKind.TooLong, 20, 38), RowFault.None], file.Rows.Select(row => row.Fault));
    }

    [Fact]
    public void A_row_takes_no_memory_of_its_own()
    {
        var row = "CLAIM-1,\"a, quoted\",3\r\n"u8.ToArray();
        var bytes = new byte[Header.Length + (20_000 * row.Length)];
        CsvFiles.Latin(Header).CopyTo(bytes, 0);
        for (var i = 0; i < 20_000; i++)
            row.CopyTo(bytes, Header.Length + (i * row.Length));
        using var stream = new MemoryStream(bytes);
        using var rows = CsvRows.Open(stream, CsvFiles.Options(new() { WindowBytes = 128 * 1024 }));
        Assert.True(rows.Read());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0;
        for (var i = 0; i < 10_000 && rows.Read(); i++)
            sum += rows.Field(1).Length + rows.RawBytes.Length;
        Assert.Equal(10_000 * (row.Length + "a, quoted".Length), sum);
        // Two windows begin in these rows, each with a reader of about 600 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1024);
    }
}
