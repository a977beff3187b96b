using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A procedure code of qualifier HC has the shape of a CPT code or of a HCPCS level II code.</summary>
/// <remarks>A code of another shape is in no table, so that no later rule could say anything of the service.</remarks>
public sealed class MalformedProcedureCode()
    : FieldFormatRule("a CPT code (four digits and a digit or capital) or a HCPCS code (A to V and four digits)")
{
    public override RuleInfo Info { get; } =
        new("CL1002", "Invalid procedure code format")
        {
            Snip = 2,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Needs = FieldSet.Of(Field.HcpcsCode),
            DependsOn = FieldSet.Of(Field.ProcedureQualifier),
            Owns = FieldSet.Of(Field.HcpcsCode),
            Citation = Citation.Claims("loop 2400, SV101-2 and SV202-2 Procedure Code, qualifier HC (code source 130)"),
            Fix = "Write the five characters alone, letters as capitals; modifiers have columns of their own.",
            Carc = "16",
            Stc = "A7:454",
            Notes =
                "notApplicable under the qualifiers HP, ER, IV and WK, whose codes have shapes of their own; a qualifier that is none belongs to "
                + "CL1016, an absent code to CL1001.",
        };

    public override Outcome Check(in LineContext context) =>
        context.Line.IsHcpcs ? base.Check(context) : Outcome.NotApplicable;
}
