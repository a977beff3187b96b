using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A taxonomy code is nine capital letters or digits and an X.</summary>
/// <remarks>Payers read the provider's specialty from it; a shortened code names none.</remarks>
public sealed class MalformedTaxonomyCode() : FieldFormatRule("nine capital letters or digits and an X")
{
    public override RuleInfo Info { get; } =
        new("CL1008", "Invalid taxonomy code format")
        {
            Snip = 2,
            Fields = Fields.Taxonomies,
            NeedsAny = Fields.Taxonomies,
            Owns = Fields.Taxonomies,
            Citation = new("NUCC Health Care Provider Taxonomy code set, format of the codes", "https://www.nucc.org/"),
            Fix = "Enter the ten characters of the code that the provider has in NPPES.",
            Carc = "16",
            Stc = "A7:145",
            Notes = "An unknown code is reported by CL2009.",
        };
}
