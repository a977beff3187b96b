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
    /// <summary>On the day of the lookup the row is in force, and its release the one that a rule would use.</summary>
    public bool Counts { get; init; }
}

/// <summary>Looks a code up in a table by the table's name: in every table that can be imported.</summary>
public static class CodeHistory
{
    /// <summary>Rows of a code that are listed at most.</summary>
    public const int MaxRows = 1000;

    public static IReadOnlyList<string> Systems => TableSystems.All;

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

    /// <summary>Whether what is looked up is in force on a day; null where no release of the day is complete for it.</summary>
    public static bool? IsActive(CodeTables tables, string system, LookupKey asked, DateOnly day) =>
        tables.Get(system).IsActive(asked, day);
}
