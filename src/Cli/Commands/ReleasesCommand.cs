using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Domain.Tables;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint releases</c>: what is in storage, taken out of use and back, held against its import, compared.</summary>
internal static class ReleasesCommand
{
    public static Command Of(CliContext context) =>
        new("releases", "Shows the releases in storage, takes them out of use and back.")
        {
            List(context),
            Show(context),
            ReleaseStateCommands.Retire(context),
            ReleaseStateCommands.Activate(context),
            VerifyCommand.Of(context),
            DiffCommand.Of(context),
        };

    /// <summary>The release of that name, whatever its state.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<StoredRelease> FindAsync(
        CliContext context,
        string system,
        string version,
        CancellationToken cancellation
    )
    {
        var list = await context.Releases().ListAllAsync(cancellation);
        var all = list.Releases;
        if (
            all.FirstOrDefault(stored => stored.Release.System == system && stored.Release.Version == version) is
            { } found
        )
            return found;
        if (
            list.Unreadable.FirstOrDefault(stored => stored.System == system && stored.Version == version) is { } broken
        )
            throw new RefusedException($"{broken} cannot be read: {broken.Why}");
        var others = all.Where(stored => stored.Release.System == system)
            .Select(stored => stored.Release.Version)
            .ToList();
        throw new RefusedException(
            others.Count == 0
                ? $"Storage has no release of {system}."
                : $"Storage has no release {system} {version}; of {system} it has {string.Join(", ", others)}."
        );
    }

    private static Command List(CliContext context)
    {
        var json = Options.Json();
        var command = new Command("list", "Lists every release in storage, and which of them speaks today.") { json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var list = await context.Releases().ListAllAsync(cancellation);
                var all = list.Releases;
                var speaking = Speaking(all, context.Today);
                if (parsed.GetValue(json))
                    context.Screen.Json(
                        all.Select(stored => Answer(stored, speaking.Contains(stored)))
                            .Concat(list.Unreadable.Select(Answer))
                            .ToArray()
                    );
                else if (all.Count + list.Unreadable.Count == 0)
                    context.Screen.Say("There is no release in storage.");
                else
                    Print(context.Screen, all, speaking);
                if (!parsed.GetValue(json))
                    Print(context.Screen, list.Unreadable);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static void Print(Screen screen, IReadOnlyList<StoredRelease> all, HashSet<StoredRelease> speaking) =>
        screen.Table(
            ["system", "version", "state", "from", "to", "rows", "authority", "imported", ""],
            all.Select(stored =>
                (string[])
                    [
                        stored.Release.System,
                        stored.Release.Version,
                        stored.State.ToString().ToLowerInvariant(),
                        $"{stored.Release.EffectiveFrom:yyyy-MM-dd}",
                        $"{stored.Release.EffectiveTo:yyyy-MM-dd}",
                        stored.Release.Rows.ToString(),
                        stored.Release.Authority.ToString(),
                        $"{stored.Release.ImportedAt:yyyy-MM-dd}",
                        stored.Release.IsOverride ? $"override: {stored.Release.Source.Title}"
                        : speaking.Contains(stored) ? "speaks today"
                        : "",
                    ]
            )
        );

    private static void Print(Screen screen, IReadOnlyList<UnreadableRelease> unreadable)
    {
        foreach (var release in unreadable)
            screen.Say(
                release.IsInUse
                    ? $"{release} cannot be read, and {release.System} is not checked: {release.Why} To do without it: claimlint releases retire {release}"
                    : $"{release} cannot be read and is {release.State.ToString()!.ToLowerInvariant()}: {release.Why}"
            );
    }

    private static Command Show(CliContext context)
    {
        var (system, version, json) = (Options.System(), Options.Version(), Options.Json());
        var command = new Command("show", "Tells all that is recorded of a release.") { system, version, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var stored = await FindAsync(
                    context,
                    parsed.GetRequiredValue(system),
                    parsed.GetRequiredValue(version),
                    cancellation
                );
                var all = await context.Releases().ListAsync(cancellation);
                var speaks = Speaking(all, context.Today)
                    .Any(other => other.Release.ToString() == stored.Release.ToString());
                if (parsed.GetValue(json))
                    context.Screen.Json(Answer(stored, speaks));
                else
                    Print(context.Screen, stored, speaks);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static void Print(Screen screen, StoredRelease stored, bool speaks)
    {
        var release = stored.Release;
        screen.Facts(
            ("system", release.System),
            ("version", release.Version),
            ("title", release.Title),
            ("state", stored.State.ToString().ToLowerInvariant() + (speaks ? ", speaks today" : "")),
            ("from", $"{release.EffectiveFrom:yyyy-MM-dd}"),
            ("to", $"{release.EffectiveTo:yyyy-MM-dd}"),
            ("complete for", release.Coverage.Text),
            ("authority", release.Authority.ToString()),
            ("rows", release.Rows.ToString()),
            ("publisher", release.Source.Publisher),
            ("publication", release.Source.Title),
            ("address", release.Source.Url),
            ("file", release.File),
            ("SHA-256", release.Sha256),
            ("imported", $"{release.ImportedAt:yyyy-MM-dd HH:mm:ss} UTC"),
            ("rows' hash", stored.RowsSha256),
            ("partitions", $"{stored.Rows}|…"),
            ("notice", release.Notice.ReplaceLineEndings(" "))
        );
    }

    /// <summary>Of each system the ready release that speaks for a day.</summary>
    private static HashSet<StoredRelease> Speaking(IReadOnlyList<StoredRelease> all, DateOnly day) =>
        [
            .. all.Where(stored => stored.State == ReleaseState.Ready)
                .GroupBy(stored => stored.Release.System)
                .Select(system =>
                    ReleaseOrder
                        .NewestFirst(system, stored => stored.Release)
                        .FirstOrDefault(stored => stored.Release.EffectiveFrom <= day)
                )
                .OfType<StoredRelease>(),
        ];

    private static object Answer(UnreadableRelease release) =>
        new
        {
            release.System,
            release.Version,
            release.State,
            Unreadable = release.Why,
        };

    private static object Answer(StoredRelease stored, bool speaks) =>
        new
        {
            stored.Release.System,
            stored.Release.Version,
            stored.Release.Title,
            stored.State,
            SpeaksToday = speaks,
            stored.Release.EffectiveFrom,
            stored.Release.EffectiveTo,
            Coverage = stored.Release.Coverage.Text,
            stored.Release.Authority,
            stored.Release.Rows,
            stored.Release.Source,
            stored.Release.File,
            stored.Release.Sha256,
            stored.Release.ImportedAt,
            stored.RowsSha256,
            stored.Release.Notice,
        };
}
