namespace ClaimLint.Domain.Tables;

/// <summary>A two-digit place of service.</summary>
/// <param name="Name">CMS's name.</param>
/// <param name="IsFacility">Paid at the facility rate.</param>
/// <param name="IsAssigned">False for values that CMS lists as unassigned.</param>
public readonly record struct PlaceRow(string Name, bool IsFacility, bool IsAssigned);

/// <summary>CMS's place of service codes.</summary>
public static class PlaceTable
{
    private static readonly TableColumn<string> Name = TableColumn.Text("name");
    private static readonly TableColumn<bool> Facility = TableColumn.YesNo("facility");
    private static readonly TableColumn<bool> Assigned = TableColumn.YesNo("assigned");

    public static TableDefinition<PlaceRow> Definition { get; } =
        new("pos", "Place of service")
        {
            Key = TableKey.OneCode<PlaceRow>("code"),
            Columns =
            [
                Name.From<PlaceRow>(row => row.Name),
                Facility.From<PlaceRow>(row => row.IsFacility),
                Assigned.From<PlaceRow>(row => row.IsAssigned),
            ],
            ReadRow = row => new PlaceRow(Name.Of(row), Facility.Of(row), Assigned.Of(row)),
            IsCodeSystem = true,
        };
}
