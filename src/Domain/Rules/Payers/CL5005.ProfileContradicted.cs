using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>What the line takes from the procedure's profile is not contradicted by a source of higher authority.</summary>
/// <remarks>A profile is one source among several. Where it is wrong, who followed it learns both sayings and which of them decided.</remarks>
public sealed class ProfileContradicted : LineRule
{
    private static readonly FieldSet Used =
        Fields.Modifiers | Fields.Diagnoses | FieldSet.Of(Field.RenderingTaxonomyCode, Field.PlaceOfServiceCode);

    public override RuleInfo Info { get; } =
        new("CL5005", "A higher source contradicts the procedure's profile")
        {
            Severity = Severity.Info,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = Used,
            Needs = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom),
            NeedsAny = Used,
            Citation = ProfileLookups.Citation,
            Fix = "Follow the source that decided; the profile's row is wrong.",
            Notes =
                "Compares modifiers 26 and TC with the fee schedule's PC/TC indicator, taxonomies with the NUCC, diagnoses with ICD-10-CM; of the rest, and of what these "
                + "cannot show, a check by hand tells. A check that repeats a table never stands in for it: without a release for the date of service, the program and the setting "
                + "notChecked, and for a payer that follows no program notApplicable. notApplicable too where the line uses no row of a profile, or nothing speaks of those it uses. Related codes are CL5006's. Before a procedure's first profile, and where only a later check by hand could tell, notChecked.",
        };

    /// <summary>The detail of a failure: which of the used columns that are filled are contradicted, each a bit in their order.</summary>
    public override Outcome Check(in LineContext context)
    {
        if (context.Profile is not { } profile)
            return ProfileLookups.Unanswered(context);
        var (contradicted, bit, outcome) = (0, 1, Outcome.NotApplicable);
        foreach (var field in Used & context.Line.Present)
        {
            var found = ProfileLookups.CheckConflict(context, profile, field);
            if (found.Status == OutcomeStatus.Fail)
                contradicted |= bit;
            else
                outcome = found.Status == OutcomeStatus.NotChecked ? found : outcome.Or(found);
            bit <<= 1;
        }

        return contradicted == 0 ? outcome : Outcome.FailAt(contradicted);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (fields, told, rest) = (FieldSet.Empty, new List<string>(), decision.Detail);
        Evidence evidence = default;
        foreach (var field in Used & context.Line.Present)
        {
            if ((rest & 1) != 0)
            {
                var conflict = ProfileLookups.FindConflict(context, context.Profile!, field)!;
                evidence = fields.IsEmpty ? conflict.Evidence : evidence;
                fields = fields.With(field);
                told.Add($"{FieldCatalog.Of(field).Column}: {conflict}");
            }

            rest >>= 1;
        }

        context.Consult(evidence.Release, context.Day);
        return new(string.Join(" ", told), fields, evidence);
    }
}
