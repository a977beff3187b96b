using System.Globalization;
using System.Security.Cryptography;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications.Reading;
using CsvHelper;

namespace ClaimLint.Files.Publications;

/// <summary>Reads releases from a folder of our own small CSVs: <c>releases.csv</c>, <c>sources.csv</c> and the files they name.</summary>
/// <remarks>The embedded tables, and those of a test, are written so; data/README.md describes the columns.</remarks>
public static class TableFolder
{
    /// <summary>A table's column that an export adds: the row's number in the file that the release was imported from.</summary>
    internal const string RowColumn = "source_row";

    /// <summary>Every release of the folder, with its rows.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="catalog">Which tables there are.</param>
    /// <exception cref="InvalidTableException">A file is missing, has no such column, or a value is not of its kind; says which and where.</exception>
    public static IReadOnlyList<ReleaseRows> Read(string folder, TableCatalog? catalog = null)
    {
        catalog ??= TableCatalog.Default;
        var releases = Rows(Path.Combine(folder, "releases.csv")).ToList();
        // An export has its sources beside its releases; rows then may name others, which are not known here.
        var isExport = releases.Count > 0 && releases[0].ContainsKey("source_publisher");
        var sources = isExport
            ? null
            : Rows(Path.Combine(folder, "sources.csv"))
                .ToDictionary(
                    row => row["id"],
                    row => new Source(row["id"], row["publisher"], row["title"], row["url"])
                );
        return
        [
            .. releases.Select(row =>
            {
                var rows = ReadRows(folder, row, catalog.Of(row["system"]));
                return sources is null ? ReadExported(row, rows) : ReadRelease(folder, row, rows, sources);
            }),
        ];
    }

    private static ReleaseRows ReadRelease(
        string folder,
        Dictionary<string, string> release,
        TableRow[] rows,
        Dictionary<string, Source> sources
    )
    {
        foreach (var row in rows)
        {
            if (row.Values.TryGetValue("source", out var source) && !sources.ContainsKey(source))
                throw new InvalidTableException(
                    $"{release["file"]}, row {row.Number}: '{source}' is none of the sources."
                );
        }

        return new ReleaseRows(
            ReleaseOf(release, rows) with
            {
                Source = sources.TryGetValue(release["source"], out var published)
                    ? published
                    : throw new InvalidTableException(
                        $"{release["system"]}: '{release["source"]}' is none of the sources."
                    ),
                File = release["file"],
                Sha256 = Convert.ToHexStringLower(
                    SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, release["file"])))
                ),
            },
            rows
        );
    }

    private static ReleaseRows ReadExported(Dictionary<string, string> release, TableRow[] rows)
    {
        if (release["rows"] != rows.Length.ToString())
            throw new InvalidTableException(
                $"{release["file"]} has {rows.Length} rows where {release["rows"]} were exported: export again."
            );
        return new ReleaseRows(
            ReleaseOf(release, rows) with
            {
                Source = new Source(
                    release["source"],
                    release["source_publisher"],
                    release["source_title"],
                    release["source_url"]
                ),
                Notice = release["notice"],
                File = release["source_file"],
                Sha256 = release["sha256"],
                ImportedAt = release["imported_at"].Length == 0 ? null : At(release["imported_at"]),
            },
            rows
        );
    }

    private static Release ReleaseOf(Dictionary<string, string> release, TableRow[] rows) =>
        new(
            release["system"],
            release["version"],
            Day(release, "effective_from") ?? DateOnly.MinValue,
            Day(release, "effective_to"),
            Coverage.Parse(release["coverage"]),
            int.Parse(release["authority"])
        )
        {
            Title = release["title"],
            Rows = rows.Length,
        };

    private static TableRow[] ReadRows(string folder, Dictionary<string, string> release, TableDefinition table)
    {
        var shared = default(SharedValues);
        return
        [
            .. Rows(Path.Combine(folder, release["file"]))
                .Select(
                    (columns, at) =>
                    {
                        var number = columns.Remove(RowColumn, out var stated) ? Number(stated, release) : at + 1;
                        var row = table.RowOf(columns, number);
                        shared ??= new SharedValues([.. row.Values.Keys]);
                        return row with { Values = shared.Of([.. row.Values.Values]) };
                    }
                ),
        ];
    }

    private static int Number(string text, Dictionary<string, string> release) =>
        int.TryParse(text, NumberStyles.None, null, out var number)
            ? number
            : throw new InvalidTableException($"{release["file"]}: '{text}' is no number of a row.");

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.TryParseExact(text, "O", null, DateTimeStyles.None, out var at)
            ? at
            : throw new InvalidTableException($"releases.csv: '{text}' is no time for 'imported_at'.");

    private static DateOnly? Day(Dictionary<string, string> row, string column) =>
        row[column].Length == 0 ? null
        : DateOnly.TryParseExact(row[column], "yyyy-MM-dd", out var day) ? day
        : throw new InvalidTableException($"releases.csv: '{row[column]}' is no date for '{column}'.");

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        if (!File.Exists(path))
            throw new InvalidTableException($"The table file '{Path.GetFileName(path)}' is missing.");
        using var csv = CsvReader.Create(File.ReadAllBytes(path), new CsvReaderOptions());
        csv.ReadHeader();
        for (var number = 1; csv.Read(); number++)
        {
            if (csv.FieldCount != csv.Headers.Count)
                throw new InvalidTableException(
                    $"{Path.GetFileName(path)}, row {number}: {csv.FieldCount} columns where {csv.Headers.Count} are named."
                );
            var row = new Dictionary<string, string>(csv.FieldCount);
            for (var i = 0; i < csv.FieldCount; i++)
                row[csv.Headers[i]] = System.Text.Encoding.UTF8.GetString(csv.GetSpan(i));
            yield return row;
        }
    }
}
