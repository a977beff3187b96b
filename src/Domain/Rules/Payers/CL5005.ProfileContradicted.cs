using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>What the line takes from the procedure's profile is not contradicted by a source of higher authority.</summary>
/// <remarks>A profile is one source among several. Where it is wrong, who followed it learns what both state and which of them decided.</remarks>
public sealed class ProfileContradicted : LineRule
{
    private const int LongestTitle = 50;

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
        if (context.Profile is not { } profile)
            return ProfileLookups.Unanswered(context);
        var (contradicted, bit, outcome) = (0, 1, Outcome.NotApplicable);
        foreach (var field in Used & context.Line.Present)
        {
            var found = RowFor(profile, context.Line, field) is { } row
                ? ProfileConflicts.Check(profile, row, ProfileSources.Of(context))
                : Outcome.NotApplicable;
            contradicted |= found.Status == OutcomeStatus.Fail ? bit : 0;
            outcome = found.Status == OutcomeStatus.NotChecked ? found : outcome.Or(found);
            bit <<= 1;
        }

        return contradicted == 0 ? outcome : Outcome.FailAt(contradicted);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (fields, rest, others) = (FieldSet.Empty, decision.Detail, new List<string>());
        ProfileConflict? first = null;
        foreach (var field in Used & context.Line.Present)
        {
            if ((rest & 1) != 0)
            {
                var row = RowFor(context.Profile!, context.Line, field)!;
                var conflict = ProfileConflicts.Find(context.Profile!, row, ProfileSources.Of(context))!;
                if (first is not null)
                    others.Add(row.WrittenCode);
                first ??= conflict;
                fields = fields.With(field);
            }

            rest >>= 1;
        }

        return new(MessageOf(first!, others), fields, first!.Evidence);
    }

    private static string MessageOf(ProfileConflict conflict, List<string> others)
    {
        var title = MessageText.Cut(conflict.Assertion.Title, LongestTitle);
        var head = $"Profile: {conflict.Assertion.WrittenCode} is {title}. {conflict.Evidence.Release}: ";
        var tail = others.Count == 0 ? "." : $". Also contradicted: {MessageText.List(others)}.";
        return $"{head}{MessageText.Cut(conflict.Fact, MessageText.MaxLength - head.Length - tail.Length)}{tail}";
    }

    /// <summary>The row of the profile that the line uses in a column: of its place, its specialty, a modifier or a pointed diagnosis; or null.</summary>
    private static Assertion? RowFor(ProcedureProfile profile, in ClaimLine line, Field field)
    {
        var code = CodeLookups.CodeOf(line, field);
        return field switch
        {
            _ when code.IsNone => null,
            Field.RenderingTaxonomyCode => profile.Find(AssertionKind.Specialty, code),
            Field.PlaceOfServiceCode => profile.Find(AssertionKind.Site, code),
            >= Field.HcpcsModifier1 and <= Field.HcpcsModifier4 => profile.Find(AssertionKind.Modifier, code),
            _ => line.PointsAt(field) ? profile.Find(AssertionKind.Diagnosis, code) : null,
        };
    }
}
