using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>The claim's total charge is the sum of its lines' charges.</summary>
/// <remarks>A claim that does not balance is turned away at the front door, before any line of it is read.</remarks>
public sealed class ClaimOutOfBalance : ClaimRule
{
    // NUBC: revenue code 0001 is the total of the charges on a paper or summary line, not a service.
    private static readonly Code TotalLine = Code.Of("0001");

    public override RuleInfo Info { get; } =
        new("CL4003", "Total charge is not the sum of the lines")
        {
            Snip = 3,
            Fields = FieldSet.Of(Field.TotalChargeAmount),
            Citation = Citation.Claims(
                "loop 2300, CLM02 Total Claim Charge Amount, which must balance to the sum of SV102 or SV203"
            ),
            Fix = "Correct the total, or the line whose charge is wrong, so that both agree.",
            Carc = "16",
            Stc = "A7:400",
            Notes =
                "On an institutional claim a line of revenue code 0001 is left out of the sum. Without total_charge_amount notChecked. A missing or malformed "
                + "charge belongs to CL1001 and CL1010; totals that differ between rows belong to CL4005, and the first is taken.",
        };

    public override Outcome Check(ReadOnlySpan<ClaimLine> claim, CodeTables tables)
    {
        var told = false;
        foreach (ref readonly var line in claim)
        {
            if (line.Malformed.Contains(Field.TotalChargeAmount) || !line.Holds(Field.ChargeAmount))
                return Outcome.NotApplicable;
            told |= line.Present.Contains(Field.TotalChargeAmount);
        }

        return told ? Outcome.FailIf(Total(claim) != Sum(claim)) : Outcome.FieldAbsent(Field.TotalChargeAmount);
    }

    public override string Explain(ReadOnlySpan<ClaimLine> claim, CodeTables tables)
    {
        var (total, sum) = (Total(claim), Sum(claim));
        return $"total_charge_amount is {total:0.00}, the lines' charges sum up to {sum:0.00}: a difference of {Math.Abs(total - sum):0.00}.";
    }

    private static decimal Total(ReadOnlySpan<ClaimLine> claim)
    {
        foreach (ref readonly var line in claim)
        {
            if (line.Holds(Field.TotalChargeAmount))
                return line.TotalCharge;
        }

        return default;
    }

    private static decimal Sum(ReadOnlySpan<ClaimLine> claim)
    {
        var sum = 0m;
        foreach (ref readonly var line in claim)
        {
            if (line.Type != ClaimType.Institutional || line.RevenueCode != TotalLine)
                sum += line.Charge;
        }

        return sum;
    }
}
