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
                "An empty number is reported by CL1001. CL4002 is then notChecked. A number over the limit on a line that is itself past the limit is "
                + "reported by CL4004.",
        };

    public override Outcome Check(in LineContext context)
    {
        ref readonly var line = ref context.Line;
        if (line.Malformed.Overlaps(Info.Owns) || IsOver(ClaimLimits.MaxLines(line.Type), context))
            return Outcome.Fail;
        // Over the lower limit, the claim type decides.
        if (line.Type != ClaimType.Unknown || !IsOver(ClaimLimits.ProfessionalLines, context))
            return Outcome.Pass;
        return line.Present.Contains(Field.ClaimType)
            ? Outcome.DependsOnInvalid(Field.ClaimType)
            : Outcome.DependsOnAbsent(Field.ClaimType);
    }

    private static bool IsOver(int limit, in LineContext context) =>
        context.Line.LineNumber > limit && context.Index < limit;

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var limit = ClaimLimits.MaxLines(line.Type);
        return new($"{MessageText.Values(line, Info.Owns)}: expected a whole number from 1 to {limit}.", Info.Owns);
    }
}
