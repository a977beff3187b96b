using System.Diagnostics;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Csv;
using ClaimLint.Files.Publications;
using ClaimLint.Files.Reports;
using CsvHelper;

namespace ClaimLint.Bench;

/// <summary>CSV to findings in process, beside CsvHelper reading the same file and touching every field: the ratio is the figure.</summary>
internal static class Throughput
{
    private const int Rounds = 5;

    public static void Run(FileShape shape)
    {
        var path = Path.Combine(Path.GetTempPath(), $"claimlint-bench-{Environment.ProcessId}.csv");
        try
        {
            using (var file = File.Create(path))
                ClaimFileWriter.Write(file, shape);
            Measure(path, shape);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Measure(string path, FileShape shape)
    {
        var tables = CodeTablesReader.Read(TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")));
        var megabytes = new FileInfo(path).Length / 1e6;
        var parse = TimeSpan.MaxValue;
        var rows = TimeSpan.MaxValue;
        var read = TimeSpan.MaxValue;
        var check = TimeSpan.MaxValue;
        long allocated = 0;
        BatchSummary summary = null!;
        // Alternating, so that a noisy minute meets both; the best round of each counts.
        for (var round = 0; round < Rounds; round++)
        {
            parse = Min(parse, Time(() => Parse(path)));
            rows = Min(rows, Time(() => Rows(path)));
            read = Min(read, Time(() => Read(path)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            check = Min(check, Time(() => summary = Check(path, tables)));
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var lines = shape.Lines;
        Console.WriteLine(
            $"{lines:N0} lines, {megabytes:F0} MB, {shape.ErrorRate:P0} of lines with a fault, seed {shape.Seed}"
        );
        Console.WriteLine(
            $"bare parse   {lines / parse.TotalSeconds, 12:N0} lines/s {megabytes / parse.TotalSeconds, 8:F0} MB/s"
        );
        Console.WriteLine(
            $"rows         {lines / rows.TotalSeconds, 12:N0} lines/s {megabytes / rows.TotalSeconds, 8:F0} MB/s"
        );
        Console.WriteLine(
            $"lines        {lines / read.TotalSeconds, 12:N0} lines/s {megabytes / read.TotalSeconds, 8:F0} MB/s"
        );
        Console.WriteLine(
            $"checked      {lines / check.TotalSeconds, 12:N0} lines/s {megabytes / check.TotalSeconds, 8:F0} MB/s"
        );
        Console.WriteLine($"ratio        {check / parse, 12:F1} times the bare parse");
        Console.WriteLine($"allocated    {(double)allocated / lines, 12:F1} bytes a line, findings included");
        Console.WriteLine($"peak memory  {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, 12:F0} MB");
        Console.WriteLine(
            $"findings     {summary.Findings.Sum(count => count.Error + count.Warning + count.Info + count.Bypassed), 12:N0}; accepted {summary.Rows.Accepted:N0}, rejected {summary.Rows.Rejected:N0}"
        );
    }

    private static long Parse(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var csv = CsvReader.Create(
            stream,
            new CsvReaderOptions { Separator = ',', IncludeValuesInExceptions = false }
        );
        long touched = 0;
        while (csv.Read())
        {
            for (var i = 0; i < csv.FieldCount; i++)
                touched += csv.GetSpan(i).Length;
        }

        return touched;
    }

    /// <summary>Our reader of rows, every field touched: what surviving bad files costs.</summary>
    private static long Rows(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var rows = CsvRows.Open(stream, new CsvRowsOptions { KnownColumns = FieldCatalog.ColumnNames });
        long touched = 0;
        while (rows.Read())
        {
            for (var i = 0; i < rows.FieldCount; i++)
                touched += rows.Field(i).Length;
        }

        return touched;
    }

    /// <summary>Rows read into lines, none of them checked.</summary>
    private static long Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var rows = CsvRows.Open(stream, new CsvRowsOptions { KnownColumns = FieldCatalog.ColumnNames });
        var columns = ClaimColumns.Of(rows.Header.Names);
        var lines = new ClaimBuffer();
        var context = new ReadingContext(new DateOnly(2026, 1, 15), LinesAlone: false);
        long present = 0;
        while (rows.Read())
        {
            lines.Clear();
            lines.BeginLine(columns.Layout);
            foreach (var place in columns.Places)
                lines.Add(rows.Field(place));
            present += lines.EndLine(rows.RowNumber, context).Present.Count;
        }

        return present;
    }

    private static BatchSummary Check(string path, CodeTables tables)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            tables,
            new ClaimFileInfo("bench", "bench", new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero), stream.Length),
            new ReportStreams(Stream.Null, Stream.Null, Stream.Null)
        );
        return check.Run(stream, CancellationToken.None);
    }

    /// <summary>Of one core: processor time, so that others on the machine slow no figure down; reading and garbage collection count.</summary>
    private static TimeSpan Time(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
