using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>An assistant at surgery is billed for a procedure for which one is paid.</summary>
/// <remarks>The law pays no assistant where one is used in fewer than five of a hundred such surgeries; for others the record must show the need.</remarks>
public sealed class AssistantNotPaid : LineRule
{
    private static readonly Code[] Assistants = [Code.Of("80"), Code.Of("81"), Code.Of("82"), Code.Of("AS")];

    public override RuleInfo Info { get; } =
        new("CL3012", "Assistant at surgery is not paid for the procedure")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Citation = FeeLookups.Manual(
                "20.4.3 (assistant at surgery services); PPRRVU, assistant at surgery indicator"
            ),
            Fix = "Do not bill the assistant's line: none is paid for this procedure.",
            Carc = "54",
            FollowsProgram = true,
            Notes =
                "Modifiers 80, 81, 82 and AS. Assistant indicator 1: error; 0: warning, for documentation may support it; 2: paid; 9: notApplicable. notApplicable without such a "
                + "modifier, and where the procedure is not in force or unknown (CL2001, CL2002).",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (FeeLookups.ColumnsOf(line, Assistants).IsEmpty)
            return Outcome.NotApplicable;
        if (!FeeLookups.TryFind(line, tables, out var fee, out var unanswered))
            return unanswered;
        return fee.Assistant switch
        {
            '1' => Outcome.Fail,
            '0' => Outcome.FailAs(Severity.Warning),
            '2' => Outcome.Pass,
            '9' => Outcome.NotApplicable,
            _ => FeeLookups.Silent(line, tables),
        };
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        FeeLookups.ColumnsOf(line, Assistants).With(Field.HcpcsCode);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) => FeeLookups.EvidenceFor(line, tables);

    public override string Fix(in ClaimLine line, CodeTables tables) =>
        FeeLookups.Of(line, tables).Assistant == '0'
            ? "Send the documentation that shows why an assistant was needed, or do not bill the assistant's line."
            : Info.Fix;

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var indicator = FeeLookups.Of(line, tables).Assistant;
        var meaning =
            indicator == '0' ? "an assistant is paid only where documentation shows the need" : "no assistant is paid";
        return FeeLookups.Tell(line, FeeLookups.ColumnsOf(line, Assistants), "assistant", indicator, meaning);
    }
}
