using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>A procedure is not billed beside one of the same provider and day that it is part of by an NCCI procedure-to-procedure edit.</summary>
/// <remarks>Of a pair in force the column 1 code is paid and the column 2 code denied, unless the pair allows a modifier and one is there.</remarks>
public sealed class BundledWithAnotherLine : LinePairRule
{
    public override RuleInfo Info { get; } =
        new("CL4006", "Procedure is bundled with another line's")
        {
            Disposition = Rules.Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Citation = new(
                "NCCI Policy Manual for Medicare, chapter I, section E (Modifiers and Modifier Indicators); NCCI procedure-to-procedure edits",
                "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits"
            ),
            Fix = "Remove this line: the column 1 code's payment includes it, and the pair allows no modifier.",
            Carc = "236",
            FollowsProgram = true,
            Notes =
                "The finding stands on the column 2 line. Indicator 0: no modifier opens the pair; 1: an NCCI-associated modifier does, then bypassed; 9: never in force. "
                + "A pair of codes that no release is complete for is notChecked; so is a pair of indicator 1 where a modifier could not be looked up. A malformed procedure code "
                + "belongs to CL1002, a malformed modifier to CL1003, rows of one claim_id that name two patients to CL4005. Whether the record supports the modifier is not checked.",
        };

    public override Outcome Check(in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        if (!IsCompared(line) || !IsCompared(other) || line.Procedure == other.Procedure)
            return Outcome.NotApplicable;
        if (!SameEncounter.Holds(line, other))
            return Outcome.NotApplicable;
        var pairs = tables.EditsFor(line).Pairs;
        var status = pairs.Find(other.Procedure, line.Procedure, line.ServiceFrom, out var edit);
        if (status == LookupStatus.Unknown)
            return Outcome.Pass;
        if (status != LookupStatus.Found)
            return Outcome.Unanswered(status, pairs.System);
        return edit.Indicator switch
        {
            '9' => Outcome.Pass,
            '1' => Open(PairOpening.Find(other, line, tables)),
            _ => Outcome.Fail,
        };
    }

    public override FieldSet Where(in ClaimLine line, in ClaimLine other, CodeTables tables) =>
        FieldSet.Of(Field.HcpcsCode)
        | (
            IndicatorOf(line, other, tables) == '1'
            && PairOpening.Find(other, line, tables) is { IsOpen: true, OnColumn1: false } opening
                ? line.FieldOfModifier(opening.Modifier)
                : FieldSet.Empty
        );

    public override Evidence EvidenceFor(in ClaimLine line, in ClaimLine other, CodeTables tables) =>
        tables.EditsFor(line).Pairs.EvidenceFor(other.Procedure, line.Procedure, line.ServiceFrom);

    public override string Fix(in ClaimLine line, in ClaimLine other, CodeTables tables) =>
        IndicatorOf(line, other, tables) == '1'
            ? "Remove this line, unless the record shows a separate service; then one of the NCCI-associated modifiers says which, and must be supported by the record."
            : Info.Fix;

    public override string Explain(in ClaimLine line, in ClaimLine other, CodeTables tables)
    {
        tables.EditsFor(line).Pairs.Find(other.Procedure, line.Procedure, line.ServiceFrom, out var edit);
        var pair =
            $"{line.Procedure} is bundled into {other.Procedure} on {SameEncounter.Name(other)}, same provider, {line.ServiceFrom:yyyy-MM-dd}: NCCI pair in force {edit.Period}, modifier indicator {edit.Indicator} ({edit.Rationale})";
        if (edit.Indicator != '1')
            return $"{pair}; no modifier opens it.";
        var opening = PairOpening.Find(other, line, tables);
        return opening.IsOpen
            ? $"{pair}; modifier {opening.Modifier} on {(opening.OnColumn1 ? SameEncounter.Name(other) : "this line")} opens it, and the record must support it."
            : $"{pair}; no modifier of the two lines opens it.";
    }

    private static bool IsCompared(in ClaimLine line) =>
        line.IsHcpcs && line.Procedure.Length == 5 && !line.Malformed.Overlaps(Fields.Modifiers);

    private static Outcome Open(in PairOpening opening) =>
        opening.IsOpen ? Outcome.Bypassed
        : opening.Unanswered == LookupStatus.Found ? Outcome.Fail
        : Outcome.Unanswered(opening.Unanswered, TableSystems.Modifiers);

    private static char IndicatorOf(in ClaimLine line, in ClaimLine other, CodeTables tables) =>
        tables.EditsFor(line).Pairs.Find(other.Procedure, line.Procedure, line.ServiceFrom, out var edit)
        == LookupStatus.Found
            ? edit.Indicator
            : '\0';
}
