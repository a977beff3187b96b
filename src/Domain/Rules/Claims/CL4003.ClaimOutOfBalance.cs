using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>The claim's total charge is the sum of its lines' charges.</summary>
/// <remarks>A claim that does not balance is turned away at the front door, before any line of it is read.</remarks>
public sealed class ClaimOutOfBalance : ClaimRule
{
    // NUBC: revenue code 0001 is the total of the charges on a paper or summary line, not a service.
    private static readonly Code TotalLine = Code.Of("0001");

    // The detail of a failure: what does not balance, and above it the line.
    private const int Total = 0;
    private const int LineOfTotal = 1;
    private const int SecondLineOfTotal = 2;
    private const int KindBits = 2;

    public override RuleInfo Info { get; } =
        new("CL4003", "Total charge is not the sum of the lines")
        {
            Snip = 3,
            Fields = FieldSet.Of(Field.TotalChargeAmount, Field.ChargeAmount, Field.RevenueCenterCode),
            DependsOn = FieldSet.Of(Field.TotalChargeAmount, Field.ChargeAmount, Field.RevenueCenterCode),
            Citation = Citation.Claims(
                "loop 2300, CLM02 Total Claim Charge Amount, which must balance to the sum of SV102 or SV203"
            ),
            Fix = "Correct the total, or the line whose charge is wrong, so that both agree.",
            Carc = "16",
            Stc = "A7:400",
            Notes =
                "On an institutional claim a line of revenue code 0001 is left out of the sum and must equal it; a claim has at most one. Without total_charge_amount, or without a line's charge, "
                + "notChecked. Totals that differ between rows belong to CL4005, and the first is taken.",
        };

    public override Outcome Check(in ClaimContext claim)
    {
        var total = -1;
        for (var i = 0; i < claim.Count; i++)
        {
            ref readonly var line = ref claim.Lines[i];
            if (!line.Present.Contains(Field.ChargeAmount))
                return Outcome.DependsOnAbsent(Field.ChargeAmount);
            if (!IsTotal(line))
                continue;
            if (total >= 0)
                return Outcome.Fail with { Detail = SecondLineOfTotal | (i << KindBits) };
            total = i;
        }

        var sum = Sum(claim.Lines);
        if (total >= 0 && claim.Lines[total].Charge != sum)
            return Outcome.Fail with { Detail = LineOfTotal | (total << KindBits) };
        return StatedTotal(claim.Lines) is { } stated
            ? Outcome.FailIf(stated != sum)
            : Outcome.DependsOnAbsent(Field.TotalChargeAmount);
    }

    public override FindingDetails Report(in ClaimContext claim, in Outcome decision)
    {
        var (kind, line) = (decision.Detail & ((1 << KindBits) - 1), decision.Detail >> KindBits);
        var sum = Sum(claim.Lines);
        if (kind == Total)
        {
            var total = StatedTotal(claim.Lines)!.Value;
            return new(
                $"total_charge_amount is {total:0.00}, the lines' charges sum up to {sum:0.00}: a difference of {Math.Abs(total - sum):0.00}.",
                FieldSet.Of(Field.TotalChargeAmount)
            );
        }

        ref readonly var totalLine = ref claim.Lines[line];
        return kind == SecondLineOfTotal
            ? new(
                $"{SameEncounter.Name(totalLine)} is a second line of revenue code 0001 (total charges); a claim has one.",
                FieldSet.Of(Field.RevenueCenterCode)
            )
            {
                Line = line,
            }
            : new(
                $"{SameEncounter.Name(totalLine)} of revenue code 0001 (total charges) is {totalLine.Charge:0.00}, the other lines' charges sum up to {sum:0.00}: a difference of {Math.Abs(totalLine.Charge - sum):0.00}.",
                FieldSet.Of(Field.ChargeAmount)
            )
            {
                Line = line,
            };
    }

    private static bool IsTotal(in ClaimLine line) =>
        line.Type == ClaimType.Institutional && line.RevenueCode == TotalLine;

    private static decimal? StatedTotal(ReadOnlySpan<ClaimLine> claim)
    {
        foreach (ref readonly var line in claim)
        {
            if (line.Holds(Field.TotalChargeAmount))
                return line.TotalCharge;
        }

        return null;
    }

    private static decimal Sum(ReadOnlySpan<ClaimLine> claim)
    {
        var sum = 0m;
        foreach (ref readonly var line in claim)
        {
            if (!IsTotal(line))
                sum += line.Charge;
        }

        return sum;
    }
}
