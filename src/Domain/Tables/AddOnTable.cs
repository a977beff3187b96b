namespace ClaimLint.Domain.Tables;

/// <summary>A primary procedure of an add-on code.</summary>
/// <param name="Type">1 the list is closed, 2 the contractor defines it, 3 the list is open.</param>
public readonly record struct AddOnRow(int Type);

/// <summary>NCCI's add-on code edits (AOC): which primary procedures each add-on code may be reported with.</summary>
public static class AddOnTable
{
    private static readonly TableColumn<int> Type = TableColumn.Number("type", 1, 3);

    public static TableDefinition<AddOnRow> Definition { get; } =
        new("aoc", "Add-on code edits")
        {
            Systems =
            [
                new("aoc-medicare", EditProgram.Medicare, EditSetting.Practitioner),
                new("aoc-medicaid", EditProgram.Medicaid, EditSetting.Practitioner),
            ],
            Key = TableKey.CodeAnd<AddOnRow>("code", "primary"),
            Columns = [Type.From<AddOnRow>(row => row.Type)],
            ReadRow = row => new AddOnRow(Type.Of(row)),
            Packing = TablePacking.Pairs,
        };
}
