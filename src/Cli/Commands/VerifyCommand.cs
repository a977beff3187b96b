using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint releases verify</c>: which rows are no longer those that were imported.</summary>
internal static class VerifyCommand
{
    private const int Shown = 100;

    public static Command Of(CliContext context)
    {
        var system = new Argument<string?>("SYSTEM")
        {
            Description = "the table; without one, every release that is ready",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var version = new Argument<string?>("VERSION")
        {
            Description = "the release's version; without one, every one of the table",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = Options.Json();
        var command = new Command(
            "verify",
            "Reads rows again and holds them against the import's hash. Ends with 1 where rows were changed by hand."
        )
        {
            system,
            version,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var wanted = await WantedAsync(
                    context,
                    parsed.GetValue(system),
                    parsed.GetValue(version),
                    cancellation
                );
                var results = new List<VerificationResult>();
                foreach (var stored in wanted)
                    results.Add(
                        await context.Screen.WhileAsync(
                            $"Reading {stored.Release}",
                            _ =>
                                new ReleaseVerification(context.TablesOf(context.Storage())).VerifyAsync(
                                    stored,
                                    cancellation
                                )
                        )
                    );
                if (parsed.GetValue(json))
                    context.Screen.Json(results.Select(Answer).ToArray());
                else
                    results.ForEach(result => Print(context.Screen, result));
                return results.TrueForAll(result => result.IsUnchanged) ? ExitCodes.Done : ExitCodes.Refused;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<StoredRelease>> WantedAsync(
        CliContext context,
        string? system,
        string? version,
        CancellationToken cancellation
    )
    {
        if (system is not null && version is not null)
        {
            var stored = await ReleasesCommand.FindAsync(context, system, version, cancellation);
            return stored.State == ReleaseState.Loading
                ? throw new RefusedException(
                    $"{stored.Release} is being loaded, or its import was broken off: import it again."
                )
                : [stored];
        }

        StoredRelease[] ready =
        [
            .. (await context.Releases().ListAsync(cancellation)).Where(stored =>
                stored.State == ReleaseState.Ready && (system is null || stored.Release.System == system)
            ),
        ];
        return ready.Length > 0
            ? ready
            : throw new RefusedException($"No release {(system is null ? "" : $"of {system} ")}is ready.");
    }

    private static void Print(Screen screen, VerificationResult result)
    {
        var release = result.Release.Release;
        if (result.IsUnchanged)
        {
            screen.Say($"{release} is as it was imported: {result.Rows} rows.");
            return;
        }

        screen.Say($"{release} is not as it was imported on {release.ImportedAt:yyyy-MM-dd}. {Difference(result)}");
        foreach (var row in result.Changed.Take(Shown))
            screen.Say(
                $"  {row.Key}  changed {row.At:yyyy-MM-dd HH:mm:ss} UTC{(row.Fault is null ? "" : $"  cannot be read: {row.Fault}")}"
            );
        if (result.Changed.Count > Shown)
            screen.Say($"  and {result.Changed.Count - Shown} more");
    }

    private static string Difference(VerificationResult result)
    {
        var missing = result.Release.Release.Rows - result.Rows;
        var told = new List<string>();
        if (result.Changed.Count > 0)
            told.Add(
                result.Changed.Count == 1
                    ? "One row of storage was changed since."
                    : $"{result.Changed.Count} rows of storage were changed since."
            );
        if (missing > 0)
            told.Add(
                $"{missing} of its {result.Release.Release.Rows} rows are missing; which, only the file it came from can tell."
            );
        if (missing < 0)
            told.Add($"It has {-missing} rows more.");
        if (told.Count == 0)
            told.Add("Its rows are: what the release says of itself was changed.");
        return string.Join(" ", told);
    }

    private static object Answer(VerificationResult result) =>
        new
        {
            result.Release.Release.System,
            result.Release.Release.Version,
            Unchanged = result.IsUnchanged,
            result.Rows,
            RowsImported = result.Release.Release.Rows,
            result.Changed,
        };
}
