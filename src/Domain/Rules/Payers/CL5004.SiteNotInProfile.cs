using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>The place of service is among the sites that the procedure's profile lists.</summary>
/// <remarks>A procedure outside its usual sites is paid at another rate, or not at all.</remarks>
public sealed class SiteNotInProfile : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL5004", "Place of service is not in the procedure's profile")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = FieldSet.Of(Field.PlaceOfServiceCode),
            Citation = ProfileLookups.Citation,
            Fix = "Check where the service was rendered.",
            Notes =
                "Professional lines only; notApplicable without a profile (before a procedure's first one notChecked), or where it lists no sites. An absent place belongs to CL1001, a malformed one to CL1009, an unknown or "
                + "unassigned one to CL2008.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (line.Type != ClaimType.Professional || line.PlaceOfService.IsNone)
            return Outcome.NotApplicable;
        if (ProfileLookups.Of(line, tables) is not { } profile)
            return ProfileLookups.Unanswered(line, tables);
        if (!profile.Lists(AssertionKind.Site))
            return Outcome.NotApplicable;
        if (profile.Find(AssertionKind.Site, line.PlaceOfService) is not null)
            return Outcome.Pass;
        return tables.Places.Find(line.PlaceOfService, line.ServiceFrom, out var place) switch
        {
            LookupStatus.Unknown or LookupStatus.NotActive => Outcome.NotApplicable,
            LookupStatus.Found when !place.IsAssigned => Outcome.NotApplicable,
            _ => Outcome.Fail,
        };
    }

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        new(ProfileLookups.Of(line, tables)?.Release);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var listed = ProfileLookups.Listed(line, tables, AssertionKind.Site);
        var name =
            tables.Places.Find(line.PlaceOfService, line.ServiceFrom, out var place) == LookupStatus.Found
                ? $" ({place.Name})"
                : string.Empty;
        return $"The profile of {line.Procedure} does not list place {line.PlaceOfService}{name}; it lists {listed}.";
    }
}
