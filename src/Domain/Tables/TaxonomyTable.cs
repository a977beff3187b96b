namespace ClaimLint.Domain.Tables;

/// <summary>An NUCC provider taxonomy code.</summary>
public readonly record struct TaxonomyRow(string Grouping, string Classification, string Specialization)
{
    /// <summary><c>Surgery, Vascular Surgery</c>.</summary>
    public string Name => Specialization.Length == 0 ? Classification : $"{Classification}, {Specialization}";
}

/// <summary>NUCC's provider taxonomy.</summary>
public static class TaxonomyTable
{
    private static readonly TableColumn<string> Grouping = TableColumn.Text("grouping");
    private static readonly TableColumn<string> Classification = TableColumn.Text("classification");
    private static readonly TableColumn<string> Specialization = TableColumn.Text("specialization");

    public static TableDefinition<TaxonomyRow> Definition { get; } =
        new("nucc", "NUCC taxonomy")
        {
            Key = TableKey.OneCode<TaxonomyRow>("code"),
            Columns =
            [
                Grouping.From<TaxonomyRow>(row => row.Grouping),
                Classification.From<TaxonomyRow>(row => row.Classification),
                Specialization.From<TaxonomyRow>(row => row.Specialization),
            ],
            ReadRow = row => new TaxonomyRow(Grouping.Of(row), Classification.Of(row), Specialization.Of(row)),
            IsCodeSystem = true,
        };
}
