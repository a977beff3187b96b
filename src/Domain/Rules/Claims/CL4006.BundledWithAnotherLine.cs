using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>A procedure is not billed beside one of the same provider and day that it is part of by an NCCI procedure-to-procedure edit.</summary>
/// <remarks>Of a pair in force the column 1 code is paid and the column 2 code denied, unless the pair allows a modifier and one is there.</remarks>
public sealed class BundledWithAnotherLine : ClaimLinesRule
{
    public override RuleInfo Info { get; } =
        new("CL4006", "Procedure is bundled with another line's")
        {
            Disposition = Rules.Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Needs = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom),
            DependsOn = SameEncounter.Fields | Fields.Modifiers,
            Citation = new(
                "NCCI Policy Manual for Medicare, chapter I, section E (Modifiers and Modifier Indicators); NCCI procedure-to-procedure edits",
                "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits"
            ),
            Fix = "Remove this line: the column 1 code's payment includes it, and the pair allows no modifier.",
            Carc = "236",
            FollowsProgram = true,
            Notes =
                "The finding stands on the column 2 line. Indicator 0: no modifier opens the pair; 1: an NCCI-associated modifier does, then bypassed; 9: never in force. "
                + "The same anatomic modifier on both lines is a warning: it opens the pair for another side or site only. Services of several days are compared where they share a day. "
                + "A pair of codes that no release is complete for is notChecked; so is a pair of indicator 1 where a modifier could not be looked up. Rows of one claim_id that "
                + "name two patients belong to CL4005. Whether the record supports the modifier is not checked.",
        };

    public override Outcome Check(in LineContext context, in ClaimContext claim)
    {
        foreach (var procedure in claim.Procedures)
        {
            if (context.Line.Procedure.IsNone || procedure.Code == context.Line.Procedure)
                continue;
            foreach (var other in procedure)
            {
                if (SameEncounter.Holds(context.Line, other.Line))
                    claim.Record(other, Compare(context, other));
            }
        }

        return claim.Gravest;
    }

    public override FindingDetails Report(in LineContext context, in ClaimContext claim, in Conflict conflict)
    {
        ref readonly var line = ref context.Line;
        ref readonly var other = ref claim.Lines[conflict.OtherLine];
        var day = SameEncounter.FirstCommonDay(line, other);
        var pair = context.FindPair(other.Procedure, line.Procedure, day);
        var (modifier, isOnColumn1, field) = PairOpening.ModifierOf(conflict.Outcome, other, line);
        var opening =
            pair.Row.Indicator != '1' ? "no modifier opens it"
            : modifier.IsNone ? "no modifier of the two lines opens it"
            : conflict.Outcome.Status == OutcomeStatus.Bypassed
                ? $"modifier {modifier} on {(isOnColumn1 ? SameEncounter.Name(other) : "this line")} opens it, and the record must support it"
            : $"modifier {modifier} is on both lines, and opens it for another side or site only";
        return new(
            $"{line.Procedure} is bundled into {other.Procedure} on {SameEncounter.Name(other)}, same provider, {day:yyyy-MM-dd}: NCCI pair in force {pair.Row.Period}, modifier indicator {pair.Row.Indicator} ({pair.Row.Rationale}); {opening}.",
            field.With(Field.HcpcsCode)
        )
        {
            Fix =
                pair.Row.Indicator == '1'
                    ? "Remove this line, unless the record shows a separate service; then one of the NCCI-associated modifiers says which, and must be supported by the record."
                    : null,
            Evidence = pair.Evidence,
        };
    }

    private static Outcome Compare(in LineContext context, in LineContext other)
    {
        var day = SameEncounter.FirstCommonDay(context.Line, other.Line);
        var pair = context.FindPair(other.Line.Procedure, context.Line.Procedure, day);
        if (!pair.IsFound)
            return pair.Status == LookupStatus.Unknown
                ? Outcome.Pass
                : Outcome.Unanswered(pair.Status, context.Edits.Pairs.System);
        return pair.Row.Indicator switch
        {
            '9' => Outcome.Pass,
            '1' => PairOpening.Decide(other, context, day),
            _ => Outcome.Fail,
        };
    }
}
