using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>Modifier 66 stands with a procedure for which a team of surgeons is paid, and then with the report that prices it.</summary>
/// <remarks>A team has no fee of its own: where it is paid at all, the payer sets the amount by what the report shows each surgeon did.</remarks>
public sealed class TeamSurgeryNotAllowed()
    : FeeIndicatorRule(
        "team surgery",
        row => row.Team,
        [Code.Of("66")],
        [
            new('0', Outcome.Fail, "a team is not paid"),
            new(
                '1',
                Outcome.FailAs(Severity.Warning),
                "a team is paid by report, and only where documentation shows the need of one"
            )
            {
                Fix = "Send the report that shows what each surgeon of the team did.",
            },
            new('2', Outcome.FailAs(Severity.Warning), "a team is paid by report")
            {
                Fix = "Send the report that shows what each surgeon of the team did.",
            },
            new('9', Outcome.NotApplicable),
        ]
    )
{
    public override RuleInfo Info { get; } =
        new("CL3014", "Team surgery is not paid for the procedure, or by report only")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Needs = NeededFields,
            NeedsAny = Fields.Modifiers,
            Citation = FeeLookups.Manual(
                "40.8 (claims for co-surgeons and team surgeons); PPRRVU, team surgery indicator"
            ),
            Fix = "The procedure takes no team: correct the modifier to what the record shows, or leave the line out.",
            Carc = "54",
            FollowsProgram = true,
            Notes =
                "Team indicator 0: error; 1 and 2: warning, for both are paid by report; 9: notApplicable. No line with modifier 66 passes unseen. notApplicable without modifier "
                + "66, and where the procedure is not in force or unknown (CL2001, CL2002).",
        };
}
