using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>The rendering provider's specialty is among those that the procedure's profile lists.</summary>
/// <remarks>A specialty that does not perform the procedure makes a payer ask who did; often the taxonomy code is the wrong one.</remarks>
public sealed class SpecialtyNotInProfile : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL5002", "Specialty is not in the procedure's profile")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = FieldSet.Of(Field.RenderingTaxonomyCode),
            Citation = ProfileLookups.Citation,
            Fix = "Check the taxonomy code of the provider who rendered the service.",
            Notes =
                "Professional lines only; notApplicable without a profile (before a procedure's first one notChecked), or where it lists no specialties. Without a taxonomy code notChecked. A code that the profile's words "
                + "describe, though it prints another (by a check by hand), is listed. A malformed code belongs to CL1008, an unknown or inactive one to CL2009.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (line.Type != ClaimType.Professional)
            return Outcome.NotApplicable;
        if (ProfileLookups.Of(line, tables) is not { } profile)
            return ProfileLookups.Unanswered(line, tables);
        if (!profile.Lists(AssertionKind.Specialty))
            return Outcome.NotApplicable;
        if (!line.Present.Contains(Field.RenderingTaxonomyCode))
            return Outcome.DependsOnAbsent(Field.RenderingTaxonomyCode);
        if (line.RenderingTaxonomy.IsNone)
            return Outcome.NotApplicable;
        if (profile.Means(AssertionKind.Specialty, line.RenderingTaxonomy))
            return Outcome.Pass;
        return
            tables.Taxonomies.Find(line.RenderingTaxonomy, line.ServiceFrom, out _)
                is LookupStatus.Unknown
                    or LookupStatus.NotActive
            ? Outcome.NotApplicable
            : Outcome.Fail;
    }

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        new(ProfileLookups.Of(line, tables)?.Release);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var listed = ProfileLookups.Listed(line, tables, AssertionKind.Specialty);
        var name =
            tables.Taxonomies.Find(line.RenderingTaxonomy, line.ServiceFrom, out var row) == LookupStatus.Found
                ? $" ({row.Name})"
                : string.Empty;
        return $"The profile of {line.Procedure} does not list the specialty {line.RenderingTaxonomy}{name}; it lists {listed}.";
    }
}
