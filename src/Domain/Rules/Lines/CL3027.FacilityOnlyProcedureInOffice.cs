using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A procedure that is rarely or never performed outside a facility has a facility's place of service.</summary>
/// <remarks>The fee schedule has no office fee for it; most often the place is wrong, and with it who is paid for room and staff.</remarks>
public sealed class FacilityOnlyProcedureInOffice : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL3027", "Place of service does not allow this procedure")
        {
            Severity = Severity.Warning,
            Snip = 6,
            Fields = FieldSet.Of(Field.PlaceOfServiceCode, Field.HcpcsCode),
            Needs = FieldSet.Of(Field.PlaceOfServiceCode, Field.HcpcsCode, Field.ServiceDateFrom),
            DependsOn = Fields.Modifiers,
            Citation = FeeLookups.Manual(
                "20.4.2 (site of service payment differential: the facility places); PPRRVU, non-facility NA indicator"
            ),
            Fix = "Check where the service was rendered, and correct the place of service or the procedure code.",
            Carc = "5",
            Stc = "A8:249",
            FollowsProgram = true,
            Notes =
                "Professional lines only. With 26 or TC the component's own row decides, where there is one. A missing place belongs to CL1001, an unknown or unassigned one to CL2008; "
                + "a procedure that is not in force or unknown to CL2001 and CL2002. notChecked where the place is invalid (CL1009).",
        };

    public override Outcome Check(in LineContext context)
    {
        if (context.Line.Type != ClaimType.Professional)
            return Outcome.NotApplicable;
        ref readonly var place = ref context.Place;
        if (
            place.Status is LookupStatus.Unknown or LookupStatus.NotInForce or LookupStatus.NothingToFind
            || (place.IsFound && !place.Row.IsAssigned)
        )
            return Outcome.NotApplicable;
        if (place.IsFound && place.Row.IsFacility)
            return Outcome.Pass;
        ref readonly var fee = ref context.ComponentFee;
        if (!fee.IsFound)
            return Outcome.Unanswered(fee.Status, context.Edits.FeeSchedule.System);
        if (!fee.Row.NonFacilityNa)
            return Outcome.Pass;
        return place.IsFound ? Outcome.Fail : Outcome.Unanswered(place.Status, PlaceTable.Definition.Name);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision) =>
        new(
            $"Place of service {context.Line.PlaceOfService} ({context.Place.Row.Name}) is not a facility: the fee schedule marks {context.Line.Procedure} NA there on {context.Day:yyyy-MM-dd}.",
            Info.Fields,
            context.ComponentFee.Evidence
        );
}
