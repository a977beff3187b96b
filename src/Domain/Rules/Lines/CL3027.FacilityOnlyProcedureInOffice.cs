using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A procedure that is rarely or never performed outside a facility has a facility's place of service.</summary>
/// <remarks>The fee schedule has no office fee for it; most often the place is wrong, and with it who is paid for room and staff.</remarks>
public sealed class FacilityOnlyProcedureInOffice : LegacyLineRule
{
    private static readonly Code Professional = Code.Of("26");
    private static readonly Code Technical = Code.Of("TC");

    public override RuleInfo Info { get; } =
        new("CL3027", "Procedure of a facility in a place that is none")
        {
            Severity = Severity.Warning,
            Snip = 6,
            Fields = FieldSet.Of(Field.PlaceOfServiceCode, Field.HcpcsCode),
            Citation = FeeLookups.Manual(
                "20.4.2 (site of service payment differential: the facility places); PPRRVU, non-facility NA indicator"
            ),
            Fix = "Check where the service was rendered, and correct the place of service or the procedure code.",
            Carc = "5",
            FollowsProgram = true,
            Notes =
                "Professional lines only. With 26 or TC the component's own row decides, where there is one. An absent place belongs to CL1001, a malformed one to CL1009, an "
                + "unknown or unassigned one to CL2008; a procedure that is not in force or unknown to CL2001 and CL2002.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (line.Type != ClaimType.Professional || line.PlaceOfService.IsNone || !FeeLookups.IsAsked(line))
            return Outcome.NotApplicable;
        var placed = tables.Places.Find(line.PlaceOfService, line.ServiceFrom, out var place);
        if (placed == LookupStatus.Found)
        {
            if (!place.IsAssigned)
                return Outcome.NotApplicable;
            if (place.IsFacility)
                return Outcome.Pass;
        }
        else if (placed is LookupStatus.Unknown or LookupStatus.NotActive)
            return Outcome.NotApplicable;

        var status = Find(line, tables, out var fee, out _);
        if (status != LookupStatus.Found)
            return Outcome.Unanswered(status, tables.EditsFor(line).FeeSchedule.System);
        if (!fee.NonFacilityNa)
            return Outcome.Pass;
        return placed == LookupStatus.Found ? Outcome.Fail : Outcome.Unanswered(placed, TableSystems.PlacesOfService);
    }

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables)
    {
        Find(line, tables, out _, out var component);
        return tables.EditsFor(line).FeeEvidence(line.Procedure, component, line.ServiceFrom);
    }

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        tables.Places.Find(line.PlaceOfService, line.ServiceFrom, out var place);
        return $"Place {line.PlaceOfService} ({place.Name}) is no facility; on {line.ServiceFrom:yyyy-MM-dd} the fee schedule marks {line.Procedure} NA there: rarely or never performed outside a facility.";
    }

    /// <summary>The row of the component that the line bills, else of the whole procedure; <paramref name="component"/> says which.</summary>
    private static LookupStatus Find(in ClaimLine line, CodeTables tables, out FeeRow row, out Code component)
    {
        var edits = tables.EditsFor(line);
        var (professional, technical) = (line.HasModifier(Professional), line.HasModifier(Technical));
        component =
            professional == technical ? Code.None
            : professional ? Professional
            : Technical;
        var status = edits.FindFee(line.Procedure, component, line.ServiceFrom, out row);
        if (status == LookupStatus.Found || component.IsNone)
            return status;
        component = Code.None;
        return edits.FindFee(line.Procedure, line.ServiceFrom, out row);
    }
}
