namespace ClaimLint.Infra.Costs;

/// <summary>One meter of a bill; without an amount where there is no price.</summary>
internal sealed record BillLine(Price Price, decimal Quantity, decimal? Amount);

/// <summary>A month's quantities at list prices.</summary>
internal sealed class Bill
{
    public Bill(IReadOnlyList<Price> prices, IReadOnlyList<Taken> taken)
    {
        var byMeter = prices.ToDictionary(price => price.Meter, StringComparer.Ordinal);
        Lines =
        [
            .. taken
                .Where(one => one.Quantity > 0)
                .Select(one => new BillLine(byMeter[one.Meter], one.Quantity, byMeter[one.Meter].Of(one.Quantity))),
        ];
    }

    public IReadOnlyList<BillLine> Lines { get; }

    /// <summary>Of the lines that have a price.</summary>
    public decimal Sum => Lines.Sum(line => line.Amount ?? 0);

    /// <summary>Whether some line has no price, so that the sum is the least that is paid.</summary>
    public bool IsAtLeast => Lines.Any(line => line.Amount is null);

    /// <summary>The greatest line, or null where nothing is paid.</summary>
    public BillLine? Greatest => Lines.Where(line => line.Amount > 0).MaxBy(line => line.Amount);

    public decimal? Of(string meter) => Lines.SingleOrDefault(line => line.Price.Meter == meter)?.Amount;
}
