namespace ClaimLint.Domain.Tables;

/// <summary>Makes the edit tables of every program and setting from stored rows.</summary>
internal sealed class EditTablesReader(IReadOnlyCollection<ReleaseRows> releases)
{
    /// <summary>For lines whose program or setting has no tables: no release of anything.</summary>
    public EditTables None { get; } =
        new(
            new DatedTable<FeeRow>(TableSystems.FeeSchedule, []),
            new PairEdits(TableSystems.PairEdits, []),
            new DatedTable<UnitLimitRow>(TableSystems.UnitLimits, []),
            new DatedTable<AddOnRow>(TableSystems.AddOns, [])
        );

    public EditTables MedicarePractitioner() =>
        new(
            CodeTablesReader.Dated(releases, TableSystems.MedicareFeeSchedule, CodeTablesReader.PairKeyOf, Fee),
            Pairs(TableSystems.MedicarePractitionerPairs),
            Units(TableSystems.MedicarePractitionerUnits),
            AddOns(TableSystems.MedicareAddOns)
        );

    public EditTables MedicareOutpatient() =>
        Loaded(TableSystems.MedicareOutpatientPairs, TableSystems.MedicareOutpatientUnits, addOns: null);

    public EditTables MedicaidPractitioner() =>
        Loaded(
            TableSystems.MedicaidPractitionerPairs,
            TableSystems.MedicaidPractitionerUnits,
            TableSystems.MedicaidAddOns
        );

    public EditTables MedicaidOutpatient() =>
        Loaded(TableSystems.MedicaidOutpatientPairs, TableSystems.MedicaidOutpatientUnits, addOns: null);

    public DatedTable<UnitLimitRow> Units(string system) =>
        CodeTablesReader.Dated(
            releases,
            system,
            CodeTablesReader.KeyOf,
            row => new UnitLimitRow(
                CodeTablesReader.Number(row, "units"),
                CodeTablesReader.Number(row, "mai", 1, 3),
                row["rationale"]
            )
        );

    /// <summary>The tables of which a release is loaded; of the others, that there is none for the line's program and setting.</summary>
    private EditTables Loaded(string pairs, string units, string? addOns) =>
        new(
            None.FeeSchedule,
            IsLoaded(pairs) ? Pairs(pairs) : None.Pairs,
            IsLoaded(units) ? Units(units) : None.UnitLimits,
            addOns is not null && IsLoaded(addOns) ? AddOns(addOns) : None.AddOns
        );

    private bool IsLoaded(string system) => releases.Any(release => release.Release.System == system);

    private DatedTable<AddOnRow> AddOns(string system) =>
        CodeTablesReader.Dated(
            releases,
            system,
            CodeTablesReader.PairKeyOf,
            row => new AddOnRow(CodeTablesReader.Number(row, "type", 1, 3))
        );

    private PairEdits Pairs(string system) =>
        new(
            system,
            releases
                .Where(release => release.Release.System == system)
                .Select(release => release.Pairs ?? new PairTable(release.Release, release.Rows))
        );

    /// <summary>
    /// The rules over an indicator answer notChecked where it is none that they know; of the status and the global days none asks so, and
    /// another value is refused. The lists stand in CMS's PPRRVU record layout.
    /// </summary>
    private static FeeRow Fee(TableRow row) =>
        new(
            CodeTablesReader.Character(row, "status", "ABCDEFGHIJMNPQRTX"),
            CodeTablesReader.IsNa(row, "nonfacility_na"),
            CodeTablesReader.IsNa(row, "facility_na"),
            CodeTablesReader.Character(row, "pctc"),
            GlobalDays(row),
            CodeTablesReader.Character(row, "multiple"),
            CodeTablesReader.Character(row, "bilateral"),
            CodeTablesReader.Character(row, "assistant"),
            CodeTablesReader.Character(row, "cosurgeon"),
            CodeTablesReader.Character(row, "team")
        );

    private static string GlobalDays(TableRow row) =>
        row["global"] switch
        {
            "" or "000" or "010" or "090" or "MMM" or "XXX" or "YYY" or "ZZZ" => row["global"],
            var other => throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{other}' is no global; there are 000, 010, 090, MMM, XXX, YYY, ZZZ."
            ),
        };
}
