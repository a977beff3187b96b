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

/// <summary>Looks a code up in a table by the table's name.</summary>
public static class CodeHistory
{
    /// <summary>Pairs of a column 1 code that are listed at most.</summary>
    public const int MaxPairs = 1000;

    /// <summary>The tables that can be looked into by code. Profiles and payers have their own views.</summary>
    public static IReadOnlyList<string> Systems { get; } =
    [
        TableSystems.Diagnoses,
        TableSystems.Procedures,
        TableSystems.Modifiers,
        TableSystems.HcpcsModifiers,
        TableSystems.PlacesOfService,
        TableSystems.Taxonomies,
        TableSystems.MedicareFeeSchedule,
        TableSystems.MedicarePractitionerPairs,
        TableSystems.MedicarePractitionerUnits,
        TableSystems.MedicareOutpatientPairs,
        TableSystems.MedicareOutpatientUnits,
        TableSystems.MedicareSupplierUnits,
        TableSystems.MedicaidPractitionerPairs,
        TableSystems.MedicaidPractitionerUnits,
        TableSystems.MedicaidOutpatientPairs,
        TableSystems.MedicaidOutpatientUnits,
        TableSystems.MedicaidSupplierUnits,
    ];

    /// <summary>Every period of a code in every release, oldest first, then in overrides; empty where no release has it.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="system">One of <see cref="Systems"/>.</param>
    /// <param name="code">The code; its column 1 code for pairs.</param>
    public static IReadOnlyList<CodePeriod> Of(CodeTables tables, string system, Code code) =>
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
            TableSystems.MedicareFeeSchedule => Periods(tables.MedicarePractitioner.FeeSchedule, code, Indicators),
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
            _ => throw new ArgumentOutOfRangeException(nameof(system), system, "Not a table that codes stand in."),
        };

    private static CodePeriod[] Limits(DatedTable<UnitLimitRow> table, Code code) =>
        Periods(
            table,
            code,
            row =>
                [
                    new("units", row.Units.ToString(CultureInfo.InvariantCulture)),
                    new("mai", row.AdjudicationIndicator.ToString(CultureInfo.InvariantCulture)),
                    new("rationale", row.Rationale),
                ]
        );

    private static CodePeriod[] Pairs(PairEdits pairs, Code code) =>
        [
            .. pairs
                .Of(code)
                .Take(MaxPairs)
                .Select(pair => new CodePeriod(
                    pair.Release,
                    pair.Edit.Period,
                    new Evidence(pair.Release, $"{pair.Edit.Column1}|{pair.Edit.Column2}", pair.RowNumber),
                    [
                        new("column2", pair.Edit.Column2.ToString()),
                        new("indicator", pair.Edit.Indicator.ToString()),
                        new("rationale", pair.Edit.Rationale),
                    ]
                )),
        ];

    private static CodePeriod[] Periods<TRow>(
        DatedTable<TRow> table,
        Code code,
        Func<TRow, KeyValuePair<string, string>[]> says
    ) =>
        [
            .. table
                .History(KeyIn(table.System, code))
                .Concat(table.OverridesOf(KeyIn(table.System, code)))
                .Select(entry => new CodePeriod(entry.Release, entry.Period, entry.Evidence, says(entry.Row))),
        ];

    private static ulong KeyIn(string system, Code code) =>
        system == TableSystems.MedicareFeeSchedule ? Code.Pair(code, Code.None) : code.Packed;

    private static KeyValuePair<string, string>[] Indicators(FeeRow row) =>
        [
            new("status", Word(row.Status)),
            new("nonFacilityNa", Word(row.NonFacilityNa)),
            new("facilityNa", Word(row.FacilityNa)),
            new("pctc", Word(row.PcTc)),
            new("global", row.Global),
            new("multiple", Word(row.Multiple)),
            new("bilateral", Word(row.Bilateral)),
            new("assistant", Word(row.Assistant)),
            new("coSurgeon", Word(row.CoSurgeon)),
            new("team", Word(row.Team)),
        ];

    private static string Word(bool value) => value ? "yes" : "no";

    private static string Word(char value) => value == '\0' ? string.Empty : value.ToString();
}
