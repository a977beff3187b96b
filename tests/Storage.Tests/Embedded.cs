using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Storage.Tests;

/// <summary>The tables that the product brings with it.</summary>
internal static class Embedded
{
    public static IReadOnlyList<ReleaseRows> Releases { get; } =
        TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data"));

    /// <summary>Of the system's first release the rows of some keys.</summary>
    public static ReleaseRows Of(string system, params string[] keys) =>
        Of(system).WithRows(Of(system).Rows.Where(row => keys.Contains(row.Key)));

    public static ReleaseRows Of(string system) => Releases.First(release => release.Release.System == system);
}
