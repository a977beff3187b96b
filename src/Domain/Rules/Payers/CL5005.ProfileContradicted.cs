using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>What the line takes from the procedure's profile is not contradicted by a source of higher authority.</summary>
/// <remarks>A profile is one source among several. Where it is wrong, who followed it learns both sayings and which of them decided.</remarks>
public sealed class ProfileContradicted : LineRule
{
    private static readonly FieldSet Used =
        Fields.Modifiers | Fields.Diagnoses | FieldSet.Of(Field.RenderingTaxonomyCode, Field.PlaceOfServiceCode);

    // The detail of a failure: the columns that are contradicted, each a bit.
    private const int FirstModifierBit = Fields.DiagnosisCount;
    private const int SpecialtyBit = FirstModifierBit + Fields.ModifierCount;
    private const int PlaceBit = SpecialtyBit + 1;

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

    public override Outcome Check(in LineContext context)
    {
        if (context.Profile is not { } profile)
            return ProfileLookups.Unanswered(context);
        var (contradicted, outcome) = (0, Outcome.NotApplicable);
        foreach (var field in Used & context.Line.Present)
        {
            if (RowFor(profile, context.Line, field) is not { } assertion)
                continue;
            var found = ProfileConflicts.Check(
                profile,
                assertion,
                context.Day,
                ProfileLookups.EditsFor(context),
                context.Tables
            );
            if (found.Status == OutcomeStatus.Fail)
                contradicted |= 1 << BitOf(field);
            else if (found.Status == OutcomeStatus.NotChecked || outcome.Status == OutcomeStatus.NotApplicable)
                outcome = found;
        }

        return contradicted == 0 ? outcome : Outcome.FailAt(contradicted);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (fields, told, evidence) = (FieldSet.Empty, new List<string>(), default(Evidence));
        foreach (var field in Used & context.Line.Present)
        {
            if ((decision.Detail & (1 << BitOf(field))) == 0)
                continue;
            var conflict = ProfileConflicts.Find(
                context.Profile!,
                RowFor(context.Profile!, context.Line, field)!,
                context.Day,
                ProfileLookups.EditsFor(context),
                context.Tables
            )!;
            evidence = fields.IsEmpty ? conflict.Evidence : evidence;
            fields = fields.With(field);
            told.Add($"{FieldCatalog.Of(field).Column}: {conflict}");
        }

        context.Consult(evidence.Release, context.Day);
        return new(string.Join(" ", told), fields) { Evidence = evidence };
    }

    private static int BitOf(Field field) =>
        field switch
        {
            Field.RenderingTaxonomyCode => SpecialtyBit,
            Field.PlaceOfServiceCode => PlaceBit,
            >= Field.HcpcsModifier1 and <= Field.HcpcsModifier4 => FirstModifierBit + (field - Field.HcpcsModifier1),
            _ => field - Field.DiagnosisCode1,
        };

    /// <summary>The row of the profile that the line uses in a column, or null.</summary>
    private static Assertion? RowFor(ProcedureProfile profile, in ClaimLine line, Field field)
    {
        var code = CodeLookups.CodeOf(line, field);
        return field switch
        {
            _ when code.IsNone => null,
            Field.RenderingTaxonomyCode => profile.Find(AssertionKind.Specialty, code),
            Field.PlaceOfServiceCode => profile.Find(AssertionKind.Site, code),
            >= Field.HcpcsModifier1 and <= Field.HcpcsModifier4 => profile.Find(AssertionKind.Modifier, code),
            _ => ProfileLookups.IsPointed(line, field - Field.DiagnosisCode1)
                ? profile.Find(AssertionKind.Diagnosis, code)
                : null,
        };
    }
}
