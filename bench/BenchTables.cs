using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Bench;

/// <summary>The releases that a measurement checks against, and the first day of service of its claims.</summary>
internal sealed record BenchTables(IReadOnlyList<ReleaseRows> Releases, DateOnly FirstDay)
{
    /// <summary>The small tables that the program starts with.</summary>
    public static BenchTables Embedded() =>
        new(TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")), new DateOnly(2025, 11, 1));

    /// <summary>Every table in true size, written to the folder where it is not there yet; the embedded ones of systems that have no such file.</summary>
    public static BenchTables Published(string folder)
    {
        var releases = new List<ReleaseRows>();
        foreach (var file in PublishedFiles.In(folder))
            releases.AddRange(PublicationReader.Read([PublicationFile.At(file.Path)], file.Options).Releases);
        var systems = releases.Select(release => release.Release.System).ToHashSet(StringComparer.Ordinal);
        releases.AddRange(Embedded().Releases.Where(release => !systems.Contains(release.Release.System)));
        return new BenchTables(releases, PublishedFiles.From);
    }

    public CodeTables Read() => CodeTables.Read(Releases);

    /// <summary>Every row of the newest release of a system on the first day, in force or not.</summary>
    public IReadOnlyList<TableRow> Rows(string system) =>
        Releases
            .Where(release => release.Release.System == system && release.Release.EffectiveFrom <= FirstDay)
            .MaxBy(release => release.Release.EffectiveFrom)
            ?.Rows
        ?? [];

    public bool IsInForce(TableRow row) => row.Period.Contains(FirstDay);
}
