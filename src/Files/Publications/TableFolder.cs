using System.Security.Cryptography;
using ClaimLint.Domain.Tables;
using CsvHelper;

namespace ClaimLint.Files.Publications;

/// <summary>Reads releases from a folder of our own small CSVs: <c>releases.csv</c>, <c>sources.csv</c> and the files they name.</summary>
/// <remarks>The embedded tables, and those of a test, are written so; data/README.md describes the columns.</remarks>
public static class TableFolder
{
    /// <summary>Every release of the folder, with its rows.</summary>
    /// <exception cref="InvalidTableException">A file is missing, has no such column, or a value is not of its kind; says which and where.</exception>
    public static IReadOnlyList<ReleaseRows> Read(string folder)
    {
        var sources = Rows(Path.Combine(folder, "sources.csv"))
            .ToDictionary(row => row["id"], row => new Source(row["id"], row["publisher"], row["title"], row["url"]));
        return [.. Rows(Path.Combine(folder, "releases.csv")).Select(row => ReadRelease(folder, row, sources))];
    }

    private static ReleaseRows ReadRelease(
        string folder,
        Dictionary<string, string> release,
        Dictionary<string, Source> sources
    )
    {
        var system = release["system"];
        var path = Path.Combine(folder, release["file"]);
        var rows = Rows(path).Select((columns, at) => TableShape.Row(system, columns, at + 1)).ToArray();
        foreach (var row in rows)
        {
            if (row.Values.TryGetValue("source", out var source) && !sources.ContainsKey(source))
                throw new InvalidTableException(
                    $"{release["file"]}, row {row.Number}: '{source}' is none of the sources."
                );
        }

        return new ReleaseRows(
            new Release(
                system,
                release["version"],
                Day(release, "effective_from") ?? DateOnly.MinValue,
                Day(release, "effective_to"),
                CoverageOf(release["coverage"], rows),
                int.Parse(release["authority"])
            )
            {
                Title = release["title"],
                Source = sources.TryGetValue(release["source"], out var published)
                    ? published
                    : throw new InvalidTableException($"{system}: '{release["source"]}' is none of the sources."),
                File = release["file"],
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
                Rows = rows.Length,
            },
            rows
        );
    }

    /// <summary><c>rows</c> is short for every code that has a row, and no other.</summary>
    private static Coverage CoverageOf(string text, IEnumerable<TableRow> rows) =>
        Coverage.Parse(
            text == "rows" ? string.Join(' ', rows.SelectMany(row => row.KeyParts).Distinct().Order()) : text
        );

    private static DateOnly? Day(Dictionary<string, string> row, string column) =>
        row[column].Length == 0 ? null
        : DateOnly.TryParseExact(row[column], "yyyy-MM-dd", out var day) ? day
        : throw new InvalidTableException($"releases.csv: '{row[column]}' is no date for '{column}'.");

    private static List<Dictionary<string, string>> Rows(string path)
    {
        if (!File.Exists(path))
            throw new InvalidTableException($"The table file '{Path.GetFileName(path)}' is missing.");
        using var csv = CsvReader.Create(File.ReadAllBytes(path), new CsvReaderOptions());
        csv.ReadHeader();
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
        {
            if (csv.FieldCount != csv.Headers.Count)
                throw new InvalidTableException(
                    $"{Path.GetFileName(path)}, row {rows.Count + 1}: {csv.FieldCount} columns where {csv.Headers.Count} are named."
                );
            var row = new Dictionary<string, string>(csv.FieldCount);
            for (var i = 0; i < csv.FieldCount; i++)
                row[csv.Headers[i]] = System.Text.Encoding.UTF8.GetString(csv.GetSpan(i));
            rows.Add(row);
        }

        return rows;
    }
}
