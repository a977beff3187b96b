using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A procedure code of qualifier HC has the format of a CPT code or of a HCPCS level II code.</summary>
/// <remarks>A code of another format is in no table, so that no later rule can evaluate the service.</remarks>
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
            Fix = "Enter the five characters of the code, letters as capitals; modifiers have columns of their own.",
            Carc = "16",
            Stc = "A7:454",
            Notes =
                "notApplicable under the qualifiers HP, ER, IV and WK, whose codes have other formats. An invalid qualifier is reported by "
                + "CL1016, an empty code by CL1001.",
        };

    public override Outcome Check(in LineContext context) =>
        context.Line.IsHcpcs ? base.Check(context) : Outcome.NotApplicable;

    /// <summary>A modifier written behind the code, as in 99213-25, belongs in a column of its own.</summary>
    protected override string? FixOf(in ClaimLine line, FieldSet wrong)
    {
        var text = line.Text[Field.HcpcsCode];
        var modifier = text.Length > 5 ? text[5..].TrimStart("- "u8) : default;
        return
            text.Length > 5
            && FieldReader.IsWellFormed(Field.HcpcsCode, text[..5])
            && FieldReader.IsWellFormed(Field.HcpcsModifier1, modifier)
            ? $"Enter {Encoding.UTF8.GetString(text[..5])} in hcpcs_code and {Encoding.UTF8.GetString(modifier)} in a modifier column."
            : base.FixOf(line, wrong);
    }
}
