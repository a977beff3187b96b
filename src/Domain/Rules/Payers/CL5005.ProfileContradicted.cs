using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>What the line takes from the procedure's profile is not contradicted by a source of higher authority.</summary>
/// <remarks>A profile is one source among several. Where it is wrong, who followed it learns both sayings and which of them decided.</remarks>
public sealed class ProfileContradicted : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL5005", "A higher source contradicts the procedure's profile")
        {
            Severity = Severity.Info,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields =
                Fields.Modifiers
                | Fields.Diagnoses
                | FieldSet.Of(Field.RenderingTaxonomyCode, Field.PlaceOfServiceCode),
            Citation = ProfileLookups.Citation,
            Fix = "Follow the source that decided; the profile's row is wrong.",
            Notes =
                "Compares modifiers 26 and TC with the fee schedule's PC/TC indicator, taxonomies with the NUCC, diagnoses with ICD-10-CM; of the rest, and of what these "
                + "cannot show, a check by hand tells. A check that repeats a table never stands in for it: without a release for the date of service, the program and the setting "
                + "notChecked, and for a payer that follows no program notApplicable. notApplicable too where the line uses no row of a profile, or nothing speaks of those it uses. Related codes are CL5006's. Before a procedure's first profile, and where only a later check by hand could tell, notChecked.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (ProfileLookups.Of(line, tables) is not { } profile)
            return ProfileLookups.Unanswered(line, tables);
        var outcome = Outcome.NotApplicable;
        foreach (var field in Info.Fields & line.Present)
        {
            if (Used(profile, line, field) is not { } assertion)
                continue;
            var answer = ProfileConflicts.Check(
                profile,
                assertion,
                line.ServiceFrom,
                ProfileLookups.EditsFor(line, tables),
                tables
            );
            if (answer.Status == OutcomeStatus.Fail)
                return answer;
            if (answer.Status == OutcomeStatus.NotChecked || outcome.Status == OutcomeStatus.NotApplicable)
                outcome = answer;
        }

        return outcome;
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var fields = FieldSet.Empty;
        foreach (var field in Info.Fields & line.Present)
        {
            if (ConflictAt(line, field, tables) is not null)
                fields = fields.With(field);
        }

        return fields;
    }

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables)
    {
        foreach (var field in Where(line, tables))
            return ConflictAt(line, field, tables)!.Evidence;
        return default;
    }

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var told = new List<string>();
        foreach (var field in Where(line, tables))
            told.Add($"{FieldCatalog.Of(field).Column}: {ConflictAt(line, field, tables)}");
        return string.Join(" ", told);
    }

    private static ProfileConflict? ConflictAt(in ClaimLine line, Field field, CodeTables tables) =>
        ProfileLookups.Of(line, tables) is { } profile && Used(profile, line, field) is { } assertion
            ? ProfileConflicts.Find(profile, assertion, line.ServiceFrom, ProfileLookups.EditsFor(line, tables), tables)
            : null;

    /// <summary>The row of the profile that the line uses in a column, or null.</summary>
    private static Assertion? Used(ProcedureProfile profile, in ClaimLine line, Field field) =>
        field switch
        {
            Field.RenderingTaxonomyCode => Row(profile, AssertionKind.Specialty, line.RenderingTaxonomy),
            Field.PlaceOfServiceCode => Row(profile, AssertionKind.Site, line.PlaceOfService),
            >= Field.HcpcsModifier1 and <= Field.HcpcsModifier4 => Row(
                profile,
                AssertionKind.Modifier,
                line.Modifiers[field - Field.HcpcsModifier1]
            ),
            _ when line.IsIcd10 && ProfileLookups.IsPointed(line, field - Field.DiagnosisCode1) => Row(
                profile,
                AssertionKind.Diagnosis,
                line.Diagnoses[field - Field.DiagnosisCode1]
            ),
            _ => null,
        };

    private static Assertion? Row(ProcedureProfile profile, AssertionKind kind, Code code) =>
        code.IsNone ? null : profile.Find(kind, code);
}
