namespace ClaimLint.Domain.Tables;

/// <summary>A revenue code of the NUBC's manual, which the installation has a license for.</summary>
/// <param name="Title">As imported.</param>
public readonly record struct RevenueRow(string Title);

/// <summary>Revenue codes; NUBC's manual is licensed, so they come in our own columns.</summary>
public static class RevenueCodeTable
{
    private const int Digits = 4;

    private static readonly TableColumn<string> Title = TableColumn.Text("title");

    public static TableDefinition<RevenueRow> Definition { get; } =
        new("revenue-codes", "Revenue codes")
        {
            Key = TableKey.OneCode<RevenueRow>("revenue_code") with { Of = KeyOf },
            Columns = [Title.From<RevenueRow>(row => row.Title)],
            ReadRow = row => new RevenueRow(Title.Of(row)),
            IsCodeSystem = true,
        };

    private static ulong KeyOf(TableRow row) =>
        row.Key.Length == Digits && row.Key.All(char.IsAsciiDigit)
            ? TableKey.CodeOf(row, row.Key).Packed
            : throw new InvalidTableException(row, $"'{row.Key}' is not a revenue code of four digits.");
}
