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
        CliContext context,
        CancellationToken cancellation = default
    )
    {
        var parsed = Root(context).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            context.Screen.Complain(parsed.Errors[0].Message);
            context.Screen.Complain($"See: {PathOf(parsed.CommandResult)} --help");
            return ExitCodes.Usage;
        }

        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = context.Screen.Output,
                Error = context.Screen.Error,
                EnableDefaultExceptionHandler = false,
            };
            return await parsed.InvokeAsync(invocation, cancellation);
        }
        catch (Exception fault) when (Faults.LineOf(fault) is { } line)
        {
            context.Screen.Complain(line);
            return ExitCodes.Refused;
        }
    }

    private static RootCommand Root(CliContext context) =>
        new("Checks US medical claim lines, and keeps the code tables that they are checked with.")
        {
            CheckCommand.Of(context),
            LookupCommand.Of(context),
            RulesCommand.Of(context),
            RuleCommand.Of(context),
            ImportCommand.Of(context),
            ReleasesCommand.Of(context),
            ConflictsCommand.Of(context),
            ExportCommand.Of(context),
            OverrideCommand.Of(context),
            ReplayCommand.Of(context),
        };

    private static string PathOf(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult parent
            ? $"{PathOf(parent)} {result.Command.Name}"
            : "claimlint";
}
