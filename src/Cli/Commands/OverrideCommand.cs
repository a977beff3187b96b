using System.CommandLine;
using ClaimLint.Cli.Tables;
using ClaimLint.Domain.Tables;
using ClaimLint.Storage;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint override</c>: the operator's own word on one row, over every published release, with a reason.</summary>
internal static class OverrideCommand
{
    public static Command Of(CliContext context)
    {
        var system = Options.System();
        var key = new Argument<string>("KEY") { Description = "the row's key; parts joined by / as in 20957/69990" };
        var changes = new Argument<string[]>("COLUMN=VALUE")
        {
            Description = "what the row says instead; its other columns stay",
            Arity = ArgumentArity.OneOrMore,
        };
        var reason = Required("--reason", "TEXT", "why; every finding that it decides says so");
        var who = Required("--who", "NAME", "who decided; stands in the release, not in findings");
        var from = Options.Day("--from", "first day of service; else the row's own");
        var until = Options.Day("--until", "last day of service; else the row's own");
        var command = new Command(
            "override",
            "Overrides one row of a table. Retiring the override's release takes it back."
        )
        {
            system,
            key,
            changes,
            reason,
            who,
            from,
            until,
        };
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    context,
                    parsed.GetRequiredValue(system),
                    parsed.GetRequiredValue(key),
                    parsed.GetRequiredValue(changes),
                    new OverrideTerms(
                        parsed.GetRequiredValue(who),
                        parsed.GetRequiredValue(reason),
                        parsed.GetValue(from),
                        parsed.GetValue(until)
                    ),
                    cancellation
                )
        );
        return command;
    }

    private static Option<string> Required(string name, string value, string description) =>
        new(name)
        {
            Description = description,
            HelpName = value,
            Required = true,
        };

    private static async Task<int> RunAsync(
        CliContext context,
        string system,
        string keyText,
        string[] assignments,
        OverrideTerms terms,
        CancellationToken cancellation
    )
    {
        if (!TableCatalog.Default.Systems.Contains(system))
            throw new RefusedException(
                $"'{system}' is no table; there are {string.Join(", ", TableCatalog.Default.Systems)}."
            );
        if (string.IsNullOrWhiteSpace(terms.Reason) || string.IsNullOrWhiteSpace(terms.Who))
            throw new RefusedException("An override needs a reason and a name.");
        var key = TableCatalog.Default.Of(system).RowKeyOf(keyText.Replace('/', '|'));
        var rows = TablesInUse.RequireReadable(
            await TablesInUse.RowsAsync(context, null, release => release.System == system, cancellation)
        );
        var row = RowOverride.RowOf(rows, system, key, context.Today);
        var version = await VersionAsync(context, system, row?.Key ?? key, cancellation);
        var release = RowOverride.Of(system, key, version, row, ChangesOf(assignments), terms, context.Today);
        var result = await context.Releases().ImportAsync(release, cancellation);
        if (result.Outcome != ImportOutcome.Imported)
            throw new RefusedException($"Somebody else overrode {system} {key} at the same time: look again.");
        Print(context, release, row);
        return ExitCodes.Done;
    }

    private static void Print(CliContext context, ReleaseRows release, TableRow? before)
    {
        var after = release.Rows[0];
        context.Screen.Say($"{release.Release}: {after.Key} {after.Period}");
        foreach (var (column, value) in after.Values)
        {
            if (before is null)
                context.Screen.Say($"  {column} '{value}'");
            else if (before.Values[column] != value)
                context.Screen.Say($"  {column} '{before.Values[column]}' → '{value}'");
        }

        context.Screen.Say($"To take it back: claimlint releases retire {release.Release}");
    }

    private static Dictionary<string, string> ChangesOf(string[] assignments)
    {
        var changes = new Dictionary<string, string>();
        foreach (var assignment in assignments)
        {
            var at = assignment.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new RefusedException($"'{assignment}' is no COLUMN=VALUE.");
            if (!changes.TryAdd(assignment[..at], assignment[(at + 1)..]))
                throw new RefusedException($"'{assignment[..at]}' is given twice.");
        }

        return changes;
    }

    /// <summary>The next of the row's overrides, those counted that were retired.</summary>
    private static async Task<string> VersionAsync(
        CliContext context,
        string system,
        string key,
        CancellationToken cancellation
    )
    {
        var prefix = $"{RowOverride.VersionPrefix}{key.Replace('|', '-')}-";
        var earlier = (await context.Releases().ListAsync(cancellation)).Count(stored =>
            stored.Release.System == system
            && stored.Release.Version.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(stored.Release.Version[prefix.Length..], out _)
        );
        return $"{prefix}{earlier + 1}";
    }
}
