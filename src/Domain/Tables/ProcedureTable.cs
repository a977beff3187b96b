namespace ClaimLint.Domain.Tables;

/// <summary>A HCPCS or CPT code. No descriptor of CPT: they belong to the AMA.</summary>
public readonly record struct ProcedureRow(string Title);

/// <summary>HCPCS, of which CPT is level I.</summary>
public static class ProcedureTable
{
    private static readonly TableColumn<string> Title = TableColumn.Text("title");

    public static TableDefinition<ProcedureRow> Definition { get; } = Of("hcpcs", "HCPCS", hasOwnColumns: true);

    /// <summary>The modifiers of CMS's HCPCS file, by CMS's names.</summary>
    public static TableDefinition<ProcedureRow> Modifiers { get; } =
        Of("hcpcs-modifiers", "HCPCS modifiers", hasOwnColumns: false);

    private static TableDefinition<ProcedureRow> Of(string name, string title, bool hasOwnColumns) =>
        new(name, title)
        {
            Key = TableKey.OneCode<ProcedureRow>("code"),
            Columns = [Title.From<ProcedureRow>(row => row.Title)],
            ReadRow = row => new ProcedureRow(Title.Of(row)),
            IsCodeSystem = true,
            HasOwnColumns = hasOwnColumns,
        };
}
