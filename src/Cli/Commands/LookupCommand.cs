using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Cli.Tables;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint lookup</c>: what the tables say of a code, row by row, and where each row came from.</summary>
internal static class LookupCommand
{
    public static Command Of(CliContext context)
    {
        var system = Options.System();
        var code = new Argument<string>("CODE")
        {
            Description =
                "the code; of pairs the column 1 code, of add-ons the add-on code, of profiles the procedure; a payer's id, an NPI",
        };
        var on = Options.Day("--on", "says whether the code is in force on the day");
        var tables = Options.Tables();
        var json = Options.Json();
        var command = new Command("lookup", "Looks a code up in the tables that the rules use.")
        {
            system,
            code,
            on,
            tables,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var name = parsed.GetRequiredValue(system);
                if (!CodeHistory.Systems.Contains(name))
                    throw new RefusedException(
                        $"'{name}' is no table to look codes up in; there are {string.Join(", ", CodeHistory.Systems)}."
                    );
                var asked = AskedOf(name, parsed.GetRequiredValue(code));
                var rows = await TablesInUse.RowsAsync(
                    context,
                    parsed.GetValue(tables),
                    release => release.System == name,
                    cancellation
                );
                TablesInUse.RequireReadable(rows);
                var read = CodeTables.Read(rows);
                var day = parsed.GetValue(on);
                var periods = CodeHistory.Of(read, name, asked, day);
                if (periods.Count == 0)
                    throw new RefusedException(CodeHistory.AbsenceOf(read, name, asked));
                var isActive = day is { } given ? CodeHistory.IsActive(read, name, asked, given) : null;
                if (parsed.GetValue(json))
                    context.Screen.Json(Answer(name, asked, day, isActive, periods));
                else
                    Print(context.Screen, name, asked, day, isActive, periods);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    /// <exception cref="RefusedException">It is none.</exception>
    public static Code CodeOf(string system, string text) => AskedOf(system, text).Code;

    private static LookupKey AskedOf(string system, string text) =>
        LookupKey.TryRead(system, text, out var asked)
            ? asked
            : throw new RefusedException(
                $"'{text}' is no {(system == DeactivatedNpiTable.Definition.Name ? "NPI" : "code")}."
            );

    private static void Print(
        Screen screen,
        string system,
        LookupKey asked,
        DateOnly? on,
        bool? isActive,
        IReadOnlyList<CodePeriod> periods
    )
    {
        screen.Say(
            (on, isActive) switch
            {
                (null, _) => $"{system} {asked.Text}: {(periods.Count == 1 ? "one row" : $"{periods.Count} rows")}.",
                ({ } day, null) =>
                    $"Whether {system} {asked.Text} is in force on {day:yyyy-MM-dd} is not known: no release in effect on that day is complete for it.",
                ({ } day, { } yes) => $"{system} {asked.Text} is {(yes ? "" : "not ")}in force on {day:yyyy-MM-dd}.",
            }
        );
        screen.Say("");
        screen.Table(
            [
                "release",
                .. on is null ? Array.Empty<string>() : ["used"],
                "in force",
                .. periods[0].Says.Select(value => value.Key),
                "file",
                "row",
            ],
            periods.Select(period =>
                (string[])
                    [
                        $"{period.Release.Version}{(period.Release.IsOverride ? $" (override: {period.Release.Source.Title})" : "")}",
                        .. on is null ? Array.Empty<string>() : [period.IsUsed ? "yes" : "no"],
                        period.Period.ToString(),
                        .. period.Says.Select(value => value.Value),
                        period.Release.File,
                        period.Row.RowNumber.ToString(),
                    ]
            )
        );
        if (periods.Count == CodeHistory.MaxRows)
            screen.Say($"The first {CodeHistory.MaxRows} are shown.");
    }

    private static object Answer(
        string system,
        LookupKey asked,
        DateOnly? on,
        bool? isActive,
        IReadOnlyList<CodePeriod> periods
    ) =>
        new
        {
            System = system,
            Code = asked.Text,
            On = on,
            Active = isActive,
            Periods = periods.Select(period => new
            {
                From = period.Period.From == DateOnly.MinValue ? (DateOnly?)null : period.Period.From,
                Until = period.Period.Until == DateOnly.MaxValue ? (DateOnly?)null : period.Period.Until,
                Used = on is null ? (bool?)null : period.IsUsed,
                Override = period.Release.IsOverride,
                Says = period.Says.ToDictionary(),
                Source = RowSource.Of(period.Row),
            }),
        };
}
