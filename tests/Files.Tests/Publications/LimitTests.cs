using System.IO.Compression;
using System.Text;
using ClaimLint.Files.Publications;
using Xunit;

namespace ClaimLint.Files.Tests.Publications;

/// <summary>A file that is far beyond any real one is refused before it fills the memory.</summary>
public sealed class LimitTests
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>What a refusal by size may allocate, however much the file unpacks to.</summary>
    private const long Little = 8 * Mebibyte;

    private const string Row = "11043,1,1 Line Edit,CMS Policy\n";
    private const string ShortRow = "1,1,1 L,x\n";

    [Theory]
    [InlineData(40_000_000, ShortRow, "bomb.zip: The archive unpacks to more than 100 times its size, the limit.")]
    [InlineData(40_000_000, Row, "bomb.zip: The archive unpacks to more than 1,073,741,824 bytes, the limit.")]
    public void A_zip_of_40_million_rows_is_refused_before_a_row_is_read(int rows, string row, string refusal)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("MCR_MUE.csv").Open())
            Write(entry, rows, row);
        var bytes = zip.ToArray();
        Assert.InRange(bytes.Length, 1, 8 * Mebibyte);
        var read = 0L;
        var file = new PublicationFile("bomb.zip", () => new CountedStream(bytes, count => read += count));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(refusal, Texts.Refusal(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
        Assert.InRange(read, 1, Mebibyte);
    }

    [Fact]
    public void A_gzip_that_unpacks_to_too_much_is_refused_where_it_does()
    {
        using var gzip = new MemoryStream();
        using (var packed = new GZipStream(gzip, CompressionLevel.Optimal, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(Texts.LimitsHeader));
            Write(packed, 1_000_000);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            "bomb.csv.gz: The archive unpacks to more than 100 times its size, the limit.",
            Texts.Refusal(Texts.File(gzip.ToArray(), "bomb.csv.gz"))
        );

        // The rows before the limit, 16 MiB of them, are read.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 * Mebibyte);
    }

    /// <summary>Neither entry would be refused alone.</summary>
    [Fact]
    public void All_entries_of_an_archive_count_together()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var part = 0; part < 2; part++)
            {
                using var entry = archive.CreateEntry($"{part}.csv").Open();
                Write(entry, (int)(PublicationLimits.MinRatioBytes / Row.Length * 3 / 4));
            }
        }

        Assert.Equal(
            "parts.zip: The archive unpacks to more than 100 times its size, the limit.",
            Texts.Refusal(Texts.File(zip.ToArray(), "parts.zip"))
        );
    }

    [Fact]
    public void More_rows_than_any_publication_has_are_refused_when_they_are_counted()
    {
        const int Rows = PublicationLimits.MaxRows + 1;
        using var text = new MemoryStream();
        text.Write(Encoding.UTF8.GetBytes(Texts.LimitsHeader));
        Write(text, Rows, "1,1,1 Line Edit,x\n");

        Assert.Equal(
            "download.txt: The file has more than 1,000,000 rows, the limit for this publication.",
            Texts.Refusal(Texts.July2026 with { SkipBadRows = true }, Texts.File(text.ToArray()))
        );
    }

    [Fact]
    public void More_lines_than_any_publication_has_are_refused_when_they_are_counted()
    {
        var line = Encoding.UTF8.GetBytes(Texts.Ordered(1, "A000", '1', "Ours"));
        using var text = new MemoryStream();
        for (var i = 0; i < 20; i++)
            text.Write(line);
        Write(text, PublicationLimits.MaxRows, "\n");

        Assert.Equal(
            "download.txt: The file has more than 1,000,000 rows, the limit for this publication.",
            Texts.Refusal(Texts.July2026, Texts.File(text.ToArray()))
        );
    }

    /// <summary>A note of a chapter is written to each of its categories: few bytes make many rows.</summary>
    [Fact]
    public void Notes_that_multiply_are_refused_when_they_are_counted()
    {
        var references = string.Join(", ", Enumerable.Range(0, 1_200).Select(at => $"A{at / 100:D2}.{at % 100:D2}"));
        var categories = string.Concat(
            Enumerable.Range(0, 900).Select(at => $"<diag><name>{(char)('B' + (at / 100))}{at % 100:D2}</name></diag>")
        );
        Assert.Equal(
            "download.txt: The file has more than 1,000,000 rows, the limit for this publication.",
            Texts.Refusal(
                Texts.Tabular(
                    $"<excludes1><note>all ({references})</note></excludes1><section id=\"B00-J99\">{categories}</section>"
                )
            )
        );
    }

    [Fact]
    public void An_XML_that_does_not_fit_the_memory_is_refused()
    {
        var text = Texts.Tabular(new string(' ', (int)PublicationLimits.MaxXmlBytes));
        Assert.Equal("download.txt: The XML has more than 33,554,432 bytes, the limit.", Texts.Refusal(text));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_by_its_size()
    {
        Assert.Null(PublicationLimits.RefusalOf("mue.csv", PublicationLimits.MaxFileBytes));
        Assert.Equal(
            "mue.csv: The file has 536,870,913 bytes. The limit is 536,870,912.",
            Texts.Refusal(new PublicationFile("mue.csv", () => new EndlessStream(PublicationLimits.MaxFileBytes + 1)))
        );
    }

    private static void Write(Stream stream, int rows, string row = Row)
    {
        const int Together = 10_000;
        var many = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(row, Together)));
        for (; rows >= Together; rows -= Together)
            stream.Write(many);
        stream.Write(many.AsSpan(0, rows * row.Length));
    }

    private sealed class CountedStream(byte[] bytes, Action<int> count) : MemoryStream(bytes, writable: false)
    {
        public override int Read(Span<byte> buffer) => Counted(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Counted(base.Read(buffer, offset, count));

        private int Counted(int read)
        {
            count(read);
            return read;
        }
    }

    /// <summary>Says how long it is, and must not be read.</summary>
    private sealed class EndlessStream(long length) : MemoryStream
    {
        public override long Length => length;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("It was read.");
    }
}
