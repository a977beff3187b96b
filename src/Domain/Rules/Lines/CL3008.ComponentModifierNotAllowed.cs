using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A component is billed by 26 or TC only of a procedure that has it as a part to bill apart.</summary>
/// <remarks>Of a code that is one component already, or cannot be split, the fee schedule has no fee for a part.</remarks>
public sealed class ComponentModifierNotAllowed()
    : FeeIndicatorRule(
        "PC/TC",
        row => row.PcTc,
        [Code.Of("26"), Code.Of("TC")],
        [
            new('0', Outcome.Fail, "a practitioner's service that has no components"),
            new('1', Outcome.Pass),
            new('2', Outcome.Fail, "the code is the professional component alone"),
            new('3', Outcome.Fail, "the code is the technical component alone"),
            new('4', Outcome.Fail, "the code is the whole test, and its components have codes of their own"),
            new('5', Outcome.Fail, "incident to a practitioner's service, without components"),
            new('6', Outcome.Fail, "an interpretation by a physician, which has no technical component")
            {
                Refused = [Code.Of("TC")],
            },
            new('7', Outcome.NotApplicable),
            new('8', Outcome.Fail, "an interpretation by a physician, which has no technical component")
            {
                Refused = [Code.Of("TC")],
            },
            new('9', Outcome.NotApplicable),
        ]
    )
{
    public override RuleInfo Info { get; } =
        new("CL3008", "Modifier 26 or TC not allowed with this procedure")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Needs = NeededFields,
            NeedsAny = Fields.Modifiers,
            Citation = FeeLookups.RelativeValueFile("PC/TC indicator"),
            Fix =
                "Remove the modifier where the procedure was performed whole; where one component was, report the code that stands for it alone, if there is one.",
            Carc = "4",
            FollowsProgram = true,
            Notes =
                "PC/TC indicator 0, 2, 3, 4, 5: neither 26 nor TC; 6, 8: no TC; 1: both; 7 and 9: not applicable. notApplicable without 26 or TC, and where the procedure is not "
                + "in force or unknown (CL2001, CL2002). Both on one line belong to CL3009.",
        };
}
