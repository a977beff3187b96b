using System.CommandLine;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint releases retire</c> and <c>activate</c>. To roll back is to retire the newer release.</summary>
internal static class ReleaseStateCommands
{
    public static Command Retire(CliContext context)
    {
        var (system, version) = (Options.System(), Options.Version());
        var command = new Command(
            "retire",
            "Takes a release out of use; the one before it speaks again. Its rows are kept."
        )
        {
            system,
            version,
        };
        command.SetAction(
            async (parsed, cancellation) =>
                Tell(
                    context,
                    await Switch(context)
                        .RetireAsync(parsed.GetRequiredValue(system), parsed.GetRequiredValue(version), cancellation)
                )
        );
        return command;
    }

    public static Command Activate(CliContext context)
    {
        var (system, version) = (Options.System(), Options.Version());
        var asTheyAre = new Option<bool>("--as-they-are")
        {
            Description = "even where rows are no longer those that were imported",
        };
        var command = new Command("activate", "Takes a retired release back into use, after reading its rows again.")
        {
            system,
            version,
            asTheyAre,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var stored = await ReleasesCommand.FindAsync(
                    context,
                    parsed.GetRequiredValue(system),
                    parsed.GetRequiredValue(version),
                    cancellation
                );
                // A release that lost its rows would tell every pair to be free of edits.
                if (stored.State == ReleaseState.Retired && !parsed.GetValue(asTheyAre))
                    await RequireWholeAsync(context, stored, cancellation);
                return Tell(
                    context,
                    await Switch(context).ActivateAsync(stored.Release.System, stored.Release.Version, cancellation)
                );
            }
        );
        return command;
    }

    private static async Task RequireWholeAsync(
        CliContext context,
        StoredRelease stored,
        CancellationToken cancellation
    )
    {
        var (_, isChanged) = await context.Screen.WhileAsync(
            $"Reading {stored.Release}",
            _ => context.Releases().ReadAsync(stored, cancellation)
        );
        if (isChanged)
            throw new RefusedException(
                $"Rows of {stored.Release} are no longer those that were imported (claimlint releases verify {stored.Release}); --as-they-are activates it all the same."
            );
    }

    private static ReleaseSwitch Switch(CliContext context) => new(context.TablesOf(context.Storage()));

    private static int Tell(CliContext context, SwitchResult result)
    {
        if (result.Outcome == SwitchOutcome.Refused)
            throw new RefusedException(result.Message);
        context.Screen.Say(
            result.Outcome == SwitchOutcome.Switched
                ? $"{result.Message} Functions that run see it within a minute."
                : result.Message
        );
        return ExitCodes.Done;
    }
}
