namespace ClaimLint.Domain.Tables;

/// <summary>One period of a code in one release, in words: for a person who looks it up.</summary>
/// <param name="Release">The release that says so.</param>
/// <param name="Period">When it is in force.</param>
/// <param name="Row">The row's key and number in the source file.</param>
/// <param name="Says">The row's columns by name: those of its key, then its values.</param>
public sealed record CodePeriod(
    Release Release,
    ActivePeriod Period,
    Evidence Row,
    IReadOnlyList<KeyValuePair<string, string>> Says
)
{
    /// <summary>Rules use the row on the day of the lookup: it is in force, and its release decides.</summary>
    public bool IsUsed { get; init; }
}

/// <summary>Looks a code up in a table by the table's name: in every table that can be imported.</summary>
public static class CodeHistory
{
    /// <summary>Rows of a code that are listed at most.</summary>
    public const int MaxRows = 1000;

    public static IReadOnlyList<string> Systems => TableCatalog.Default.Systems;

    /// <summary>Every row that concerns what is looked up, oldest release first, then overrides; empty where no release has any. <see cref="MaxRows"/> at most.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="system">One of <see cref="Systems"/>.</param>
    /// <param name="asked">Of pairs the column 1 code, of add-ons the add-on code, of profiles the procedure.</param>
    /// <param name="day">On which day it is said which rows count; null for none.</param>
    public static IReadOnlyList<CodePeriod> Of(
        CodeTables tables,
        string system,
        LookupKey asked,
        DateOnly? day = null
    ) => [.. tables.Get(system).HistoryOf(asked, day).Take(MaxRows)];

    /// <summary>In one sentence why there is no row: that the releases are complete for such codes and have none, or that nothing is known.</summary>
    public static string AbsenceOf(CodeTables tables, string system, LookupKey asked)
    {
        var stack = tables.Get(system);
        var complete = stack.CompleteFor(asked.Code).Select(release => release.Label).ToList();
        if (complete.Count > 0)
            return $"{(tables.Catalog.Of(system).IsCodeSystem ? $"{asked.Text} does not exist" : $"{system} has no row for {asked.Text}")}: "
                + $"{string.Join(", ", complete)} {(complete.Count == 1 ? "is" : "are")} complete for such codes.";
        return stack.Releases.Any()
            ? $"Whether {asked.Text} exists is not known: no loaded release of {system} has it or is complete for it."
            : $"Whether {asked.Text} exists is not known: no release of {system} is loaded.";
    }

    /// <summary>Whether what is looked up is in force on a day; null where no release in effect on the day is complete for it: an expired one is not.</summary>
    public static bool? IsActive(CodeTables tables, string system, LookupKey asked, DateOnly day) =>
        tables.Get(system).IsActive(asked, day);
}
