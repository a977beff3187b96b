using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>An assistant at surgery is billed for a procedure for which one is paid.</summary>
/// <remarks>The law pays no assistant where one is used in fewer than five of a hundred such surgeries; for others the record must show the need.</remarks>
public sealed class AssistantNotPaid()
    : FeeIndicatorRule(
        "assistant",
        row => row.Assistant,
        [Code.Of("80"), Code.Of("81"), Code.Of("82"), Code.Of("AS")],
        [
            new('0', Outcome.FailAs(Severity.Warning), "an assistant is paid only where documentation shows the need")
            {
                Fix =
                    "Send the documentation that shows why an assistant was needed, or do not bill the assistant's line.",
            },
            new('1', Outcome.Fail, "no assistant is paid"),
            new('2', Outcome.Pass),
            new('9', Outcome.NotApplicable),
        ]
    )
{
    public override RuleInfo Info { get; } =
        new("CL3012", "Assistant at surgery is not paid for the procedure")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Needs = NeededFields,
            NeedsAny = Fields.Modifiers,
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
}
