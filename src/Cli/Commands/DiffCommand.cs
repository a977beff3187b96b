using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint releases diff</c>: what a later release of a table says otherwise than an earlier one.</summary>
internal static class DiffCommand
{
    public static Command Of(CliContext context)
    {
        var system = Options.System();
        var before = new Argument<string>("A") { Description = "the version to compare with" };
        var after = new Argument<string>("B") { Description = "the version to compare" };
        var rows = new Option<int>("--rows") { Description = "shows so many rows of each kind", HelpName = "N" };
        var tables = Options.Tables();
        var json = Options.Json();
        var command = new Command(
            "diff",
            "Counts what release B of a table added, ended and changed against release A."
        )
        {
            system,
            before,
            after,
            rows,
            tables,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var name = parsed.GetRequiredValue(system);
                var folder = parsed.GetValue(tables);
                var one = await ReadAsync(context, name, parsed.GetRequiredValue(before), folder, cancellation);
                var other = await ReadAsync(context, name, parsed.GetRequiredValue(after), folder, cancellation);
                var changes = ReleaseDiff.Of(one, other).ToList();
                if (parsed.GetValue(json))
                    context.Screen.Json(Answer(one.Release, other.Release, changes, parsed.GetValue(rows)));
                else
                    Print(context.Screen, one.Release, other.Release, changes, parsed.GetValue(rows));
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static async Task<ReleaseRows> ReadAsync(
        CliContext context,
        string system,
        string version,
        string? folder,
        CancellationToken cancellation
    )
    {
        if (folder is not null)
            return TableFolder
                    .Read(folder)
                    .FirstOrDefault(release => release.Release.System == system && release.Release.Version == version)
                ?? throw new RefusedException($"'{folder}' has no release {system} {version}.");
        var stored = await ReleasesCommand.FindAsync(context, system, version, cancellation);
        if (stored.State == ReleaseState.Loading)
            throw new RefusedException($"{stored.Release} is being loaded, or its import was broken off.");
        var (rows, _) = await context.Screen.WhileAsync(
            $"Reading {stored.Release}",
            _ => context.Releases().ReadAsync(stored, cancellation)
        );
        return rows;
    }

    private static void Print(Screen screen, Release before, Release after, List<RowChange> changes, int rows)
    {
        screen.Say($"{before.System}: {after.Version} against {before.Version}");
        screen.Say("");
        screen.Table(
            ["added", "ended", "changed"],
            [
                [.. Kinds.Select(kind => changes.Count(change => change.Kind == kind).ToString())],
            ]
        );
        var columns = Columns(changes);
        if (columns.Count > 0)
        {
            screen.Head("Changed, by column");
            screen.Table(["column", "rows"], columns.Select(entry => (string[])[entry.Key, entry.Value.ToString()]));
        }

        if (rows <= 0)
            return;
        foreach (var kind in Kinds)
        {
            var all = changes.Where(change => change.Kind == kind).ToList();
            if (all.Count == 0)
                continue;
            screen.Head(all.Count > rows ? $"{kind}, the first {rows} of {all.Count}" : $"{kind}");
            screen.Table(
                ["key", "in force", ""],
                all.Take(rows).Select(change => (string[])[change.Key, PeriodOf(change), Told(change)])
            );
        }
    }

    private static readonly RowChangeKind[] Kinds = [RowChangeKind.Added, RowChangeKind.Ended, RowChangeKind.Changed];

    private static Dictionary<string, int> Columns(List<RowChange> changes) =>
        changes
            .Where(change => change.Kind == RowChangeKind.Changed)
            .SelectMany(change => change.Columns)
            .GroupBy(column => column.Column)
            .OrderByDescending(column => column.Count())
            .ToDictionary(column => column.Key, column => column.Count());

    private static string PeriodOf(RowChange change) => change.After is null ? "gone" : change.After.Period.ToString();

    private static string Told(RowChange change) =>
        change.Kind == RowChangeKind.Changed
            ? string.Join(
                "; ",
                change.Columns.Select(column => $"{column.Column} '{column.Before}' → '{column.After}'")
            )
            : string.Join(
                "; ",
                (change.After ?? change.Before)!
                    .Values.Where(value => value.Value.Length > 0 && value.Key != "source")
                    .Select(value => $"{value.Key} '{value.Value}'")
            );

    private static object Answer(Release before, Release after, List<RowChange> changes, int rows) =>
        new
        {
            before.System,
            Before = before.Version,
            After = after.Version,
            Added = changes.Count(change => change.Kind == RowChangeKind.Added),
            Ended = changes.Count(change => change.Kind == RowChangeKind.Ended),
            Changed = changes.Count(change => change.Kind == RowChangeKind.Changed),
            ChangedByColumn = Columns(changes),
            Rows = rows <= 0
                ? null
                : Kinds
                    .SelectMany(kind => changes.Where(change => change.Kind == kind).Take(rows))
                    .Select(change => new
                    {
                        change.Kind,
                        change.Key,
                        Period = PeriodOf(change),
                        change.Columns,
                        Says = (change.After ?? change.Before)!.Values,
                    }),
        };
}
