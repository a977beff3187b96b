namespace ClaimLint.Infra.Costs;

/// <summary>What a meter costs: a row of <c>infra/costs/prices.csv</c>.</summary>
/// <param name="Meter">Its name here.</param>
/// <param name="Name">Its name on the page.</param>
/// <param name="Per">The price is for so many units.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Free">Units of a month that cost nothing.</param>
/// <param name="Amount">Null where no source could be read: such a meter is left out of sums, and they say so.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="Region">For which it was said.</param>
/// <param name="On">The day of which the source speaks; empty where it does not say.</param>
/// <param name="Sure">What kind of source it is.</param>
/// <param name="Url">The source.</param>
/// <param name="Query">The filter by which the public price API answers it.</param>
internal sealed record Price(
    string Meter,
    string Name,
    decimal Per,
    string Unit,
    decimal Free,
    decimal? Amount,
    string Currency,
    string Region,
    string On,
    string Sure,
    string Url,
    string Query
)
{
    public const string File = "infra/costs/prices.csv";

    public static IReadOnlyList<Price> Read() => [.. CostFile.Rows(File, 12).Select(Of)];

    /// <summary>The price of a month's quantity, what is free taken off; null where there is no price.</summary>
    public decimal? Of(decimal quantity) => Amount * Math.Max(0, quantity - Free) / Per;

    private static Price Of(string[] cells) =>
        new(
            cells[0],
            cells[1],
            decimal.Parse(cells[2]),
            cells[3],
            decimal.Parse(cells[4]),
            cells[5].Length == 0 ? null : decimal.Parse(cells[5]),
            cells[6],
            cells[7],
            cells[8],
            cells[9],
            cells[10],
            cells[11]
        );
}
