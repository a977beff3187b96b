using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A value has no blanks or tabs around it.</summary>
/// <remarks>They are taken off to read the value, and another reader may not: the submitter should know.</remarks>
public sealed class SurroundingWhiteSpace : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL1020", "White space around a value")
        {
            Severity = Severity.Info,
            Snip = 1,
            Fields = Fields.All,
            Citation = Citation.Claims("appendix B.1, data elements of type string: trailing spaces are suppressed"),
            Fix = "Take off the blanks and tabs around the value.",
            Notes =
                "A column of nothing but blanks is empty. Blanks of other kinds (non-breaking, zero-width) belong to CL1019.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        Outcome.FailIf(line.Trimmed.Overlaps(line.Present));

    public override FieldSet Where(in ClaimLine line, CodeTables tables) => line.Trimmed & line.Present;

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"Read without the blanks around it: {MessageText.Values(line, Where(line, tables))}.";
}
