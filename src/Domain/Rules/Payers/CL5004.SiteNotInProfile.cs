using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>The place of service is among the sites that the procedure's profile lists.</summary>
/// <remarks>A procedure outside its usual sites is paid at another rate, or not at all.</remarks>
public sealed class SiteNotInProfile()
    : ProfileListRule(
        AssertionKind.Site,
        Field.PlaceOfServiceCode,
        "Place of service",
        (in context) => context.Line.PlaceOfService,
        (in context) =>
            context.Place.Status is LookupStatus.Unknown or LookupStatus.NotInForce
            || context.Place is { IsFound: true, Row.IsAssigned: false },
        (in context) => context.Place is { IsFound: true } found ? found.Row.Name : null
    )
{
    public override RuleInfo Info { get; } =
        new("CL5004", "Place of service not in the procedure profile")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = FieldSet.Of(Field.PlaceOfServiceCode),
            Needs = ProfileLookups.Needs,
            DependsOn = FieldSet.Of(Field.ClaimType, Field.PlaceOfServiceCode),
            Citation = ProfileLookups.Citation,
            Fix = "Check where the service was rendered.",
            Carc = "5",
            Notes =
                "Professional lines only. An info where the profile's authority is below 50 (a published page). notApplicable without a profile (before a procedure's first one "
                + "notChecked), and where it lists no sites; notChecked where the place is missing (CL1001). An unknown or unassigned place belongs to CL2008.",
        };
}
