using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>Modifier 50 stands with a procedure that is paid as done on both sides.</summary>
/// <remarks>Some procedures have no second side, some are priced for both already; there the modifier asks for a payment that does not exist.</remarks>
public sealed class BilateralNotAllowed : LineRule
{
    private static readonly Code BothSides = Code.Of("50");

    public override RuleInfo Info { get; } =
        new("CL3010", "Bilateral modifier is not allowed with the procedure")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Citation = FeeLookups.Manual("40.7 (claims for bilateral surgeries); PPRRVU, bilateral surgery indicator"),
            Fix = "Remove modifier 50: the procedure is not paid as done on both sides.",
            Carc = "4",
            FollowsProgram = true,
            Notes =
                "Bilateral indicator 0 or 2: error; 9: warning; 1 and 3: allowed. notApplicable without modifier 50, and where the procedure is not in force or unknown (CL2001, "
                + "CL2002). 50 beside RT or LT belongs to CL3011.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (!line.HasModifier(BothSides))
            return Outcome.NotApplicable;
        if (!FeeLookups.TryFind(line, tables, out var fee, out var unanswered))
            return unanswered;
        return fee.Bilateral switch
        {
            '0' or '2' => Outcome.Fail,
            '9' => Outcome.FailAs(Severity.Warning),
            '1' or '3' => Outcome.Pass,
            _ => FeeLookups.Silent(line, tables),
        };
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        FeeLookups.ColumnsOf(line, BothSides).With(Field.HcpcsCode);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) => FeeLookups.EvidenceFor(line, tables);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var indicator = FeeLookups.Of(line, tables).Bilateral;
        var meaning = indicator switch
        {
            '0' => "by anatomy, or because another code is for both sides, nothing is paid for a second side",
            '2' => "the fee is for both sides already",
            _ => "two sides are no concept of this procedure",
        };
        return FeeLookups.Tell(line, FeeLookups.ColumnsOf(line, BothSides), "bilateral", indicator, meaning);
    }
}
