using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Domain.Tests;

/// <summary>Tables for tests: small ones, written as a release has them, and the embedded ones.</summary>
internal static class Tables
{
    /// <summary>
    /// The releases of <c>data/</c>, without the ends of their periods: a claim line of a test is of 2025, and some had expired by then. What an
    /// expired release answers has tests of its own.
    /// </summary>
    public static IReadOnlyList<ReleaseRows> EmbeddedReleases { get; } =
    [
        .. TableFolder
            .Read(Path.Combine(AppContext.BaseDirectory, "data"))
            .Select(release => release with { Release = release.Release with { EffectiveTo = null } }),
    ];

    /// <summary>The tables of <c>data/</c>: what an installation starts with.</summary>
    public static CodeTables Embedded { get; } = CodeTables.Read(EmbeddedReleases);

    /// <summary>The same with the given releases in place of their systems' own.</summary>
    public static CodeTables EmbeddedBut(params ReleaseRows[] releases) =>
        CodeTables.Read([
            .. EmbeddedReleases.Where(embedded =>
                releases.All(release => release.Release.System != embedded.Release.System)
            ),
            .. releases,
        ]);

    /// <summary>Tables of the given releases and nothing else.</summary>
    public static CodeTables Of(params ReleaseRows[] releases) => CodeTables.Read(releases);

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
                        TableCatalog
                            .Default.Of(system)
                            .RowOf(
                                names.Zip(row.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second),
                                i + 1
                            )
                ),
            ]
        );
    }
}
