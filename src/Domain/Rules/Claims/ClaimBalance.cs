using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>What the charges of a claim add up to, and what is stated as their total.</summary>
/// <param name="Sum">Of the lines' charges, without lines of total charges.</param>
/// <param name="Stated">total_charge_amount, of the first line that has it; null where none does.</param>
/// <param name="TotalLine">Position of the first line of total charges (revenue code 0001 of an institutional claim), or -1.</param>
/// <param name="SecondTotalLine">Position of a second one, or -1.</param>
/// <param name="HasEveryCharge">Every line has a charge.</param>
internal readonly record struct ClaimBalance(
    decimal Sum,
    decimal? Stated,
    int TotalLine,
    int SecondTotalLine,
    bool HasEveryCharge
)
{
    // NUBC: revenue code 0001 is the total of the charges on a paper or summary line, not a service.
    private static readonly Code TotalCharges = Code.Of("0001");

    /// <summary>Whether there is a line of total charges whose charge is not the sum of the others.</summary>
    public bool IsTotalLineWrong(ReadOnlySpan<ClaimLine> claim) => TotalLine >= 0 && claim[TotalLine].Charge != Sum;

    public static ClaimBalance Of(ReadOnlySpan<ClaimLine> claim)
    {
        var balance = new ClaimBalance(0, null, -1, -1, true);
        for (var i = 0; i < claim.Length; i++)
        {
            ref readonly var line = ref claim[i];
            if (balance.Stated is null && line.Holds(Field.TotalChargeAmount))
                balance = balance with { Stated = line.TotalCharge };
            if (!line.Present.Contains(Field.ChargeAmount))
                balance = balance with { HasEveryCharge = false };
            if (line.Type != ClaimType.Institutional || line.RevenueCode != TotalCharges)
                balance = balance with { Sum = balance.Sum + line.Charge };
            else if (balance.TotalLine < 0)
                balance = balance with { TotalLine = i };
            else
                balance = balance with { SecondTotalLine = i };
        }

        return balance;
    }
}
