using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A value has no spaces or tabs around it.</summary>
/// <remarks>They are removed to read the value, and another system may keep them.</remarks>
public sealed class SurroundingWhiteSpace : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1020", "Spaces around a value")
        {
            Severity = Severity.Info,
            Snip = 1,
            Fields = Fields.All,
            Citation = Citation.Claims("appendix B.1, data elements of type string: trailing spaces are suppressed"),
            Fix = "Remove the spaces and tabs around the value.",
            Notes =
                "A column of nothing but spaces is empty. Spaces of other kinds (non-breaking, zero-width) are reported by CL1019.",
        };

    public override Outcome Check(in LineContext context) =>
        Outcome.FailIf(context.Line.Trimmed.Overlaps(context.Line.Present));

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var trimmed = context.Line.Trimmed & context.Line.Present;
        return new($"Read without the spaces around it: {MessageText.Values(context.Line, trimmed)}.", trimmed);
    }
}
