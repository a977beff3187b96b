using System.CommandLine;
using ClaimLint.Cli.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint export</c>: the releases in use as a folder, so that <c>check</c> works without any storage.</summary>
internal static class ExportCommand
{
    public static Command Of(CliContext context)
    {
        var to = new Option<string>("--to")
        {
            Description = "a folder: new, empty, or of an earlier export",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("export", "Writes every release that is ready into a folder for --tables.") { to };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var folder = parsed.GetRequiredValue(to);
                TableFolderImport.RequireOurs(folder);
                var releases = TablesInUse.RequireReadable(
                    await TablesInUse.RowsAsync(context, folder: null, _ => true, cancellation)
                );
                await context.Screen.WhileAsync(
                    $"Writing {folder}",
                    _ =>
                    {
                        TableFolderWriter.Write(folder, releases);
                        return Task.FromResult(true);
                    }
                );
                context.Screen.Say(
                    $"{releases.Count} releases, {releases.Sum(release => (long)release.Rows.Count)} rows: claimlint check FILE --tables {folder}"
                );
                return ExitCodes.Done;
            }
        );
        return command;
    }
}
