using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A place of service is one that CMS has assigned a meaning, and is in force on the date of service.</summary>
/// <remarks>The place decides between the facility and the office rate; a value without a meaning decides nothing, and the claim comes back.</remarks>
public sealed class UnknownPlaceOfService()
    : CodeStatusRule(
        FieldSet.Of(Field.PlaceOfServiceCode),
        PlaceTable.Definition.Name,
        LookupStatus.Unknown,
        LookupStatus.NotInForce
    )
{
    public override RuleInfo Info { get; } =
        new("CL2008", "Unknown place of service")
        {
            Snip = 5,
            Fields = FieldSet.Of(Field.PlaceOfServiceCode),
            Needs = FieldSet.Of(Field.PlaceOfServiceCode, Field.ServiceDateFrom),
            Citation = new(
                "CMS Place of Service Code Set",
                "https://www.cms.gov/medicare/coding-billing/place-of-service-codes"
            ),
            Fix = "Report the place in which the service was rendered.",
            Carc = "16",
            Stc = "A7:249",
            Notes =
                "A missing place belongs to CL1001, a malformed one to CL1009. Values that CMS lists as unassigned, and those not in force on the date of service, are unknown.",
        };

    protected override LookupStatus StatusOf(in LineContext context, int place)
    {
        ref readonly var found = ref context.Place;
        return found.IsFound && !found.Row.IsAssigned ? LookupStatus.Unknown : found.Status;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var found = ref context.Place;
        var place = context.Line.PlaceOfService;
        var fault = found.Status switch
        {
            LookupStatus.Found => "is unassigned",
            LookupStatus.NotInForce => ValidTime.Describe(context.Tables.Places, place, context.Day)
                + " and not effective",
            _ => "is not in CMS's code set",
        };
        return new($"Place of service {place} {fault} on {context.Day:yyyy-MM-dd}.", Wrong(decision), found.Evidence);
    }
}
