using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A line bills the professional component or the technical one, not both by their modifiers.</summary>
/// <remarks>Each modifier says that the other part is not billed; both parts are the procedure whole, which is billed without either.</remarks>
public sealed class BothComponents : LegacyLineRule
{
    private static readonly Code Professional = Code.Of("26");
    private static readonly Code Technical = Code.Of("TC");

    public override RuleInfo Info { get; } =
        new("CL3009", "Professional and technical component on one line")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = Fields.Modifiers,
            Citation = FeeLookups.RelativeValueFile(
                "PC/TC indicator 1: 26 is the professional component, TC the technical one, and no modifier both"
            ),
            Fix =
                "Keep the modifier of the component that was performed, or neither where the procedure was performed whole.",
            Carc = "4",
            Notes = "notApplicable without 26 or TC. Whether the procedure has components at all is CL3008's question.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        var (professional, technical) = (line.HasModifier(Professional), line.HasModifier(Technical));
        return professional || technical ? Outcome.FailIf(professional && technical) : Outcome.NotApplicable;
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        FeeLookups.ColumnsOf(line, Professional, Technical);

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"{MessageText.Values(line, Where(line, tables))}: the professional component alone and the technical one alone, on one line.";
}
