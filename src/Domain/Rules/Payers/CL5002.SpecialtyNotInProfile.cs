using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>The rendering provider's specialty is among those that the procedure's profile lists.</summary>
/// <remarks>A specialty that does not perform the procedure makes a payer ask who did; often the taxonomy code is the wrong one.</remarks>
public sealed class SpecialtyNotInProfile()
    : ProfileListRule(
        AssertionKind.Specialty,
        Field.RenderingTaxonomyCode,
        "Specialty",
        (in context) => context.Line.RenderingTaxonomy,
        (in context) =>
            context.Taxonomy(Field.RenderingTaxonomyCode).Status is LookupStatus.Unknown or LookupStatus.NotInForce,
        (in context) => context.Taxonomy(Field.RenderingTaxonomyCode) is { IsFound: true } found ? found.Row.Name : null
    )
{
    public override RuleInfo Info { get; } =
        new("CL5002", "Specialty not in the procedure profile")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = FieldSet.Of(Field.RenderingTaxonomyCode),
            Needs = ProfileLookups.Needs,
            DependsOn = FieldSet.Of(Field.ClaimType, Field.RenderingTaxonomyCode),
            Citation = ProfileLookups.Citation,
            Fix = "Check the taxonomy code of the provider who rendered the service.",
            Carc = "8",
            Notes =
                "Professional lines only. An info where the profile's authority is below 50 (a published page). Rows that a higher source contradicts do not count: where the line uses "
                + "one, CL5005 reports it. notApplicable without a profile (before a procedure's first one notChecked), and where no row counts; notChecked without a taxonomy code. A code "
                + "that the profile's words describe, though it prints another (by a manual review), is listed. An unknown or inactive code belongs to CL2009.",
        };
}
