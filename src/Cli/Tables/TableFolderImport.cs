using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Tables;

/// <summary>Imports into a folder of tables, without storage: what <c>--tables</c> reads.</summary>
internal static class TableFolderImport
{
    /// <summary>Adds the releases to the folder, by the rules of an import into storage: a release never changes.</summary>
    /// <exception cref="RefusedException">Something else is in the folder.</exception>
    public static PublicationImportResult Run(string folder, IReadOnlyList<ReleaseRows> releases, DateTimeOffset now)
    {
        try
        {
            foreach (var release in releases)
                ReleaseCheck.Check(release);
        }
        catch (InvalidTableException fault)
        {
            return new PublicationImportResult([], fault.Message);
        }

        RequireOurs(folder);
        var before = Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any() ? TableFolder.Read(folder) : [];
        var results = releases.Select(release => ResultOf(release, before, now)).ToList();
        if (results.Find(result => result.Outcome == ImportOutcome.Refused) is { } refused)
            return new PublicationImportResult(results, refused.Message);
        ReleaseRows[] all =
        [
            .. before,
            .. releases
                .Zip(results)
                .Where(pair => pair.Second.Outcome == ImportOutcome.Imported)
                .Select(pair => pair.First with { Release = pair.Second.Release.Release }),
        ];
        if (all.Length > before.Count)
            TableFolderWriter.Write(folder, all);
        var inUse = before.Select(release => release.Release).ToList();
        return new PublicationImportResult(
            [.. results.Select(result => result with { Notes = PublicationImport.NotesOn(result, inUse) })],
            Refused: null
        );
    }

    /// <exception cref="RefusedException">Something else is in the folder.</exception>
    public static void RequireOurs(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            return;
        if (!File.Exists(Path.Combine(folder, "releases.csv")) || File.Exists(Path.Combine(folder, "sources.csv")))
            throw new RefusedException($"'{folder}' contains something else: name a new folder.");
    }

    private static ImportResult ResultOf(ReleaseRows release, IReadOnlyList<ReleaseRows> before, DateTimeOffset now)
    {
        var same = before.FirstOrDefault(other => other.Release.ToString() == release.Release.ToString());
        var stored = new StoredRelease(
            same?.Release ?? release.Release with { ImportedAt = now },
            ReleaseState.Ready,
            RowsSha256: "",
            Attempt: 1,
            default
        );
        return same is null
                ? new(ImportOutcome.Imported, stored, $"{release.Release} was imported: {release.Release.Rows} rows.")
            : same.Release.Sha256 == release.Release.Sha256 && same.Rows.Count == release.Rows.Count
                ? new(
                    ImportOutcome.AlreadyPresent,
                    stored,
                    $"{release.Release} is there already with the same content."
                )
            : new(
                ImportOutcome.Refused,
                stored,
                $"{release.Release} is in the folder with other content, and a release never changes: use another version (--release)."
            );
    }
}
