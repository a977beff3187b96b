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

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        var (right, left) = (line.HasModifier(Right), line.HasModifier(Left));
        if (line.HasModifier(BothSides) && (right || left))
            return Outcome.Fail;
        if (!right || !left)
            return Outcome.NotApplicable;
        if (!FeeLookups.TryFind(line, tables, out var fee, out var unanswered))
            return unanswered;
        return fee.Bilateral switch
        {
            '1' => Outcome.Fail,
            '0' or '2' or '3' => Outcome.Pass,
            '9' => Outcome.NotApplicable,
            _ => FeeLookups.Silent(line, tables),
        };
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        FeeLookups.ColumnsOf(line, BothSides, Right, Left);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        line.HasModifier(BothSides) ? default : FeeLookups.EvidenceFor(line, tables);

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        line.HasModifier(BothSides)
            ? $"{MessageText.Values(line, Where(line, tables))}: both sides and a single one, on one line."
            : FeeLookups.Tell(
                line,
                Where(line, tables),
                "bilateral",
                FeeLookups.Of(line, tables).Bilateral,
                "both sides are one line with modifier 50"
            );
}
