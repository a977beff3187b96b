using ClaimLint.Cli.Output;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Tables;

/// <summary>The releases that a command goes by: the ready ones of storage, those of a folder, or where no storage is configured those that come with the program.</summary>
internal static class TablesInUse
{
    private static readonly string Embedded = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Every release in use.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<CodeTables> ReadAsync(
        CliContext context,
        string? folder,
        CancellationToken cancellation
    ) => CodeTables.Read(await RowsAsync(context, folder, _ => true, cancellation));

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
        if (!context.HasStorage)
        {
            context.Screen.Complain(
                $"No storage is configured ({StorageNames.Connection}): the tables that come with the program are used."
            );
            return [.. ReadFolder(Embedded).Where(release => isWanted(release.Release))];
        }

        return await context.Screen.WhileAsync(
            "Reading the code tables",
            progress => ReadStorageAsync(context, isWanted, progress, cancellation)
        );
    }

    /// <summary>The same, for what must not leave a release out.</summary>
    /// <exception cref="RefusedException">One cannot be read.</exception>
    public static IReadOnlyList<ReleaseRows> RequireReadable(IReadOnlyList<ReleaseRows> releases) =>
        releases.FirstOrDefault(release => release.WhyUnreadable is not null) is { } unreadable
            ? throw new RefusedException($"{unreadable.Release} cannot be read. Nothing was changed.")
            : releases;

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
        var list = await store.ListAllAsync(cancellation);
        var ready = list.Releases.Where(stored => stored.State == ReleaseState.Ready).ToList();
        var unreadable = list.Unreadable.Where(stored => stored.IsInUse).Select(stored => stored.InPlace).ToList();
        if (ready.Count + unreadable.Count == 0)
            throw new RefusedException(
                "Storage has no release that is ready: start the functions once, import a release, or name a folder with --tables."
            );
        var read = new List<ReleaseRows>();
        foreach (var stored in ready.Where(stored => isWanted(stored.Release)))
        {
            progress.Report(new Step($"Reading {stored.Release}"));
            var loaded = await store.TryLoadAsync(stored, everyRow: false, cancellation);
            read.Add(loaded.Rows.PrepareOrMark(keepsRows: true));
            if (loaded.SnapshotFault is { } fault)
                context.Screen.Complain(fault);
            if (loaded.IsChanged)
                context.Screen.Complain(
                    $"Rows of {stored.Release} were changed since its import, and count as they stand: claimlint releases verify {stored.Release}"
                );
        }

        read.AddRange(unreadable.Where(release => isWanted(release.Release)));
        foreach (var release in read.Where(release => release.WhyUnreadable is not null))
            context.Screen.Complain(
                $"{release.Release} cannot be read, and {release.Release.System} is not checked: {release.WhyUnreadable} To do without it: claimlint releases retire {release.Release}"
            );
        return read;
    }
}
