using System.Globalization;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>One period of a code in one release, in words: for a person who looks it up.</summary>
/// <param name="Release">The release that says so.</param>
/// <param name="Period">When it is in force.</param>
/// <param name="Row">The row's key and number in the source file.</param>
/// <param name="Says">The row's values by name.</param>
public sealed record CodePeriod(
    Release Release,
    ActivePeriod Period,
    Evidence Row,
    IReadOnlyList<KeyValuePair<string, string>> Says
);

/// <summary>Looks a code up in a table by the table's name: in every table that can be imported.</summary>
public static partial class CodeHistory
{
    /// <summary>Rows of a code that are listed at most.</summary>
    public const int MaxRows = 1000;

    /// <summary>A pair's first code; an edit's diagnosis.</summary>
    private const ulong FirstOfPair = ~((1UL << 30) - 1);
    private const ulong DiagnosisOfEdit = ~0x3FUL;

    public static IReadOnlyList<string> Systems => TableSystems.All;

    /// <summary>Whether a code without a row is no code there; in the other tables it is one of which nothing is said.</summary>
    public static bool IsCodeSystem(string system) =>
        system
            is TableSystems.Diagnoses
                or TableSystems.Procedures
                or TableSystems.Modifiers
                or TableSystems.HcpcsModifiers
                or TableSystems.PlacesOfService
                or TableSystems.Taxonomies
                or TableSystems.RevenueCodes;

    /// <summary>Every period of what is asked in every release, oldest first, then in overrides; empty where no release has it. <see cref="MaxRows"/> at most.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="system">One of <see cref="Systems"/>.</param>
    /// <param name="asked">Of pairs the column 1 code, of add-ons the add-on code, of profiles the procedure.</param>
    public static IReadOnlyList<CodePeriod> Of(CodeTables tables, string system, LookupKey asked) =>
        system switch
        {
            TableSystems.Payers => Rows(tables.Payers.Of(asked.Text), "name", "program", "severities"),
            TableSystems.Profiles => Rows(
                tables.Profiles.Of(system, asked.Code),
                "kind",
                "code",
                "title",
                "says",
                "known",
                "side",
                "suggests_billing"
            ),
            TableSystems.ProfileReviews => Rows(
                tables.Profiles.Of(system, asked.Code),
                "kind",
                "code",
                "verdict",
                "describes",
                "truth",
                "basis"
            ),
            _ => Of(tables, system, asked.Code),
        };

    /// <summary>Whether one of a code's periods is in force on a day; null where the release of the day is neither complete for the code nor has it.</summary>
    public static bool? IsActive(
        CodeTables tables,
        string system,
        LookupKey asked,
        IReadOnlyList<CodePeriod> periods,
        DateOnly day
    )
    {
        if (periods.Any(period => period.Period.Contains(day)))
            return true;
        var ofDay = ReleaseOrder
            .NewestFirst(tables.Releases.Where(release => release.System == system), release => release)
            .FirstOrDefault(release => release.EffectiveFrom <= day);
        var isComplete =
            ofDay is not null && (ofDay.Coverage.Covers(asked.Code) || periods.Any(period => period.Release == ofDay));
        return isComplete ? false : null;
    }

    private static CodePeriod[] Of(CodeTables tables, string system, Code code) =>
        system switch
        {
            TableSystems.Diagnoses => Periods(
                tables.Diagnoses,
                code,
                row => [new("billable", Word(row.Billable)), new("side", Word(row.Side))]
            ),
            TableSystems.Procedures => Periods(tables.Procedures, code, row => [new("title", row.Title)]),
            TableSystems.Modifiers => Periods(
                tables.Modifiers,
                code,
                row =>
                    [
                        new("title", row.Title),
                        new("opensPairEdits", Word(row.OpensPairEdits)),
                        new("side", Word(row.Side)),
                        new("anatomic", Word(row.Anatomic)),
                    ]
            ),
            TableSystems.PlacesOfService => Periods(
                tables.Places,
                code,
                row =>
                    [
                        new("name", row.Name),
                        new("facility", Word(row.IsFacility)),
                        new("assigned", Word(row.IsAssigned)),
                    ]
            ),
            TableSystems.Taxonomies => Periods(
                tables.Taxonomies,
                code,
                row =>
                    [
                        new("grouping", row.Grouping),
                        new("classification", row.Classification),
                        new("specialization", row.Specialization),
                    ]
            ),
            TableSystems.MedicareFeeSchedule => Fees(tables.MedicarePractitioner.FeeSchedule, code),
            TableSystems.HcpcsModifiers => Periods(tables.HcpcsModifiers, code, row => [new("title", row.Title)]),
            TableSystems.MedicarePractitionerUnits => Limits(tables.MedicarePractitioner.UnitLimits, code),
            TableSystems.MedicareOutpatientUnits => Limits(tables.MedicareOutpatient.UnitLimits, code),
            TableSystems.MedicareSupplierUnits => Limits(tables.MedicareSuppliers, code),
            TableSystems.MedicaidPractitionerUnits => Limits(tables.MedicaidPractitioner.UnitLimits, code),
            TableSystems.MedicaidOutpatientUnits => Limits(tables.MedicaidOutpatient.UnitLimits, code),
            TableSystems.MedicaidSupplierUnits => Limits(tables.MedicaidSuppliers, code),
            TableSystems.MedicarePractitionerPairs => Pairs(tables.MedicarePractitioner.Pairs, code),
            TableSystems.MedicareOutpatientPairs => Pairs(tables.MedicareOutpatient.Pairs, code),
            TableSystems.MedicaidPractitionerPairs => Pairs(tables.MedicaidPractitioner.Pairs, code),
            TableSystems.MedicaidOutpatientPairs => Pairs(tables.MedicaidOutpatient.Pairs, code),
            TableSystems.MedicareAddOns => AddOns(tables.MedicarePractitioner.AddOns, code),
            TableSystems.MedicaidAddOns => AddOns(tables.MedicaidPractitioner.AddOns, code),
            TableSystems.DiagnosisExcludes => Notes(tables.DiagnosisExcludes, code),
            TableSystems.DiagnosisCodeFirst => Notes(tables.DiagnosisCodeFirst, code),
            TableSystems.DiagnosisSeventhCharacters => Periods(
                tables.SeventhCharacters.Of(code),
                row => [new("character", Word(row.Character)), new("meaning", row.Meaning)]
            ),
            TableSystems.DiagnosisEdits => Periods(
                tables.DiagnosisEdits.HistoryOf(code.Packed, DiagnosisOfEdit),
                row =>
                    [
                        new("edit", row.Name),
                        new("sex", Word(row.Sex)),
                        new("ageFrom", row.AgeFrom == 0 ? "" : Number(row.AgeFrom)),
                        new("ageTo", row.AgeTo == int.MaxValue ? "" : Number(row.AgeTo)),
                    ]
            ),
            TableSystems.RevenueCodes => Periods(tables.RevenueCodes, code, row => [new("title", row.Title)]),
            TableSystems.DeactivatedNpis => Deactivations(tables.DeactivatedNpis, code),
            _ => throw new ArgumentOutOfRangeException(nameof(system), system, "Not a table that codes stand in."),
        };

    /// <summary>Rows as they were imported: the parts of their keys behind the first, and their columns.</summary>
    private static CodePeriod[] Rows(IEnumerable<SourcedRow> rows, params string[] columns) =>
        Told(
            rows.Select(entry => new CodePeriod(
                entry.Release,
                entry.Row.Period,
                new Evidence(entry.Release, entry.Row.Key, entry.Row.Number),
                [.. columns.Select(column => KeyValuePair.Create(column, ValueOf(entry.Row, column)))]
            ))
        );

    private static string ValueOf(TableRow row, string column) =>
        column switch
        {
            "kind" => row.PartsOf(3)[1],
            "code" => row.PartsOf(3)[2],
            _ => row[column],
        };

    private static CodePeriod[] Periods<TRow>(
        DatedTable<TRow> table,
        Code code,
        Func<TRow, KeyValuePair<string, string>[]> says
    ) => Periods(table.History(code.Packed).Concat(table.OverridesOf(code.Packed)), says);

    private static CodePeriod[] Periods<TRow>(
        IEnumerable<(Release Release, ActivePeriod Period, TRow Row, Evidence Evidence)> history,
        Func<TRow, KeyValuePair<string, string>[]> says
    ) => Told(history.Select(entry => new CodePeriod(entry.Release, entry.Period, entry.Evidence, says(entry.Row))));

    private static CodePeriod[] Told(IEnumerable<CodePeriod> periods) => [.. periods.Take(MaxRows)];

    /// <summary>A part of the row's key, or nothing where it has no such part.</summary>
    private static string PartOf(Evidence row, int part) => row.RowKey!.Split('|').ElementAtOrDefault(part) ?? "";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Word(bool value) => value ? "yes" : "no";

    private static string Word(char value) => value == '\0' ? string.Empty : value.ToString();
}
