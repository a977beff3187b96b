using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A line says that both sides were done by modifier 50 alone, and names a side only where one was done.</summary>
/// <remarks>Contractors read 50 with RT or LT, and RT with LT, each in a way of its own: as one side, as two, or as neither.</remarks>
public sealed class SideModifierWithBilateral : LineRule
{
    private static readonly Code BothSides = Code.Of("50");
    private static readonly Code Right = Code.Of("RT");
    private static readonly Code Left = Code.Of("LT");

    public override RuleInfo Info { get; } =
        new("CL3011", "Side modifier beside the bilateral one")
        {
            Severity = Severity.Warning,
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = Fields.Modifiers,
            NeedsAny = Fields.Modifiers,
            DependsOn = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom),
            Citation = FeeLookups.Manual(
                "40.7 (claims for bilateral surgeries: one line with modifier 50); PPRRVU, bilateral surgery indicator 1"
            ),
            Fix = "Where both sides were done, keep 50 alone and one unit; where one was, keep its side alone.",
            Carc = "4",
            FollowsProgram = true,
            Notes =
                "50 beside RT or LT fails for every procedure, and no table is asked. RT beside LT fails where the bilateral indicator is 1, passes with 0, 2 and 3, and is "
                + "notApplicable with 9, or where the procedure is not in force or unknown (CL2001, CL2002). Whether 50 is allowed at all is CL3010's question.",
        };

    public override Outcome Check(in LineContext context)
    {
        var (right, left) = (context.HasModifier(Right), context.HasModifier(Left));
        if (context.HasModifier(BothSides) && (right || left))
            return Outcome.Fail;
        if (!right || !left)
            return Outcome.NotApplicable;
        ref readonly var fee = ref context.Fee;
        if (!fee.IsFound)
            return Outcome.Unanswered(fee.Status, context.Edits.FeeSchedule.System);
        return fee.Row.Bilateral switch
        {
            '1' => Outcome.Fail with { Detail = '1' },
            '0' or '2' or '3' => Outcome.Pass,
            '9' => Outcome.NotApplicable,
            _ => Outcome.SourceSilent(context.Edits.FeeSchedule.System),
        };
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var fields = FieldSet.At(Field.HcpcsModifier1, context.PlacesOf(BothSides, Right, Left));
        var modifiers = MessageText.Values(context.Line, fields);
        if (decision.Detail == 0)
            return new($"{modifiers}: both sides and a single one, on one line.", fields);
        return new(
            $"{modifiers} with {context.Line.Procedure}: on {context.Day:yyyy-MM-dd} its bilateral indicator is {(char)decision.Detail}: both sides are one line with modifier 50.",
            fields,
            context.Fee.Evidence
        );
    }
}
