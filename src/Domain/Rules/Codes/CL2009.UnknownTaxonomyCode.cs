using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A taxonomy code is one that the NUCC has, and is in force when the claim is received.</summary>
/// <remarks>A payer finds the provider's specialty by it; a code that does not exist matches no enrollment.</remarks>
public sealed class UnknownTaxonomyCode()
    : CodeStatusRule(Fields.Taxonomies, TaxonomyTable.Definition.Name, LookupStatus.Unknown, LookupStatus.NotInForce)
{
    /// <summary>The characters that name the classification: 207X is orthopaedic surgery, whatever the specialization.</summary>
    private const int ClassificationLength = 4;

    public override RuleInfo Info { get; } =
        new("CL2009", "Unknown taxonomy code")
        {
            Snip = 5,
            Fields = Fields.Taxonomies,
            NeedsAny = Fields.Taxonomies,
            DependsOn = FieldSet.Of(Field.ReceivedDate),
            Citation = new("NUCC Health Care Provider Taxonomy code set", "https://www.nucc.org/"),
            Fix = "Report the code that the provider has in NPPES.",
            Carc = "16",
            Stc = "A7:145",
            Notes =
                $"The release in force on receipt decides, not that of the date of service. Names at most {NearestCodes.Most} codes of the same classification: those with the fewest characters "
                + "to change first. A malformed code belongs to CL1008. notChecked where no release is loaded for the day, or it is not complete for the classification.",
        };

    protected override LookupStatus StatusOf(in LineContext context, int place) =>
        context.Taxonomy(Field.BillingTaxonomyCode + place).Status;

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (wrong, nearest) = (Wrong(decision), string.Empty);
        var (faults, tables, day) = (new List<string>(), context.Tables, context.Line.Received);
        foreach (var field in wrong)
        {
            var (code, found) = (CodeLookups.CodeOf(context.Line, field), context.Taxonomy(field));
            var isKnown = found.Status == LookupStatus.NotInForce;
            var fault = isKnown
                ? ValidTime.Describe(tables.Taxonomies, code, day)
                : $"is not in {found.Release?.Label}";
            faults.Add($"{FieldCatalog.Of(field).Column} {code} {fault}");
            if (!isKnown && nearest.Length == 0)
                nearest = tables.Taxonomies.Suggestions.GetOrMake(code, day, () => Nearest(code, day, tables));
        }

        var message = MessageText.WithList($"On receipt, {day:yyyy-MM-dd}: ", faults, "; ");
        return new(MessageText.Join(message, nearest), wrong, context.Taxonomy(wrong.First).Evidence);
    }

    private static string Nearest(Code code, DateOnly day, CodeTables tables)
    {
        var classification = tables.Taxonomies.Listed(code.Prefix(ClassificationLength));
        bool IsInForce(Code listed) => tables.Taxonomies.Find(listed, day) is { IsFound: true, IsExpired: false };
        return NearestCodes.To(code, classification, IsInForce) is { Count: > 0 } nearest
            ? $"Nearest codes: {string.Join(", ", nearest)}."
            : $"No code begins with {code.Prefix(ClassificationLength)}.";
    }
}
