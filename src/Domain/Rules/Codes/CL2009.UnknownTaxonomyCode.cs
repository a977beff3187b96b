using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A taxonomy code is one that the NUCC has, and is in force on the date of service.</summary>
/// <remarks>A payer finds the provider's specialty by it; a code that does not exist matches no enrollment.</remarks>
public sealed class UnknownTaxonomyCode : LegacyLineRule
{
    /// <summary>The characters that name the classification: 207X is orthopaedic surgery, whatever the specialization.</summary>
    private const int ClassificationLength = 4;

    public override RuleInfo Info { get; } =
        new("CL2009", "Unknown taxonomy code")
        {
            Snip = 5,
            Fields = Fields.Taxonomies,
            Citation = new("NUCC Health Care Provider Taxonomy code set", "https://www.nucc.org/"),
            Fix = "Report the code that the provider has in NPPES.",
            Carc = "16",
            Stc = "A7:145",
            Notes =
                $"notApplicable without taxonomy codes or a date of service. A malformed code belongs to CL1008. Names at most {NearestCodes.Most} codes of the same classification: those with the "
                + "fewest characters to change first. notChecked where no release is loaded for the day, or it is not complete for the classification.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Check(line, Info.Fields, line.ServiceFrom, tables.Taxonomies, MustBeInForce);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Where(line, Info.Fields, line.ServiceFrom, tables.Taxonomies, MustBeInForce);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        CodeLookups.EvidenceFor(line, Where(line, tables), line.ServiceFrom, tables.Taxonomies);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var told = new List<string>();
        foreach (var field in Where(line, tables))
        {
            var (code, day) = (CodeLookups.CodeOf(line, field), line.ServiceFrom);
            var written = $"{FieldCatalog.Of(field).Column} {code}";
            told.Add(
                tables.Taxonomies.Find(code, day, out _) == LookupStatus.NotActive
                    ? $"{ValidTime.Tell(tables.Taxonomies, code, written, day)}."
                    : $"{written} is in no loaded release of {tables.Taxonomies.System}; {tables.Taxonomies.Suggestions.GetOrMake(code, day, () => Nearest(code, day, tables))}."
            );
        }

        return $"{string.Join(' ', told)} {CodeLookups.Speaker(tables.Taxonomies, line.ServiceFrom)}";
    }

    private static string Nearest(Code code, DateOnly day, CodeTables tables)
    {
        var classification = code.Prefix(ClassificationLength);
        var names = tables
            .Taxonomies.InForce(classification, day)
            .ToDictionary(entry => entry.Code, entry => entry.Row.Name);
        return names.Count == 0
            ? $"no code begins with {classification}"
            : $"nearest codes of {classification}: {string.Join(", ", NearestCodes.To(code, names.Keys, _ => true).Select(valid => $"{valid} ({names[valid]})"))}";
    }

    private static OutcomeStatus MustBeInForce(LookupStatus status, in TaxonomyRow row) =>
        status == LookupStatus.Found ? OutcomeStatus.Pass : OutcomeStatus.Fail;
}
