using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A claim line number is a whole number, 1 to 50 on a professional claim and 1 to 999 on an institutional one.</summary>
/// <remarks>The payer answers line by line under this number; an answer to any other number cannot be matched.</remarks>
public sealed class MalformedLineNumber : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1021", "Invalid claim line number")
        {
            Snip = 2,
            Fields = FieldSet.Of(Field.ClaimLineNumber),
            Needs = FieldSet.Of(Field.ClaimLineNumber),
            Owns = FieldSet.Of(Field.ClaimLineNumber),
            Citation = Citation.Claims("loop 2400, LX01 Assigned Number"),
            Fix = "Number the lines of the claim 1, 2, 3 and so on.",
            Carc = "16",
            Stc = "A7:247",
            Notes =
                "An empty number is reported by CL1001. CL4002 is then notChecked. A number over 50 on a claim of more than 50 lines is reported by CL4004 too.",
        };

    public override Outcome Check(in LineContext context) =>
        Outcome.FailIf(
            context.Line.Malformed.Overlaps(Info.Owns)
                || context.Line.LineNumber > ClaimLimits.MaxLines(context.Line.Type)
        );

    public override FindingDetails Report(in LineContext context, in Outcome decision) =>
        new(
            $"{MessageText.Values(context.Line, Info.Owns)}: expected a whole number from 1 to {ClaimLimits.MaxLines(context.Line.Type)}.",
            Info.Owns
        );
}
