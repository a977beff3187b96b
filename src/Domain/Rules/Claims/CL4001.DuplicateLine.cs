using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>A line does not repeat another of its claim: same provider, dates, procedure code and modifiers.</summary>
/// <remarks>
/// Payers deny the second as an exact duplicate. A service that was truly repeated says so by a modifier, or is one line with more units.
/// </remarks>
public sealed class DuplicateLine : ClaimLinesRule
{
    // Medicare Claims Processing Manual, chapter 1, section 120.2: what keeps a repeated service from being a suspected duplicate.
    private static readonly Code[] Repeats = Code.ListOf("76 77 91 59 XE XP XS XU");

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
            var isRepeated = (context.PlacesOf(Repeats) | other.PlacesOf(Repeats)) != 0;
            if (other.Index < context.Index && !isRepeated && IsAlike(context.Line, other.Line))
                claim.Record(
                    other,
                    IsExact(context.Line, other.Line) ? Outcome.Fail : Outcome.FailAs(Severity.Warning)
                );
        }

        return context.Line.Procedure.IsNone ? Outcome.NotApplicable : claim.Gravest.Or(Outcome.Pass);
    }

    public override FindingDetails Report(in LineContext context, in ClaimContext claim, in Conflict conflict)
    {
        ref readonly var line = ref context.Line;
        ref readonly var other = ref claim.Lines[conflict.OtherLine];
        var suspected = IsExact(line, other) ? string.Empty : ", with other units or another charge";
        return new(
            $"{line.Procedure} {MessageText.Modifiers(line)} on {line.ServiceFrom:yyyy-MM-dd} stands on {SameEncounter.Name(other)} already, by the same provider{suspected}.",
            Info.Fields & line.Present
        );
    }

    /// <summary>The same service by all that names it. An institutional line without a revenue code (CL1001) is like no other.</summary>
    private static bool IsAlike(in ClaimLine line, in ClaimLine other) =>
        (line.ServiceFrom, line.ServiceTo) == (other.ServiceFrom, other.ServiceTo)
        && SameEncounter.Holds(line, other)
        && (
            line.Type == ClaimType.Institutional
                ? !line.RevenueCode.IsNone && line.RevenueCode == other.RevenueCode
                : line.PlaceOfService == other.PlaceOfService
        )
        && line.Text[Field.NdcCode].SequenceEqual(other.Text[Field.NdcCode])
        && line.HasSameModifiers(other);

    private static bool IsExact(in ClaimLine line, in ClaimLine other) =>
        line.Units == other.Units && line.Charge == other.Charge;
}
