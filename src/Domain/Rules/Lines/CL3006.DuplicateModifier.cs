using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A modifier is on a line once.</summary>
/// <remarks>A second one adds nothing, and takes a position that another modifier may have been meant for.</remarks>
public sealed class DuplicateModifier : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL3006", "Duplicate modifier on a line")
        {
            Snip = 4,
            Fields = Fields.Modifiers,
            NeedsAny = Fields.Modifiers,
            Citation = Citation.Claims("loop 2400, SV101-3 to SV101-6 and SV202-3 to SV202-6 Procedure Modifier"),
            Fix = "Remove the repeated modifier, or correct it to the one that was meant.",
            Carc = "4",
            Stc = "A7:453",
            Notes = "notApplicable without modifiers. An invalid one belongs to CL1003 and is not compared.",
        };

    /// <summary>The detail of a failure: the places that repeat an earlier one's modifier.</summary>
    public override Outcome Check(in LineContext context)
    {
        var repeated = 0;
        for (var i = 1; i < Fields.ModifierCount; i++)
        {
            var modifier = context.Line.Modifiers[i];
            for (var j = 0; j < i && !modifier.IsNone; j++)
            {
                if (context.Line.Modifiers[j] == modifier)
                    repeated |= 1 << i;
            }
        }

        return Outcome.FailAt(repeated);
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var repeated = FieldSet.At(Field.HcpcsModifier1, decision.Detail);
        return new($"Modifier repeated on the line: {MessageText.Values(context.Line, repeated)}.", repeated);
    }
}
