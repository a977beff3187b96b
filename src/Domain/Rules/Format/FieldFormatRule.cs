using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A rule over the format of fields: it fails where a value that it owns does not have the format.</summary>
/// <param name="expected">The format, as it follows "expected" in the message.</param>
public abstract class FieldFormatRule(string expected) : LineRule
{
    /// <summary>The columns at fault.</summary>
    protected virtual FieldSet WrongIn(in ClaimLine line) => line.Malformed & Info.Owns;

    public override Outcome Check(in LineContext context) => Outcome.FailIf(!WrongIn(context.Line).IsEmpty);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var wrong = WrongIn(context.Line);
        return new($"{MessageText.Values(context.Line, wrong)}: expected {expected}.", wrong);
    }
}
