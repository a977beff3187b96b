namespace ClaimLint.Domain.Tables;

/// <summary>An ICD-10-CM code.</summary>
/// <param name="Billable">Valid for submission; false for a header code.</param>
/// <param name="Side">The side of the body that the code names: <c>R</c>, <c>L</c>, <c>B</c> for both, NUL for none.</param>
public readonly record struct DiagnosisRow(bool Billable, char Side);

/// <summary>ICD-10-CM: diagnoses, headers included.</summary>
public static class DiagnosisTable
{
    private static readonly TableColumn<bool> Billable = TableColumn.YesNo("billable");
    private static readonly TableColumn<char> Side = TableColumn.Character("side", "RLB");

    public static TableDefinition<DiagnosisRow> Definition { get; } =
        new("icd-10-cm", "ICD-10-CM")
        {
            Key = TableKey.OneCode<DiagnosisRow>("code"),
            Columns = [Billable.From<DiagnosisRow>(row => row.Billable), Side.From<DiagnosisRow>(row => row.Side)],
            ReadRow = row => new DiagnosisRow(Billable.Of(row), Side.Of(row)),
            IsCodeSystem = true,
            LookedUpBy = LookupKind.Diagnosis,
        };
}
