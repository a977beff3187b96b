using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>What the line takes from the procedure's profile is not contradicted by a source of higher authority.</summary>
/// <remarks>A profile is one source among several. Where it is wrong, who followed it learns what both state and which of them decided.</remarks>
public sealed class ProfileContradicted : LineRule
{
    private static readonly FieldSet Used =
        Fields.Modifiers | Fields.Diagnoses | FieldSet.Of(Field.RenderingTaxonomyCode, Field.PlaceOfServiceCode);

    public override RuleInfo Info { get; } =
        new("CL5005", "Procedure profile contradicted by a higher source")
        {
            Severity = Severity.Info,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = Used,
            Needs = ProfileLookups.Needs,
            NeedsAny = Used,
            DependsOn = Fields.Pointers,
            Citation = ProfileLookups.Citation,
            Fix = "Follow the source that decided; the profile's row is wrong.",
            Notes =
                "Compares modifiers 26 and TC with the fee schedule's PC/TC indicator, taxonomies with the NUCC, diagnoses with ICD-10-CM; the rest, and what these "
                + "cannot show, with a manual review. A review that repeats a table never takes its place: without a release for the date of service, the program and the setting "
                + "notChecked, and for a payer that follows no program notApplicable. notApplicable too where the line uses no row of a profile, or no source has anything on those it "
                + "uses. Related codes belong to CL5006. Before a procedure's first profile, and where only a later review could decide, notChecked.",
        };

    /// <summary>The detail of a failure: which of the used columns that are filled are contradicted, each a bit in their order.</summary>
    public override Outcome Check(in LineContext context)
    {
        if (context.Profile is null)
            return ProfileLookups.Unanswered(context);
        var (contradicted, bit, outcome) = (0, 1, Outcome.NotApplicable);
        foreach (var field in Used & context.Line.Present)
        {
            var found = ProfileLookups.CheckUse(context, field);
            contradicted |= found.Status == OutcomeStatus.Fail ? bit : 0;
            outcome = found.Status == OutcomeStatus.NotChecked ? found : outcome.Or(found);
            bit <<= 1;
        }

        return contradicted == 0 ? outcome : Outcome.FailAt(contradicted);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (fields, rest, conflicts) = (FieldSet.Empty, decision.Detail, new List<ProfileConflict>());
        foreach (var field in Used & context.Line.Present)
        {
            if ((rest & 1) != 0)
            {
                fields = fields.With(field);
                conflicts.Add(ProfileLookups.ConflictOfUse(context, field));
            }

            rest >>= 1;
        }

        var others = conflicts.Skip(1).Select(conflict => conflict.Assertion.WrittenCode).ToList();
        var tail = others.Count == 0 ? string.Empty : $" Also contradicted: {MessageText.List(others)}.";
        return new(conflicts[0].Summary(MessageText.MaxLength - tail.Length) + tail, fields, conflicts[0].Evidence);
    }
}
