using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>The claim's total charge is the sum of its lines' charges.</summary>
/// <remarks>A claim that does not balance is turned away at the front door, before any line of it is read.</remarks>
public sealed class ClaimOutOfBalance : ClaimRule
{
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
        var balance = ClaimBalance.Of(claim.Lines);
        if (!balance.HasEveryCharge)
            return Outcome.DependsOnAbsent(Field.ChargeAmount);
        if (balance.SecondTotalLine >= 0 || balance.IsTotalLineWrong(claim.Lines))
            return Outcome.Fail;
        return balance.Stated is { } stated
            ? Outcome.FailIf(stated != balance.Sum)
            : Outcome.DependsOnAbsent(Field.TotalChargeAmount);
    }

    public override FindingDetails Report(in ClaimContext claim, in Outcome decision)
    {
        var balance = ClaimBalance.Of(claim.Lines);
        if (balance.SecondTotalLine >= 0)
            return new(
                $"{SameEncounter.Name(claim.Lines[balance.SecondTotalLine])} is a second line of revenue code 0001 (total charges); a claim has one.",
                FieldSet.Of(Field.RevenueCenterCode),
                Line: balance.SecondTotalLine
            );
        if (!balance.IsTotalLineWrong(claim.Lines))
            return Differing("total_charge_amount", balance.Stated!.Value, "the", balance, Field.TotalChargeAmount, -1);
        var (at, name) = (balance.TotalLine, SameEncounter.Name(claim.Lines[balance.TotalLine]));
        var total = $"{name} of revenue code 0001 (total charges)";
        return Differing(total, claim.Lines[at].Charge, "the other", balance, Field.ChargeAmount, at);
    }

    private static FindingDetails Differing(
        string what,
        decimal total,
        string which,
        in ClaimBalance balance,
        Field field,
        int line
    ) =>
        new(
            $"{what} is {total:0.00}, {which} lines' charges sum up to {balance.Sum:0.00}: a difference of {Math.Abs(total - balance.Sum):0.00}.",
            FieldSet.Of(field),
            Line: line
        );
}
