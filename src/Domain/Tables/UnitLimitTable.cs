namespace ClaimLint.Domain.Tables;

/// <summary>A medically unlikely edit.</summary>
/// <param name="Units">Units at most; 0 is a limit.</param>
/// <param name="AdjudicationIndicator">1 a line, 2 a day, absolute, 3 a day, clinical.</param>
/// <param name="Rationale">CMS's short reason.</param>
public readonly record struct UnitLimitRow(int Units, int AdjudicationIndicator, string Rationale);

/// <summary>NCCI's medically unlikely edits (MUE).</summary>
public static class UnitLimitTable
{
    private static readonly TableColumn<int> Units = TableColumn.Number("units", 0, 999_999_999);
    private static readonly TableColumn<int> AdjudicationIndicator = TableColumn.Number("mai", 1, 3);
    private static readonly TableColumn<string> Rationale = TableColumn.Text("rationale");

    public static TableDefinition<UnitLimitRow> Definition { get; } =
        new(TableSystems.UnitLimits, "MUE")
        {
            Systems =
            [
                new(TableSystems.MedicarePractitionerUnits, EditProgram.Medicare, EditSetting.Practitioner),
                new(TableSystems.MedicareOutpatientUnits, EditProgram.Medicare, EditSetting.Outpatient),
                new(TableSystems.MedicareSupplierUnits, EditProgram.Medicare, EditSetting.Supplier),
                new(TableSystems.MedicaidPractitionerUnits, EditProgram.Medicaid, EditSetting.Practitioner),
                new(TableSystems.MedicaidOutpatientUnits, EditProgram.Medicaid, EditSetting.Outpatient),
                new(TableSystems.MedicaidSupplierUnits, EditProgram.Medicaid, EditSetting.Supplier),
            ],
            Key = TableKey.OneCode<UnitLimitRow>("code"),
            Columns =
            [
                Units.From<UnitLimitRow>(row => row.Units),
                AdjudicationIndicator.From<UnitLimitRow>(row => row.AdjudicationIndicator),
                Rationale.From<UnitLimitRow>(row => row.Rationale),
            ],
            ReadRow = row => new UnitLimitRow(Units.Of(row), AdjudicationIndicator.Of(row), Rationale.Of(row)),
        };
}
