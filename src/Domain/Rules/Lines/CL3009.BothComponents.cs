using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A line bills the professional component or the technical one, not both by their modifiers.</summary>
/// <remarks>Each modifier states that the other component is not billed; both components are the whole procedure, which is billed without either.</remarks>
public sealed class BothComponents : LineRule
{
    private static readonly Code Professional = Code.Of("26");
    private static readonly Code Technical = Code.Of("TC");

    public override RuleInfo Info { get; } =
        new("CL3009", "Modifiers 26 and TC on one line")
        {
            Disposition = Disposition.LineItemDenial,
            Snip = 6,
            Fields = Fields.Modifiers,
            NeedsAny = Fields.Modifiers,
            Citation = new(
                "Medicare Claims Processing Manual (100-04), chapter 13, section 20 (Payment Conditions for Radiology Services)",
                "https://www.cms.gov/regulations-and-guidance/guidance/manuals/internet-only-manuals-ioms-items/cms018912"
            ),
            Fix =
                "Keep the modifier of the component that was performed, or neither where the whole procedure was performed.",
            Carc = "4",
            Notes = "notApplicable without 26 or TC. Whether the procedure has components at all is left to CL3008.",
        };

    public override Outcome Check(in LineContext context)
    {
        var (professional, technical) = (context.HasModifier(Professional), context.HasModifier(Technical));
        return professional || technical ? Outcome.FailIf(professional && technical) : Outcome.NotApplicable;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision) =>
        new(
            "Modifiers 26 (professional component) and TC (technical component) are on one line: each excludes the other.",
            FieldSet.At(Field.HcpcsModifier1, context.PlacesOf(Professional, Technical))
        );
}
