using ClaimLint.Domain.Tables;
using CsvHelper;

namespace ClaimLint.Files.Publications;

/// <summary>Writes releases into a folder that <see cref="TableFolder"/> reads back to the same rows and the same releases.</summary>
public static class TableFolderWriter
{
    internal const string ReleasesFile = "releases.csv";

    private static readonly CsvWriterOptions Options = new()
    {
        Separator = ',',
        NewLine = "\n",
        // Read by us and by no spreadsheet: a value that was changed would be another.
        Injection = CsvInjection.None,
        ValidateFieldCount = true,
    };

    private static readonly string[] ReleaseColumns =
    [
        "system",
        "version",
        "title",
        "effective_from",
        "effective_to",
        "coverage",
        "authority",
        "source",
        "source_publisher",
        "source_title",
        "source_url",
        "notice",
        "source_file",
        "sha256",
        "imported_at",
        "rows",
        "file",
    ];

    /// <summary>Replaces what an earlier export left under the same names; the list of releases, without which there is none, comes last.</summary>
    public static void Write(string folder, IReadOnlyList<ReleaseRows> releases, TableCatalog? catalog = null)
    {
        Directory.CreateDirectory(folder);
        File.Delete(Path.Combine(folder, ReleasesFile));
        var files = releases.Select(release => FileOf(release.Release)).ToList();
        if (files.Distinct(StringComparer.OrdinalIgnoreCase).Count() < files.Count)
            throw new InvalidTableException("Two releases would have one file: their versions differ by signs alone.");
        for (var i = 0; i < releases.Count; i++)
            WriteRows(
                Path.Combine(folder, files[i]),
                releases[i],
                (catalog ?? TableCatalog.Default).Of(releases[i].Release.System)
            );
        WriteFile(
            Path.Combine(folder, ReleasesFile),
            ReleaseColumns,
            releases.Zip(files, (release, file) => (IReadOnlyList<string>)Columns(release, file))
        );
    }

    private static string FileOf(Release release) =>
        string.Concat(
            $"{release.System}-{release.Version}".Select(sign =>
                char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' ? sign : '_'
            )
        ) + ".csv";

    private static string[] Columns(ReleaseRows rows, string file)
    {
        var release = rows.Release;
        return
        [
            release.System,
            release.Version,
            release.Title,
            release.EffectiveFrom == DateOnly.MinValue ? "" : Day(release.EffectiveFrom),
            release.EffectiveTo is { } to ? Day(to) : "",
            release.Coverage.Text,
            release.Authority.ToString(),
            release.Source.Id,
            release.Source.Publisher,
            release.Source.Title,
            release.Source.Url,
            release.Notice,
            release.File,
            release.Sha256,
            release.ImportedAt is { } at ? at.ToString("O") : "",
            rows.Rows.Count.ToString(),
            file,
        ];
    }

    private static void WriteRows(string path, ReleaseRows release, TableDefinition table)
    {
        var keys = table.KeyColumns;
        string[] values = [.. release.Rows.SelectMany(row => row.Values.Keys).Distinct()];
        WriteFile(
            path,
            [TableFolder.RowColumn, .. keys, "from", "until", .. values],
            release.Rows.Select(row =>
                (IReadOnlyList<string>)
                    [
                        row.Number.ToString(),
                        .. Parts(row.Key, keys.Count),
                        row.Period.From == DateOnly.MinValue ? "" : Day(row.Period.From),
                        row.Period.Until == DateOnly.MaxValue ? "" : Day(row.Period.Until),
                        .. values.Select(column => row.Values.GetValueOrDefault(column, "")),
                    ]
            )
        );
    }

    /// <summary>As many parts as the key has columns: those at its end that are empty are not written in it.</summary>
    private static IEnumerable<string> Parts(string key, int count)
    {
        var parts = key.Split('|', count);
        return parts.Concat(Enumerable.Repeat("", count - parts.Length));
    }

    private static void WriteFile(string path, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using (var stream = File.Create(path + ".part", 1 << 16))
        using (var csv = CsvWriter.Create(stream, Options))
        {
            foreach (var row in rows.Prepend(header))
            {
                foreach (var cell in row)
                    csv.WriteField(cell.AsSpan());
                csv.EndRecord();
            }
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
