using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A component is billed by 26 or TC only of a procedure that has it as a part to bill apart.</summary>
/// <remarks>Of a code that is one component already, or cannot be split, the fee schedule has no fee for a part.</remarks>
public sealed class ComponentModifierNotAllowed : LineRule
{
    private static readonly Code Professional = Code.Of("26");
    private static readonly Code Technical = Code.Of("TC");

    public override RuleInfo Info { get; } =
        new("CL3008", "Modifier 26 or TC not allowed with this procedure")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode) | Fields.Modifiers,
            Citation = FeeLookups.RelativeValueFile("PC/TC indicator"),
            Fix =
                "Remove the modifier where the procedure was performed whole; where one component was, report the code that stands for it alone, if there is one.",
            Carc = "4",
            FollowsProgram = true,
            Notes =
                "PC/TC indicator 0, 2, 3, 4, 5: neither 26 nor TC; 6, 8: no TC; 1: both; 7 and 9: not applicable. notApplicable without 26 or TC, and where the procedure is not "
                + "in force or unknown (CL2001, CL2002). Both on one line belong to CL3009.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (!line.HasModifier(Professional) && !line.HasModifier(Technical))
            return Outcome.NotApplicable;
        if (!FeeLookups.TryFind(line, tables, out var fee, out var unanswered))
            return unanswered;
        return fee.PcTc switch
        {
            '0' or '2' or '3' or '4' or '5' => Outcome.Fail,
            '6' or '8' => Outcome.FailIf(line.HasModifier(Technical)),
            '1' => Outcome.Pass,
            '7' or '9' => Outcome.NotApplicable,
            _ => FeeLookups.Silent(line, tables),
        };
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        Refused(line, FeeLookups.Of(line, tables).PcTc).With(Field.HcpcsCode);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) => FeeLookups.EvidenceFor(line, tables);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var indicator = FeeLookups.Of(line, tables).PcTc;
        return FeeLookups.Tell(line, Refused(line, indicator), "PC/TC", indicator, Meaning(indicator));
    }

    private static FieldSet Refused(in ClaimLine line, char indicator) =>
        indicator is '6' or '8'
            ? FeeLookups.ColumnsOf(line, Technical)
            : FeeLookups.ColumnsOf(line, Professional, Technical);

    private static string Meaning(char indicator) =>
        indicator switch
        {
            '0' => "a practitioner's service that has no components",
            '2' => "the code is the professional component alone",
            '3' => "the code is the technical component alone",
            '4' => "the code is the whole test, and its components have codes of their own",
            '5' => "incident to a practitioner's service, without components",
            _ => "an interpretation by a physician, which has no technical component",
        };
}
