namespace ClaimLint.Domain.Tables;

/// <summary>A medically unlikely edit.</summary>
/// <param name="Units">Units at most; 0 is a limit.</param>
/// <param name="AdjudicationIndicator">1 a line, 2 a day, absolute, 3 a day, clinical.</param>
/// <param name="Rationale">CMS's short reason.</param>
public readonly record struct UnitLimitRow(int Units, int AdjudicationIndicator, string Rationale);

/// <summary>NCCI's medically unlikely edits (MUE).</summary>
public static class UnitLimitTable
{
    private static readonly EditSetting[] Settings =
    [
        EditSetting.Practitioner,
        EditSetting.Outpatient,
        EditSetting.Supplier,
    ];

    private static readonly TableColumn<int> Units = TableColumn.Number("units", 0, 999_999_999);
    private static readonly TableColumn<int> AdjudicationIndicator = TableColumn.Number("mai", 1, 3);
    private static readonly TableColumn<string> Rationale = TableColumn.Text("rationale");

    public static TableDefinition<UnitLimitRow> Definition { get; } =
        new("mue", "MUE")
        {
            Systems =
            [
                .. TableSystem.Of("mue", EditProgram.Medicare, Settings),
                .. TableSystem.Of("mue", EditProgram.Medicaid, Settings),
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
