namespace ClaimLint.Infra.Costs;

/// <summary>How a quantity is known.</summary>
internal enum Known
{
    /// <summary>By <c>bench -- cost</c>, with the local host.</summary>
    Measured,

    /// <summary>Under the Functions host, outside of this repository, which has no Functions host.</summary>
    Hosted,

    /// <summary>From the code or the templates, by arithmetic.</summary>
    Derived,

    /// <summary>From what is documented of Azure, or by a guess that the note tells.</summary>
    Assumed,
}

/// <summary>A row of <c>infra/costs/use.csv</c>.</summary>
/// <param name="Way">By which way lines come, or what else takes the quantity.</param>
/// <param name="What">What is taken.</param>
/// <param name="Quantity">Of a way: for a million lines.</param>
/// <param name="How">How it is known.</param>
/// <param name="Note">Why so much.</param>
internal sealed record UseRow(string Way, string What, decimal Quantity, Known How, string Note);

/// <summary>What a million lines take, and what is taken without them.</summary>
internal sealed class Use(IReadOnlyList<UseRow> rows)
{
    public const string File = "infra/costs/use.csv";

    public IReadOnlyList<UseRow> Rows { get; } = rows;

    public static Use Read() =>
        new([
            .. CostFile
                .Rows(File, 5)
                .Select(cells => new UseRow(
                    cells[0],
                    cells[1],
                    decimal.Parse(cells[2]),
                    Enum.Parse<Known>(cells[3], ignoreCase: true),
                    cells[4]
                )),
        ]);

    /// <summary>What must be there.</summary>
    public decimal Of(string way, string what) => Rows.Single(row => row.Way == way && row.What == what).Quantity;

    /// <summary>What is counted where there is any.</summary>
    public decimal Counted(string way, string what) =>
        Rows.SingleOrDefault(row => row.Way == way && row.What == what)?.Quantity ?? 0;
}
