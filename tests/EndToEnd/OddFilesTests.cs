using System.IO.Compression;
using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Functions.Tests.Equivalence;

namespace ClaimLint.EndToEnd;

/// <summary>Files as people and machines really send them: each has a report that says what was found, and no run fails.</summary>
public sealed class OddFilesTests(RunningService running)
{
    private readonly Service service = running.Service;

    [Fact]
    public async Task A_file_that_is_written_otherwise_is_read_all_the_same()
    {
        var reports = await CheckAsync(
            new()
            {
                ["lf"] = Utf8(Good),
                ["crlf"] = Utf8(Good.Replace("\n", "\r\n", StringComparison.Ordinal)),
                ["cr"] = Utf8(Good.Replace('\n', '\r')),
                ["mixed"] = Utf8(Mixed()),
                ["no-final-newline"] = Utf8(Good.TrimEnd('\n')),
                ["blank-lines"] = Utf8(Good.Replace("\n", "\n\n\n", StringComparison.Ordinal)),
                ["ctrl-z"] = Utf8(Good + "\u001A"),
                ["utf-8-mark"] = Utf8("\uFEFF" + Good),
                ["utf-16-le"] = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)],
                ["utf-16-be"] = [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Good)],
                ["semicolon"] = Utf8(Good.Replace(',', ';')),
                ["tab"] = Utf8(Good.Replace(',', '\t')),
                ["pipe"] = Utf8(Good.Replace(',', '|')),
                ["sep-line"] = Utf8("sep=;\n" + Good.Replace(',', ';')),
                ["upper-case-header"] = Utf8(Header.ToUpperInvariant() + Rows),
                ["reordered"] = Utf8(Reordered()),
                ["extra-columns"] = Utf8(Edge(row => row + ",more", "kept")),
                ["blank-header"] = Utf8(Edge(row => row + ",more", "")),
                ["quoted"] = Utf8(Edge(row => row + ",\"a \"\"quoted\"\" one, with a comma\"", "kept")),
            }
        );

        foreach (var (name, report) in reports)
            Assert.True(
                (3L, 0L, 3L) == (report.Rows("read"), report.Rows("unreadable"), report.Rows("accepted")),
                name
            );
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_has_a_summary_that_says_why()
    {
        var reports = await CheckAsync(
            new()
            {
                ["zero-bytes"] = [],
                ["mark-alone"] = [0xEF, 0xBB, 0xBF],
                ["blank"] = Utf8("\r\n\r\n"),
                ["utf-16-le-unmarked"] = Encoding.Unicode.GetBytes(Good),
                ["utf-16-be-unmarked"] = Encoding.BigEndianUnicode.GetBytes(Good),
                ["nul-in-header"] = Utf8("\0" + Good),
                ["windows-1252-header"] = Encoding.Latin1.GetBytes("caf\u00E9," + Good),
                ["zip"] = Zip("claims.csv"),
                ["xlsx"] = Zip("[Content_Types].xml"),
                ["x12"] = Utf8(
                    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *251103*1200*^*00501*000000001*0*T*:~"
                ),
                ["gzip"] = Gzip(),
                ["pdf"] = Utf8("%PDF-1.7\n"),
                ["html"] = Utf8("<!DOCTYPE html><html></html>"),
                ["ten-thousand-columns"] = Utf8(string.Join(',', Enumerable.Range(0, 10_000)) + "\n"),
            },
            "unreadable"
        );

        foreach (var (name, report) in reports)
        {
            Assert.False(report.Summary.GetProperty("readable").GetBoolean(), name);
            Assert.EndsWith(".", report.Summary.GetProperty("reason").GetString(), StringComparison.Ordinal);
            Assert.Contains("CL9001", Encoding.UTF8.GetString(report.Findings), StringComparison.Ordinal);
            Assert.Equal(0, report.Rows("read"));
            Assert.Equal("reject", report.Summary.GetProperty("verdict").GetString());
            Assert.Equal(
                report.Summary.GetProperty("reason").GetString(),
                report.Batch.GetProperty("reason").GetString()
            );
        }

        Assert.Contains("zip", Reason("zip"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("X12", Reason("x12"), StringComparison.Ordinal);
        Assert.Contains("empty", Reason("zero-bytes"), StringComparison.OrdinalIgnoreCase);

        string Reason(string name) => reports[name].Summary.GetProperty("reason").GetString()!;
    }

    [Fact]
    public async Task A_file_whose_header_will_not_do_is_rejected_whole_and_says_why()
    {
        var columns = Header.TrimEnd('\n').Split(',');
        var reports = await CheckAsync(
            new()
            {
                ["no-header"] = Utf8(Rows),
                ["missing-column"] = Utf8(Good.Replace("payer_id", "payor", StringComparison.Ordinal)),
                ["duplicate-column"] = Utf8(Edge(row => row + ",more", columns[0])),
            },
            "unreadable"
        );

        foreach (var (name, report) in reports)
        {
            Assert.True(report.Summary.GetProperty("reason").GetString()!.Length > 0, name);
            Assert.Equal(0, report.Rows("accepted"));
            Assert.Equal(report.Rows("read"), report.Rows("rejected"));
        }

        // Without a header the names of the columns are a patient's values: they are in the report, not in the run.
        Assert.Equal("Required columns are missing (CL9002).", Reason("no-header"));
        Assert.Equal("Required columns are missing (CL9002).", Reason("missing-column"));
        Assert.Equal("Column comes twice (CL9003).", Reason("duplicate-column"));

        string? Reason(string name) => reports[name].Batch.GetProperty("reason").GetString();
    }

    [Fact]
    public async Task A_header_alone_is_a_file_of_no_rows()
    {
        var reports = await CheckAsync(
            new() { ["header"] = Utf8(Header), ["header-no-newline"] = Utf8(Header.TrimEnd('\n')) }
        );

        Assert.All(reports.Values, report => Assert.Equal(0, report.Rows("read")));
        Assert.All(reports.Values, report => Assert.True(report.Summary.GetProperty("readable").GetBoolean()));
        Assert.All(reports.Values, report => Assert.False(report.Summary.GetProperty("complete").GetBoolean()));
        Assert.All(
            reports.Values,
            report => Assert.Equal("notChecked", report.Summary.GetProperty("verdict").GetString())
        );
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_costs_its_claim_and_no_other()
    {
        var reports = await CheckAsync(
            new()
            {
                ["windows-1252"] = Second(row => row + ",caf\u00E9"),
                ["nul"] = Second(row => row + ",a\0b"),
                ["too-few"] = Second(row => row),
                ["too-many"] = Second(row => row + ",1,2"),
                ["text-after-quote"] = Second(row => row + ",\"a\"b"),
                ["unterminated-quote"] = Second(row => row + ",\"a"),
                ["one-megabyte"] = Second(row => row + "," + new string('x', 1_000_000)),
                ["twenty-megabytes"] = Second(row => row + "," + new string('x', 20_000_000)),
                ["twenty-megabytes-quoted"] = Second(row => row + ",\"" + new string('x', 20_000_000) + "\""),
            }
        );

        foreach (var (name, report) in reports)
            Assert.True(
                (3L, 1L, 2L, 1L)
                    == (
                        report.Rows("read"),
                        report.Rows("unreadable"),
                        report.Rows("accepted"),
                        report.Rows("rejected")
                    ),
                name
            );
    }

    [Fact]
    public async Task A_file_that_was_cut_in_the_middle_of_a_row_says_so()
    {
        var report = (await CheckAsync(new() { ["cut"] = Utf8(Good[..^20]) }))["cut"];

        Assert.Contains("CL9009", Encoding.UTF8.GetString(report.Findings), StringComparison.Ordinal);
        Assert.Equal((3L, 1L, 2L), (report.Rows("read"), report.Rows("unreadable"), report.Rows("accepted")));
    }

    private static readonly string Good = GoodFile();

    private static string Header => Good[..(Good.IndexOf('\n', StringComparison.Ordinal) + 1)];

    private static string Rows => Good[Header.Length..];

    /// <summary>Drops all of them, and compares each report with what never fails: the run has ended in the state, every byte came back.</summary>
    private async Task<Dictionary<string, Report>> CheckAsync(Dictionary<string, byte[]> files, string state = "done")
    {
        var reports = await Task.WhenAll(
            files.Select(async file => (file.Key, Report: await service.CheckAsync($"odd/{file.Key}.csv", file.Value)))
        );
        foreach (var (name, report) in reports)
        {
            Assert.True(report.State == state, $"{name}: {report.Batch.GetRawText()}");
            Assert.Equal(report.Rows("read"), report.Rows("accepted") + report.Rows("rejected"));
            if (
                report.Summary.GetProperty("readable").GetBoolean()
                && !name.StartsWith("utf-16", StringComparison.Ordinal)
            )
                AssertEveryByteCameBack(name, files[name], report);
        }

        return reports.ToDictionary(entry => entry.Key, entry => entry.Report);
    }

    /// <summary>Both files begin with the header; the rest of the two is the rest of the file.</summary>
    private static void AssertEveryByteCameBack(string name, byte[] content, Report report)
    {
        var header = report.Accepted.Length + report.Rejected.Length - content.Length;
        Assert.True(header > 0, name);
        Assert.True(content.AsSpan(0, header).SequenceEqual(report.Accepted.AsSpan(0, header)), name);
        Assert.True(content.AsSpan(0, header).SequenceEqual(report.Rejected.AsSpan(0, header)), name);
        var counts = new long[256];
        foreach (var one in content.AsSpan(header))
            counts[one]++;
        foreach (var one in report.Accepted.AsSpan(header))
            counts[one]--;
        foreach (var one in report.Rejected.AsSpan(header))
            counts[one]--;
        Assert.True(counts.All(count => count == 0), name);
    }

    private static string GoodFile()
    {
        var visit = new Dictionary<Field, string>
        {
            [Field.HcpcsCode] = "99213",
            [Field.PlaceOfServiceCode] = "11",
            [Field.RenderingTaxonomyCode] = "207Q00000X",
            [Field.ChargeAmount] = "120.00",
        };
        ClaimTexts[] claims =
        [
            Claims.Of("O-1", "E119", visit),
            Claims.Of("O-2", "E119", visit),
            Claims.Of("O-3", "E119", visit),
        ];
        // line_note is left for the tests that add a column.
        Field[] columns = [.. ClaimTexts.ColumnsOf(claims).Where(column => column != Field.LineNote)];
        return ClaimTexts.HeaderOf(columns) + string.Concat(claims.SelectMany(claim => claim.ToRows(columns)));
    }

    /// <summary>The file with a column more: its name, and each row with it.</summary>
    private static string Edge(Func<string, string> change, string name) =>
        $"{Header.TrimEnd('\n')},{name}\n"
        + string.Concat(Rows.TrimEnd('\n').Split('\n').Select(row => change(row) + "\n"));

    /// <summary>The file with a column <c>line_note</c>, of which the second row is as said; characters are bytes.</summary>
    private static byte[] Second(Func<string, string> change)
    {
        var rows = Rows.TrimEnd('\n').Split('\n');
        return Encoding.Latin1.GetBytes(
            $"{Header.TrimEnd('\n')},line_note\n{rows[0]},\n{change(rows[1])}\n{rows[2]},\n"
        );
    }

    private static string Reordered() =>
        string.Concat(Good.TrimEnd('\n').Split('\n').Select(row => string.Join(',', row.Split(',').Reverse()) + "\n"));

    private static string Mixed()
    {
        var rows = Good.TrimEnd('\n').Split('\n');
        return $"{rows[0]}\r\n{rows[1]}\n{rows[2]}\r{rows[3]}\r\n";
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(string entry)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var file = archive.CreateEntry(entry).Open())
            file.Write(Utf8(Good));
        return packed.ToArray();
    }

    private static byte[] Gzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Utf8(Good));
        return packed.ToArray();
    }
}
