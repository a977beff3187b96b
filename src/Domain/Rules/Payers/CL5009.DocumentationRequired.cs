using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>A modifier that changes the payment by the record's word alone is accompanied by that record.</summary>
/// <remarks>22, 23, 52, 53, 62 and 66 are priced by report: what the payer will ask for is better sent than asked for.</remarks>
public sealed class DocumentationRequired : LegacyLineRule
{
    // Medicare Claims Processing Manual, chapter 12, sections 20.4.6 (22, 52) and 40.8 (62, 66). 23 and 53 tell of a course out of the
    // ordinary as well, which only the record can show.
    private static readonly Code[] ByReport =
    [
        Code.Of("22"),
        Code.Of("23"),
        Code.Of("52"),
        Code.Of("53"),
        Code.Of("62"),
        Code.Of("66"),
    ];

    public override RuleInfo Info { get; } =
        new("CL5009", "Modifier asks for documentation")
        {
            Severity = Severity.Info,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = Fields.Modifiers,
            Citation = new(
                "Medicare Claims Processing Manual (100-04), chapter 12, sections 20.4 and 40 (unusual circumstances, co-surgeons and team surgeons)",
                "https://www.cms.gov/regulations-and-guidance/guidance/manuals/internet-only-manuals-ioms"
            ),
            Fix = "Have the report ready that shows what the modifier says, or send it with the claim.",
            Notes =
                "Speaks of modifiers 22, 23, 52, 53, 62 and 66 where the procedure's profile tells when to use them; without a profile notApplicable, before a procedure's first one notChecked. One that the profile does not "
                + "list belongs to CL5001; one that it names and says it knows nothing of is notChecked.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (ProfileLookups.Of(line, tables) is not { } profile)
            return FeeLookups.ColumnsOf(line, ByReport).IsEmpty
                ? Outcome.NotApplicable
                : ProfileLookups.Unanswered(line, tables);
        var outcome = Outcome.NotApplicable;
        foreach (var modifier in line.Modifiers)
        {
            if (Listed(profile, modifier) is not { } listed)
                continue;
            if (listed.IsKnown)
                return Outcome.Fail;
            outcome = Outcome.SourceSilent(TableSystems.Profiles);
        }

        return outcome;
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var fields = FieldSet.Empty;
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            if (
                ProfileLookups.Of(line, tables) is { } profile
                && Listed(profile, line.Modifiers[i]) is { IsKnown: true }
            )
                fields = fields.With(Field.HcpcsModifier1 + i);
        }

        return fields;
    }

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables)
    {
        foreach (var field in Where(line, tables))
            return ListedAt(line, field, tables).Evidence;
        return default;
    }

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var profile = ProfileLookups.Of(line, tables)!;
        var told = new List<string>();
        foreach (var field in Where(line, tables))
        {
            var listed = ListedAt(line, field, tables);
            // Never repeat as advice what a hand check found to be wrong.
            told.Add(
                profile.ReviewOf(listed) is { Verdict: ReviewVerdict.Contradicts } review
                    ? $"{listed.Code} ({listed.Title.TrimEnd('.')}): {review.Truth.TrimEnd('.')}; the profile's own words are contradicted"
                    : $"{listed.Code} ({listed.Title.TrimEnd('.')}): {ProfileLookups.Words(listed)}"
            );
        }

        return $"The payer will ask for the report that shows it. {string.Join("; ", told)}.";
    }

    private static Assertion ListedAt(in ClaimLine line, Field field, CodeTables tables) =>
        Listed(ProfileLookups.Of(line, tables)!, line.Modifiers[field - Field.HcpcsModifier1])!;

    private static Assertion? Listed(ProcedureProfile profile, Code modifier) =>
        Array.IndexOf(ByReport, modifier) >= 0 ? profile.Find(AssertionKind.Modifier, modifier) : null;
}
