using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Csv;
using ClaimLint.Files.Reports;
using CsvHelper;

namespace ClaimLint.Bench;

/// <summary>The stages from CSV to findings, each over a whole file; what one stage takes is its figure less that of the stage before.</summary>
internal static class ClaimFileStages
{
    /// <summary>CsvHelper reads the file, every field touched: what any check of it takes at least.</summary>
    public static long Parse(string path)
    {
        using var stream = Open(path);
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
    public static long Rows(string path)
    {
        using var stream = Open(path);
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
    public static long Lines(string path, DateOnly received)
    {
        using var stream = Open(path);
        using var rows = CsvRows.Open(stream, new CsvRowsOptions { KnownColumns = FieldCatalog.ColumnNames });
        var columns = ClaimColumns.Of(rows.Header.Names);
        var lines = new ClaimBuffer();
        var context = new ReadingContext(received, LinesAlone: false);
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

    /// <summary>Every rule; the report's files are written to nowhere.</summary>
    public static BatchSummary Check(string path, CodeTables tables, DateOnly received)
    {
        using var stream = Open(path);
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            tables,
            new ClaimFileInfo(
                "bench",
                "bench",
                new DateTimeOffset(received, TimeOnly.MinValue, TimeSpan.Zero),
                stream.Length
            ),
            new ReportStreams(Stream.Null, Stream.Null, Stream.Null)
        );
        return check.Run(stream, CancellationToken.None);
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
}
