using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Payers;

/// <summary>A modifier that changes the payment by what the record shows is accompanied by that record.</summary>
/// <remarks>22, 23, 52, 53, 62 and 66 are priced by report: what the payer is likely to request is better sent first.</remarks>
public sealed class DocumentationRequired : LineRule
{
    // Medicare Claims Processing Manual, chapter 12, sections 20.4.6 (22, 52) and 40.8 (62, 66). 23 and 53 too state an unusual course,
    // which only the record can show.
    private static readonly Code[] ByReport = Code.ListOf("22 23 52 53 62 66");

    public override RuleInfo Info { get; } =
        new("CL5009", "Documentation likely requested for this modifier")
        {
            Severity = Severity.Info,
            Disposition = Disposition.ClaimDenial,
            Snip = 7,
            Fields = Fields.Modifiers,
            Needs = ProfileLookups.Needs,
            NeedsAny = Fields.Modifiers,
            Citation = new(
                "Medicare Claims Processing Manual (100-04), chapter 12, sections 20.4 and 40 (unusual circumstances, co-surgeons and team surgeons)",
                "https://www.cms.gov/regulations-and-guidance/guidance/manuals/internet-only-manuals-ioms"
            ),
            Fix = "Prepare the report that supports the modifier, or send it with the claim.",
            Notes =
                "Applies to modifiers 22, 23, 52, 53, 62 and 66 where the procedure's profile states when to use them; without a profile notApplicable, before a procedure's first one "
                + "notChecked. One that the profile does not list belongs to CL5001; one that it names and states nothing of is notChecked.",
        };

    /// <summary>The detail of a failure: the places of such modifiers.</summary>
    public override Outcome Check(in LineContext context)
    {
        var places = context.PlacesOf(ByReport);
        if (places == 0 || context.Profile is null)
            return places == 0 ? Outcome.NotApplicable : ProfileLookups.Unanswered(context);
        var (outcome, listed) = (Outcome.NotApplicable, 0);
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            var row = (places & (1 << i)) == 0 ? null : RowOf(context, i);
            listed |= row is { IsKnown: true } ? 1 << i : 0;
            outcome = row is { IsKnown: false } ? Outcome.SourceSilent(ProfileTable.Definition.Name) : outcome;
        }

        return listed == 0 ? outcome : Outcome.FailAt(listed);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var fields = FieldSet.At(Field.HcpcsModifier1, decision.Detail);
        var (rows, uses) = (new List<Assertion>(), new List<string>());
        foreach (var field in fields)
            rows.Add(RowOf(context, field - Field.HcpcsModifier1)!);
        foreach (var row in rows)
        {
            // Never repeat as advice what a manual review found to be wrong.
            var isWrong = context.Profile!.ReviewOf(row) is { Verdict: ReviewVerdict.Contradicts };
            var use = isWrong ? "the use that the profile states is contradicted" : ProfileLookups.Words(row);
            uses.Add($"{row.Code} ({row.Title.TrimEnd('.')}): {use}");
        }

        var message = $"The payer is likely to request the report for {string.Join("; ", uses)}";
        return new(MessageText.Sentence(message), fields, rows[0].Evidence);
    }

    private static Assertion? RowOf(in LineContext context, int place) =>
        context.Profile!.Find(AssertionKind.Modifier, context.Line.Modifiers[place]);
}
