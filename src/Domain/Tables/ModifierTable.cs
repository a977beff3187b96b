namespace ClaimLint.Domain.Tables;

/// <summary>A modifier.</summary>
/// <param name="Title">In our own words.</param>
/// <param name="OpensPairEdits">NCCI PTP-associated: may open a pair edit of indicator 1.</param>
/// <param name="Side">The side of the body it names: <c>R</c>, <c>L</c>, or NUL.</param>
/// <param name="Anatomic">Names a side, digit, eyelid or coronary artery.</param>
/// <param name="EvaluationOnly">Belongs to evaluation and management services: 24, 25, 57.</param>
public readonly record struct ModifierRow(
    string Title,
    bool OpensPairEdits,
    char Side,
    bool Anatomic,
    bool EvaluationOnly
);

/// <summary>Modifiers of CPT and HCPCS, and what each does.</summary>
public static class ModifierTable
{
    private static readonly TableColumn<string> Title = TableColumn.Text("title");
    private static readonly TableColumn<bool> OpensPairEdits = TableColumn.YesNo("ncci");
    private static readonly TableColumn<char> Side = TableColumn.Character("side", "RLB");
    private static readonly TableColumn<bool> Anatomic = TableColumn.YesNo("anatomic");
    private static readonly TableColumn<bool> EvaluationOnly = TableColumn.YesNo("evaluation_only");

    public static TableDefinition<ModifierRow> Definition { get; } =
        new("modifiers", "Modifiers")
        {
            Key = TableKey.OneCode<ModifierRow>("code"),
            Columns =
            [
                Title.From<ModifierRow>(row => row.Title),
                OpensPairEdits.From<ModifierRow>(row => row.OpensPairEdits),
                Side.From<ModifierRow>(row => row.Side),
                Anatomic.From<ModifierRow>(row => row.Anatomic),
                EvaluationOnly.From<ModifierRow>(row => row.EvaluationOnly),
            ],
            ReadRow = row => new ModifierRow(
                Title.Of(row),
                OpensPairEdits.Of(row),
                Side.Of(row),
                Anatomic.Of(row),
                EvaluationOnly.Of(row)
            ),
            IsCodeSystem = true,
        };
}
