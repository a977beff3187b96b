using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Cli.Replays;
using ClaimLint.Cli.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint replay</c>: which lines of a file get another verdict by the tables of one day than by those of another, and by which rules.</summary>
internal static class ReplayCommand
{
    /// <summary>Lines that are shown; all of them are in the JSON.</summary>
    private const int Shown = 50;

    public static Command Of(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "a CSV of claim lines" };
        var asOf = Options.Day("--as-of", "by the releases that had begun on this day");
        asOf.Required = true;
        var against = Options.Day("--against", "against those that had begun on this one; else today");
        var tables = Options.Tables();
        var json = Options.Json();
        var command = new Command(
            "replay",
            "Checks a file by the tables of two days, and tells which lines get another verdict."
        )
        {
            file,
            asOf,
            against,
            tables,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var path = parsed.GetRequiredValue(file);
                if (!File.Exists(path))
                    throw new RefusedException($"There is no file '{path}'.");
                var rows = await TablesInUse.RowsAsync(context, parsed.GetValue(tables), _ => true, cancellation);
                var (one, other) = (parsed.GetValue(asOf)!.Value, parsed.GetValue(against) ?? context.Today);
                var replay = await context.Screen.WhileAsync(
                    $"Checking {Path.GetFileName(path)} twice",
                    _ =>
                        Task.FromResult(
                            Replay.Of(path, (one, TablesOf(rows, one)), (other, TablesOf(rows, other)), cancellation)
                        )
                );
                if (replay.Reason is { } reason)
                    throw new RefusedException($"Nothing of {Path.GetFileName(path)} could be checked: {reason}");
                if (parsed.GetValue(json))
                    context.Screen.Json(replay);
                else
                    Print(context.Screen, replay);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    /// <summary>What was loaded on a day, or would have been: an override counts from the day on which it was given.</summary>
    private static CodeTables TablesOf(IReadOnlyList<ReleaseRows> rows, DateOnly day) =>
        CodeTables.Read([
            .. rows.Where(release =>
                (
                    release.Release is { IsOverride: true, ImportedAt: { } given }
                        ? DateOnly.FromDateTime(given.UtcDateTime)
                        : release.Release.EffectiveFrom
                ) <= day
            ),
        ]);

    private static void Print(Screen screen, ReplayResult replay)
    {
        screen.Say(
            $"{replay.File}: {replay.Lines.Count} of {replay.Rows} lines get another verdict by the tables of {replay.AsOf:yyyy-MM-dd} than by those of {replay.Against:yyyy-MM-dd}."
        );
        if (replay.ReleasesAsOf.Count + replay.ReleasesAgainst.Count > 0)
        {
            screen.Head("Releases in one of the two alone");
            screen.Table(
                ["day", "release"],
                [
                    .. replay.ReleasesAsOf.Select(release => (string[])[$"{replay.AsOf:yyyy-MM-dd}", release]),
                    .. replay.ReleasesAgainst.Select(release => (string[])[$"{replay.Against:yyyy-MM-dd}", release]),
                ]
            );
        }

        if (replay.Lines.Count > 0)
        {
            screen.Head(replay.Lines.Count > Shown ? $"The first {Shown} of {replay.Lines.Count} lines" : "Lines");
            screen.Table(
                ["row", $"{replay.AsOf:yyyy-MM-dd}", $"{replay.Against:yyyy-MM-dd}", "because of"],
                replay
                    .Lines.Take(Shown)
                    .Select(line => (string[])[line.Row.ToString(), line.AsOf, line.Against, Why(line)])
            );
        }

        if (replay.NotChecked.Count == 0)
            return;
        screen.Head("Not checked as often");
        screen.Table(
            ["rule", $"{replay.AsOf:yyyy-MM-dd}", $"{replay.Against:yyyy-MM-dd}", ""],
            replay.NotChecked.Select(entry =>
                (string[])[entry.Rule ?? "", entry.AsOf.ToString(), entry.Against.ToString(), entry.Reason]
            )
        );
        screen.Say("What a rule could not check it does not tell: such a line may be no better than the other.");
    }

    private static string Why(ReplayedLine line) =>
        string.Join(
            ", ",
            line.Rules.Select(rule =>
                $"{rule.Rule} {(rule.AsOf.Length == 0 ? "-" : rule.AsOf)} → {(rule.Against.Length == 0 ? "-" : rule.Against)}"
            )
        );
}
