using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Domain.Tests;

/// <summary>Small tables for tests, written as a release has them.</summary>
internal static class Tables
{
    /// <summary>The tables that an installation starts with.</summary>
    public static CodeTables Embedded { get; } =
        CodeTablesReader.Read(TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")));

    /// <summary>Tables of the given releases and nothing else.</summary>
    public static CodeTables Of(params ReleaseRows[] releases) => CodeTablesReader.Read(releases);

    /// <summary>A release of a system, effective from 2024-07-01 unless said: a header and rows, comma-separated, no quotes.</summary>
    public static ReleaseRows Release(string system, string coverage, string header, params string[] rows) =>
        Release(system, "2024-07", new DateOnly(2024, 7, 1), coverage, header, rows);

    public static ReleaseRows Release(
        string system,
        string version,
        DateOnly from,
        string coverage,
        string header,
        params string[] rows
    )
    {
        var names = header.Split(',');
        return new ReleaseRows(
            new Release(system, version, from, null, Coverage.Parse(coverage), 100),
            [
                .. rows.Select(
                    (row, i) =>
                        TableShape.Row(
                            system,
                            names.Zip(row.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second),
                            i + 1
                        )
                ),
            ]
        );
    }
}
