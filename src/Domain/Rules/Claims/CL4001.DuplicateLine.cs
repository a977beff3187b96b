using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>A line does not repeat another of its claim: same provider, dates, procedure code and modifiers.</summary>
/// <remarks>
/// Payers deny the second as an exact duplicate. A service that was truly repeated says so by a modifier, or is one line with more units.
/// </remarks>
public sealed class DuplicateLine : ClaimLinesRule
{
    /// <summary>The detail of a failure whose units or charges differ.</summary>
    private const int Suspected = 1;

    // Medicare Claims Processing Manual, chapter 1, section 120.2: what keeps a repeated service from being a suspected duplicate.
    private static readonly Code[] Repeats =
    [
        Code.Of("76"),
        Code.Of("77"),
        Code.Of("91"),
        Code.Of("59"),
        Code.Of("XE"),
        Code.Of("XP"),
        Code.Of("XS"),
        Code.Of("XU"),
    ];

    public override RuleInfo Info { get; } =
        new("CL4001", "Line repeats another line")
        {
            Snip = 4,
            Fields = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom) | Fields.Modifiers,
            Needs = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom),
            DependsOn =
                SameEncounter.Fields
                | Fields.Modifiers
                | FieldSet.Of(
                    Field.PlaceOfServiceCode,
                    Field.RevenueCenterCode,
                    Field.ServiceUnitQuantity,
                    Field.ChargeAmount
                ),
            Citation = new(
                "Medicare Claims Processing Manual (100-04), chapter 1, section 120 (Detection of Duplicate Claims)",
                "https://www.cms.gov/regulations-and-guidance/guidance/manuals/internet-only-manuals-ioms"
            ),
            Fix =
                "Remove the repeated line; a service that was rendered again carries the modifier that the record supports.",
            Carc = "18",
            Stc = "A3:54",
            Notes =
                "The finding is on the later line: an error where units and charge are equal too (an exact duplicate), a warning where they differ (a suspected one). Lines without a "
                + "procedure code are not compared; lines under different revenue codes (institutional), places of service (professional) or NDCs are not alike. "
                + "Rows of one claim_id that name two patients are not compared; that they differ is CL4005's.",
        };

    public override Outcome Check(in LineContext context, in ClaimContext claim)
    {
        foreach (var other in claim.WithProcedure(context.Line.Procedure))
        {
            if (other.Index != context.Index)
                claim.Record(other, Compare(context, other));
        }

        var isCompared = claim.Count > 1 && !context.Line.Procedure.IsNone;
        return isCompared && claim.Gravest.Status == OutcomeStatus.NotApplicable ? Outcome.Pass : claim.Gravest;
    }

    public override FindingDetails Report(in LineContext context, in ClaimContext claim, in Conflict conflict)
    {
        ref readonly var line = ref context.Line;
        var modifiers = string.Join(
            ' ',
            Fields.Modifiers.ToArray().Select(line.Text.String).Where(modifier => modifier.Length > 0)
        );
        var suspected = conflict.Outcome.Detail == Suspected ? ", with other units or another charge" : string.Empty;
        return new(
            $"{line.Procedure}{(modifiers.Length > 0 ? $" with {modifiers}" : " without modifiers")} on {line.ServiceFrom:yyyy-MM-dd} stands on {SameEncounter.Name(claim.Lines[conflict.OtherLine])} already, by the same provider{suspected}.",
            Info.Fields & line.Present
        );
    }

    private static Outcome Compare(in LineContext context, in LineContext other)
    {
        ref readonly var line = ref context.Line;
        ref readonly var earlier = ref other.Line;
        if (
            other.Index > context.Index
            || context.PlacesOf(Repeats) != 0
            || other.PlacesOf(Repeats) != 0
            || !IsAlike(line, earlier)
        )
            return Outcome.Pass;
        return line.Units == earlier.Units && line.Charge == earlier.Charge
            ? Outcome.Fail
            : Outcome.FailAs(Severity.Warning) with
            {
                Detail = Suspected,
            };
    }

    /// <summary>The same service by all that names it. An institutional line without a revenue code (CL1001) is like no other.</summary>
    private static bool IsAlike(in ClaimLine line, in ClaimLine other) =>
        line.ServiceFrom == other.ServiceFrom
        && line.ServiceTo == other.ServiceTo
        && SameEncounter.Holds(line, other)
        && (
            line.Type == ClaimType.Institutional
                ? !line.RevenueCode.IsNone && line.RevenueCode == other.RevenueCode
                : line.PlaceOfService == other.PlaceOfService
        )
        && line.Text[Field.NdcCode].SequenceEqual(other.Text[Field.NdcCode])
        && HasModifiersOf(line, other)
        && HasModifiersOf(other, line);

    private static bool HasModifiersOf(in ClaimLine line, in ClaimLine other)
    {
        foreach (var modifier in other.Modifiers)
        {
            if (!modifier.IsNone && !line.HasModifier(modifier))
                return false;
        }

        return true;
    }
}
