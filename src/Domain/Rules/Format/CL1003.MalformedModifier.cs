using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A modifier is two capitals or digits, and the modifiers fill their columns from the first.</summary>
/// <remarks>The first modifier weighs most in pricing; one that stands behind an empty column is lost or read as another.</remarks>
public sealed class MalformedModifier : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL1003", "Malformed modifier")
        {
            Snip = 2,
            Fields = Fields.Modifiers,
            Citation = Citation.Claims("loop 2400, SV101-3 to SV101-6 and SV202-3 to SV202-6 Procedure Modifier"),
            Fix = "Write one modifier of two characters a column, letters as capitals, from hcpcs_modifier_1 on.",
            Carc = "16",
            Stc = "A7:453",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.Present.Overlaps(Info.Fields) ? Outcome.FailIf(!Where(line, tables).IsEmpty) : Outcome.NotApplicable;

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        (line.Malformed & Info.Fields) | Gaps.In(line, Fields.Modifiers, Field.HcpcsModifier1);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var gaps = Gaps.In(line, Fields.Modifiers, Field.HcpcsModifier1);
        var told = Gaps.Tell(line, "not two capitals or digits", line.Malformed & Info.Fields, gaps);
        return $"Modifiers: {string.Join("; ", told)}.";
    }
}
