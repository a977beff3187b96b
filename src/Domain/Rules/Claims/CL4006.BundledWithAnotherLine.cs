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
        foreach (var other in claim)
        {
            if (AreTwoProcedures(context.Line, other.Line) && SameEncounter.Holds(context.Line, other.Line))
                claim.Record(other, Compare(context, other));
        }

        return claim.Gravest;
    }

    public override FindingDetails Report(in LineContext context, in ClaimContext claim, in Conflict conflict)
    {
        ref readonly var line = ref context.Line;
        ref readonly var other = ref claim.Lines[conflict.OtherLine];
        var day = SameEncounter.FirstCommonDay(line, other);
        var pair = context.FindPair(other.Procedure, line.Procedure, day);
        var mayOpen = pair.Row.Indicator == '1';
        var opening = mayOpen ? PairOpening.Describe(conflict.Outcome, other, line) : "no modifier opens it";
        return new(
            $"{line.Procedure} is bundled into {other.Procedure} on {SameEncounter.Name(other)}, same provider, {day:yyyy-MM-dd}: NCCI pair in force {pair.Row.Period}, modifier indicator {pair.Row.Indicator} ({pair.Row.Rationale}); {opening}.",
            PairOpening.FieldOf(conflict.Outcome).With(Field.HcpcsCode),
            pair.Evidence
        )
        {
            Fix = mayOpen ? PairOpening.Fix : null,
        };
    }

    private static Outcome Compare(in LineContext context, in LineContext other)
    {
        var day = SameEncounter.FirstCommonDay(context.Line, other.Line);
        var pair = context.FindPair(other.Line.Procedure, context.Line.Procedure, day);
        return (pair.Status, pair.Row.Indicator) switch
        {
            (LookupStatus.Found, '0') => Outcome.Fail,
            (LookupStatus.Found, '1') => PairOpening.Decide(other, context, day),
            (LookupStatus.Found or LookupStatus.Unknown, _) => Outcome.Pass,
            var (status, _) => Outcome.Unanswered(status, context.Edits.Pairs.System),
        };
    }

    private static bool AreTwoProcedures(in ClaimLine line, in ClaimLine other) =>
        !line.Procedure.IsNone && !other.Procedure.IsNone && line.Procedure != other.Procedure;
}
