using System.CommandLine;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint releases retire</c> and <c>activate</c>. To roll back is to retire the newer release.</summary>
internal static class ReleaseStateCommands
{
    public static Command Retire(Desk desk)
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
                    desk,
                    await Switch(desk)
                        .RetireAsync(parsed.GetRequiredValue(system), parsed.GetRequiredValue(version), cancellation)
                )
        );
        return command;
    }

    public static Command Activate(Desk desk)
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
                    desk,
                    parsed.GetRequiredValue(system),
                    parsed.GetRequiredValue(version),
                    cancellation
                );
                // A release that lost its rows would tell every pair to be free of edits.
                if (stored.State == ReleaseState.Retired && !parsed.GetValue(asTheyAre))
                    await RequireWholeAsync(desk, stored, cancellation);
                return Tell(
                    desk,
                    await Switch(desk).ActivateAsync(stored.Release.System, stored.Release.Version, cancellation)
                );
            }
        );
        return command;
    }

    private static async Task RequireWholeAsync(Desk desk, StoredRelease stored, CancellationToken cancellation)
    {
        var (_, isChanged) = await desk.Screen.WhileAsync(
            $"Reading {stored.Release}",
            _ => desk.Releases().ReadAsync(stored, cancellation)
        );
        if (isChanged)
            throw new RefusedException(
                $"Rows of {stored.Release} are no longer those that were imported (claimlint releases verify {stored.Release}); --as-they-are activates it all the same."
            );
    }

    private static ReleaseSwitch Switch(Desk desk) => new(desk.TablesOf(desk.Storage()));

    private static int Tell(Desk desk, SwitchResult result)
    {
        if (result.Outcome == SwitchOutcome.Refused)
            throw new RefusedException(result.Message);
        desk.Screen.Say(
            result.Outcome == SwitchOutcome.Switched
                ? $"{result.Message} Functions that run see it within a minute."
                : result.Message
        );
        return ExitCodes.Done;
    }
}
