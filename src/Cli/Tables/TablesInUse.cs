using ClaimLint.Cli.Output;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Tables;

/// <summary>The releases that a command goes by: the ready ones of storage, or those of a folder, without any storage.</summary>
internal static class TablesInUse
{
    /// <summary>Every release in use.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<CodeTables> ReadAsync(
        CliContext context,
        string? folder,
        CancellationToken cancellation
    ) => CodeTablesReader.Read(await RowsAsync(context, folder, _ => true, cancellation));

    /// <summary>The releases in use that are wanted, with their rows.</summary>
    /// <exception cref="RefusedException">There is none in use, wanted or not.</exception>
    public static async Task<IReadOnlyList<ReleaseRows>> RowsAsync(
        CliContext context,
        string? folder,
        Func<Release, bool> isWanted,
        CancellationToken cancellation
    )
    {
        if (folder is not null)
            return [.. ReadFolder(folder).Where(release => isWanted(release.Release))];
        return await context.Screen.WhileAsync(
            "Reading the code tables",
            progress => ReadStorageAsync(context, isWanted, progress, cancellation)
        );
    }

    private static IReadOnlyList<ReleaseRows> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new RefusedException($"There is no folder '{folder}'.");
        var releases = TableFolder.Read(folder);
        return releases.Count > 0 ? releases : throw new RefusedException($"'{folder}' has no release.");
    }

    private static async Task<IReadOnlyList<ReleaseRows>> ReadStorageAsync(
        CliContext context,
        Func<Release, bool> isWanted,
        IProgress<Step> progress,
        CancellationToken cancellation
    )
    {
        var store = context.Releases();
        var ready = (await store.ListAsync(cancellation)).Where(stored => stored.State == ReleaseState.Ready).ToList();
        if (ready.Count == 0)
            throw new RefusedException(
                "Storage has no release that is ready: start the functions once, import a release, or name a folder with --tables."
            );
        var read = new List<ReleaseRows>();
        foreach (var stored in ready.Where(stored => isWanted(stored.Release)))
        {
            progress.Report(new Step($"Reading {stored.Release}"));
            var loaded = await store.LoadAsync(stored, cancellation);
            read.Add(loaded.Rows);
            if (loaded.SnapshotFault is { } fault)
                context.Screen.Complain(fault);
            if (loaded.IsChanged)
                context.Screen.Complain(
                    $"Rows of {stored.Release} were changed since its import, and count as they stand: claimlint releases verify {stored.Release}"
                );
        }

        return read;
    }
}
