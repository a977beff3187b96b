using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Storage.Tests;

/// <summary>The tables that the product brings with it.</summary>
internal static class Embedded
{
    public static IReadOnlyList<ReleaseRows> Releases { get; } =
        TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data"));

    public static ReleaseRows Of(string system) => Releases.Single(release => release.Release.System == system);
}
