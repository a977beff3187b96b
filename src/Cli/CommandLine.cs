using System.CommandLine;
using System.CommandLine.Invocation;
using ClaimLint.Cli.Commands;

namespace ClaimLint.Cli;

/// <summary>The commands, and the one place where a refusal becomes a line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command to its end; answers one of <see cref="ExitCodes"/>.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Desk desk,
        CancellationToken cancellation = default
    )
    {
        var parsed = Root(desk).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            desk.Screen.Complain(parsed.Errors[0].Message);
            desk.Screen.Complain($"See: {PathOf(parsed.CommandResult)} --help");
            return ExitCodes.Usage;
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = desk.Screen.Output,
                Error = desk.Screen.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(invocation, cancellation);
        }
        catch (Exception fault) when (Faults.LineOf(fault) is { } line)
        {
            desk.Screen.Complain(line);
            return ExitCodes.Refused;
        }
    }

    private static RootCommand Root(Desk desk) =>
        new("Checks US medical claim lines, and keeps the code tables that they are checked with.")
        {
            CheckCommand.Of(desk),
            LookupCommand.Of(desk),
            RulesCommand.Of(desk),
            ImportCommand.Of(desk),
            ReleasesCommand.Of(desk),
            ConflictsCommand.Of(desk),
            ExportCommand.Of(desk),
            OverrideCommand.Of(desk),
            ReplayCommand.Of(desk),
        };

    private static string PathOf(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent
            ? $"{PathOf(parent)} {result.Command.Name}"
            : "claimlint";
}
