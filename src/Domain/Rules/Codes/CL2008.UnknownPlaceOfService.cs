using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A place of service is one that CMS has assigned a meaning, and is in force on the date of service.</summary>
/// <remarks>The place decides between the facility and the office rate; a value without a meaning decides nothing, and the claim comes back.</remarks>
public sealed class UnknownPlaceOfService : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL2008", "Unknown place of service")
        {
            Snip = 5,
            Fields = FieldSet.Of(Field.PlaceOfServiceCode),
            Citation = new(
                "CMS Place of Service Code Set",
                "https://www.cms.gov/medicare/coding-billing/place-of-service-codes"
            ),
            Fix = "Report the place in which the service was rendered.",
            Carc = "16",
            Stc = "A7:249",
            Notes =
                "notApplicable without a date of service. An absent place belongs to CL1001, a malformed one to CL1009. Values that CMS holds free, and those not in force on the day, are unknown.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Check(line, Info.Fields, line.ServiceFrom, tables.Places, MustBeAssigned);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        tables.Places.EvidenceFor(line.PlaceOfService, line.ServiceFrom);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var (place, day) = (line.PlaceOfService, line.ServiceFrom);
        return tables.Places.Find(place, day, out _) switch
        {
            LookupStatus.Found => $"CMS has assigned no place to {place}. {CodeLookups.Speaker(tables.Places, day)}",
            LookupStatus.NotActive =>
                $"Not in force on {day:yyyy-MM-dd}: {ValidTime.Tell(tables.Places, place, place.ToString(), day)}.",
            _ =>
                $"{place} is in no loaded release of {tables.Places.System}. {CodeLookups.Speaker(tables.Places, day)}",
        };
    }

    private static OutcomeStatus MustBeAssigned(LookupStatus status, in PlaceRow row) =>
        status == LookupStatus.Found && row.IsAssigned ? OutcomeStatus.Pass : OutcomeStatus.Fail;
}
