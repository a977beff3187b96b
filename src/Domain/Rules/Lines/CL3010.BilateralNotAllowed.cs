using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>Modifier 50 stands with a procedure that is paid as done on both sides.</summary>
/// <remarks>Some procedures have no second side, some are priced for both already; there the modifier asks for a payment that does not exist.</remarks>
public sealed class BilateralNotAllowed()
    : FeeIndicatorRule(
        "bilateral",
        row => row.Bilateral,
        [Code.Of("50")],
        [
            new(
                '0',
                Outcome.Fail,
                "by anatomy, or because another code is for both sides, nothing is paid for a second side"
            ),
            new('1', Outcome.Pass),
            new('2', Outcome.Fail, "the fee is for both sides already"),
            new('3', Outcome.Pass),
            new('9', Outcome.FailAs(Severity.Warning), "two sides are no concept of this procedure"),
        ]
    )
{
    public override RuleInfo Info { get; } =
        new("CL3010", "Bilateral modifier is not allowed with the procedure")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Needs = NeededFields,
            NeedsAny = Fields.Modifiers,
            Citation = FeeLookups.Manual("40.7 (claims for bilateral surgeries); PPRRVU, bilateral surgery indicator"),
            Fix = "Remove modifier 50: the procedure is not paid as done on both sides.",
            Carc = "4",
            FollowsProgram = true,
            Notes =
                "Bilateral indicator 0 or 2: error; 9: warning; 1 and 3: allowed. notApplicable without modifier 50, and where the procedure is not in force or unknown (CL2001, "
                + "CL2002). 50 beside RT or LT belongs to CL3011.",
        };
}
