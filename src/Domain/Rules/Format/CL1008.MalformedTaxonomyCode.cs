using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A taxonomy code is nine capitals or digits and an X.</summary>
/// <remarks>Payers read the provider's specialty from it; a shortened or older code says none.</remarks>
public sealed class MalformedTaxonomyCode : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL1008", "Malformed taxonomy code")
        {
            Snip = 2,
            Fields = Fields.Taxonomies,
            Citation = new("NUCC Health Care Provider Taxonomy code set, format of the codes", "https://www.nucc.org/"),
            Fix = "Write the ten characters of the code that the provider has in NPPES.",
            Carc = "16",
            Stc = "A7:145",
            Notes = "Whether there is such a code belongs to CL2009.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.Present.Overlaps(Info.Fields)
            ? Outcome.FailIf(line.Malformed.Overlaps(Info.Fields))
            : Outcome.NotApplicable;

    public override FieldSet Where(in ClaimLine line, CodeTables tables) => line.Malformed & Info.Fields;

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"Not nine capitals or digits and an X: {MessageText.Values(line, Where(line, tables))}.";
}
