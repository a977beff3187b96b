using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>Modifier 62 stands with a procedure for which two surgeons, each of a part of it, are paid.</summary>
/// <remarks>Two surgeons share one fee. Where the procedure does not take two, neither of their lines is paid as billed.</remarks>
public sealed class CoSurgeonNotAllowed()
    : FeeIndicatorRule(
        "co-surgeon",
        row => row.CoSurgeon,
        [Code.Of("62")],
        [
            new('0', Outcome.Fail, "co-surgeons are not paid"),
            new(
                '1',
                Outcome.FailAs(Severity.Warning),
                "co-surgeons are paid only where documentation shows the need of two"
            )
            {
                Fix =
                    "Send the documentation that shows why two surgeons were needed, or leave the second surgeon's line out.",
            },
            new('2', Outcome.Pass),
            new('9', Outcome.NotApplicable),
        ]
    )
{
    public override RuleInfo Info { get; } =
        new("CL3013", "Co-surgeons are not paid for the procedure")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Needs = NeededFields,
            NeedsAny = Fields.Modifiers,
            Citation = FeeLookups.Manual(
                "40.8 (claims for co-surgeons and team surgeons); PPRRVU, co-surgeons indicator"
            ),
            Fix =
                "The procedure takes no co-surgeons: correct the modifier to what the record shows, or leave the second surgeon's line out.",
            Carc = "54",
            FollowsProgram = true,
            Notes =
                "Co-surgeon indicator 0: error; 1: warning, for documentation may support it; 2: allowed; 9: notApplicable. notApplicable without modifier 62, and where the "
                + "procedure is not in force or unknown (CL2001, CL2002). Whether the two are of different specialties, one line cannot show.",
        };
}
