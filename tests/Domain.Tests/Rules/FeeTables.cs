using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

/// <summary>Fee schedules for tests: one procedure, 99213, with one indicator as the test says; complete for 99213 and 99214.</summary>
internal static class FeeTables
{
    private const string Header =
        "code,modifier,status,nonfacility_na,facility_na,pctc,global,multiple,bilateral,assistant,cosurgeon,team";

    public static CodeTables PcTc(char indicator) => Of($"99213,,A,,,{Text(indicator)},XXX,0,0,0,0,0");

    public static CodeTables Bilateral(char indicator) => Of($"99213,,A,,,0,XXX,0,{Text(indicator)},0,0,0");

    public static CodeTables Assistant(char indicator) => Of($"99213,,A,,,0,XXX,0,0,{Text(indicator)},0,0");

    public static CodeTables CoSurgeon(char indicator) => Of($"99213,,A,,,0,XXX,0,0,0,{Text(indicator)},0");

    public static CodeTables Team(char indicator) => Of($"99213,,A,,,0,XXX,0,0,0,0,{Text(indicator)}");

    /// <summary>The given rows of a fee schedule, and nothing else.</summary>
    public static CodeTables Of(params string[] rows) =>
        Tables.Of(Release(rows), Profiles.Payers("MEDICARE,Medicare,medicare,"));

    public static ReleaseRows Release(params string[] rows) =>
        Tables.Release("mpfs-medicare", "99213 99214", Header, rows);

    /// <summary>A blank stands for an empty column.</summary>
    private static string Text(char indicator) => indicator == ' ' ? string.Empty : indicator.ToString();
}
