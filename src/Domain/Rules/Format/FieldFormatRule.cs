using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A rule over the format of fields: it fails where a value that it owns does not have the format.</summary>
/// <param name="expected">The format, as it follows "expected" in the message.</param>
public abstract class FieldFormatRule(string expected) : LineRule
{
    /// <summary>The columns at fault.</summary>
    protected virtual FieldSet WrongIn(in ClaimLine line) => line.Malformed & Info.Owns;

    /// <summary>What to enter instead; null for the rule's own fix.</summary>
    protected virtual string? FixOf(in ClaimLine line, FieldSet wrong) => FormatFix.Of(line, wrong);

    public override Outcome Check(in LineContext context) => Outcome.FailIf(!WrongIn(context.Line).IsEmpty);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var wrong = WrongIn(line);
        var format = $": expected {expected}.";
        var values = MessageText.Values(line, wrong, MessageText.MaxLength - format.Length);
        return new(values + format, wrong) { Fix = FixOf(line, wrong) };
    }
}
