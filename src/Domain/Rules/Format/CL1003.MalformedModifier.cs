using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A modifier is two capital letters or digits, and the modifiers fill their columns from the first.</summary>
/// <remarks>The first modifier weighs most in pricing; one behind an empty column is lost or read as another.</remarks>
public sealed class MalformedModifier : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1003", "Invalid modifier format")
        {
            Snip = 2,
            Fields = Fields.Modifiers,
            NeedsAny = Fields.Modifiers,
            Owns = Fields.Modifiers,
            Citation = Citation.Claims("loop 2400, SV101-3 to SV101-6 and SV202-3 to SV202-6 Procedure Modifier"),
            Fix = "Enter one modifier of two characters a column, letters as capitals, from hcpcs_modifier_1 on.",
            Carc = "16",
            Stc = "A7:453",
        };

    public override Outcome Check(in LineContext context) =>
        Outcome.FailIf(context.Line.Malformed.Overlaps(Info.Owns) || !GapsIn(context.Line).IsEmpty);

    public override FindingDetails Report(in LineContext context, in Outcome decision) =>
        Gaps.Report(
            context.Line,
            "two capital letters or digits",
            context.Line.Malformed & Info.Owns,
            GapsIn(context.Line)
        );

    private static FieldSet GapsIn(in ClaimLine line) => Gaps.In(line, Fields.Modifiers, Field.HcpcsModifier1);
}
