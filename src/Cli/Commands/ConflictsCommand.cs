using System.CommandLine;
using ClaimLint.Cli.Output;
using ClaimLint.Cli.Tables;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Cli.Commands;

/// <summary><c>claimlint conflicts</c>: where a source of higher authority says otherwise than a procedure's profile, and which decides.</summary>
internal static class ConflictsCommand
{
    public static Command Of(CliContext context)
    {
        var procedure = new Option<string?>("--procedure")
        {
            Description = "of this procedure alone",
            HelpName = "CODE",
        };
        var on = Options.Day("--on", "by the tables of that day; else of today");
        var tables = Options.Tables();
        var json = Options.Json();
        var command = new Command(
            "conflicts",
            "Lists every saying of a profile that a source of higher authority contradicts."
        )
        {
            procedure,
            on,
            tables,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var read = await TablesInUse.ReadAsync(context, parsed.GetValue(tables), cancellation);
                var day = parsed.GetValue(on) ?? context.Today;
                var profiles = ProfilesOf(read, day, parsed.GetValue(procedure))
                    .Select(profile => (Profile: profile, Conflicts: ProfileConflicts.Of(profile, day, read)))
                    .ToList();
                if (parsed.GetValue(json))
                    context.Screen.Json(
                        profiles.Select(entry => Answer(entry.Profile, day, entry.Conflicts)).ToArray()
                    );
                else
                    profiles.ForEach(entry => Print(context.Screen, entry.Profile, day, entry.Conflicts));
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static IEnumerable<ProcedureProfile> ProfilesOf(CodeTables tables, DateOnly day, string? procedure)
    {
        if (procedure is null)
            return tables.Profiles.On(day).ToList() is { Count: > 0 } profiles
                ? profiles
                : throw new RefusedException(
                    $"No profile of any procedure is in use that speaks for {day:yyyy-MM-dd}."
                );
        var code = LookupCommand.CodeOf(ProcedureTable.Definition.Name, procedure);
        return tables.Profiles.Find(code, day, out var found) switch
        {
            LookupStatus.Found => [found!],
            LookupStatus.Unknown => throw new RefusedException($"No profile of {code} is in use."),
            _ => throw new RefusedException($"No profile of {code} is in use that speaks for {day:yyyy-MM-dd}."),
        };
    }

    private static void Print(
        Screen screen,
        ProcedureProfile profile,
        DateOnly day,
        IReadOnlyList<ProfileConflict> conflicts
    )
    {
        screen.Say(
            $"{profile.Procedure}, {profile.Release} (authority {profile.Release.Authority}): {conflicts.Count} of {Coded(profile)} coded sayings are contradicted on {day:yyyy-MM-dd}."
        );
        foreach (var conflict in conflicts)
        {
            screen.Head($"{Word(conflict.Assertion.Kind)} {conflict.Assertion.Code}");
            screen.Facts(
                ("the profile", $"{conflict.Assertion.Title.TrimEnd('.')} ({Row(conflict.Assertion.Evidence)})"),
                ("the other", $"{conflict.Truth.TrimEnd('.')} ({Row(conflict.Evidence)})"),
                ("decides", conflict.Decider)
            );
        }
    }

    private static string Row(Evidence evidence) =>
        evidence.RowKey is null ? $"{evidence.Release}" : $"{evidence.Release}, row {evidence.RowNumber}";

    /// <summary>Those that stand on a code of a code set; the others are words of a place, a payer or a context.</summary>
    private static int Coded(ProcedureProfile profile) =>
        profile.Assertions.Count(assertion =>
            assertion.Kind
                is AssertionKind.Modifier
                    or AssertionKind.Specialty
                    or AssertionKind.Diagnosis
                    or AssertionKind.Related
        );

    private static string Word(AssertionKind kind) => kind.ToString().ToLowerInvariant();

    private static object Answer(ProcedureProfile profile, DateOnly day, IReadOnlyList<ProfileConflict> conflicts) =>
        new
        {
            Procedure = profile.Procedure.ToString(),
            On = day,
            Release = profile.Release.ToString(),
            profile.Release.Authority,
            Coded = Coded(profile),
            Contradicted = conflicts.Count,
            Conflicts = conflicts.Select(conflict => new
            {
                conflict.Assertion.Kind,
                conflict.Assertion.Code,
                conflict.Assertion.Title,
                conflict.Assertion.Says,
                Source = RowSource.Of(conflict.Assertion.Evidence),
                conflict.Truth,
                conflict.Decider,
                Against = RowSource.Of(conflict.Evidence),
                Authority = conflict.Evidence.Release!.Authority,
            }),
        };
}
