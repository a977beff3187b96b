using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>Every column that the claim type requires is filled.</summary>
/// <remarks>A payer returns a claim with a required element missing before anyone reads it; one finding names all of them.</remarks>
public sealed class RequiredFieldMissing : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1001", "Required field missing")
        {
            Snip = 2,
            Fields = Fields.Required,
            Citation = Citation.Claims("the elements of usage Required: loops 2010AA to 2010BB, 2300 and 2400"),
            Fix = "Fill the columns from the record of the claim.",
            Carc = "16",
            Stc = "A6:21",
            Notes =
                "Where a whole column with a default is absent (claim_frequency_code, assignment_code, the indicators), the default is taken and "
                + "stated in the summary; a column that is there and empty is missing. A line sent without its claim needs only the line's own fields.",
        };

    public override Outcome Check(in LineContext context) => Outcome.FailIf(!MissingFrom(context.Line).IsEmpty);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var missing = MissingFrom(line);
        var type = line.Type switch
        {
            ClaimType.Professional => "professional ",
            ClaimType.Institutional => "institutional ",
            _ => string.Empty,
        };
        return new(
            $"{MessageText.Names(missing)} empty: required on every {type}{(line.IsAlone ? "line" : "claim")}.",
            missing
        );
    }

    private static FieldSet MissingFrom(in ClaimLine line)
    {
        var missing = Fields
            .RequiredOfLine(line.Type, line.IsAlone)
            .Except(line.Present)
            .Except(line.Text.DefaultsTaken);
        // An institutional line without a date of its own takes the claim's first.
        return line.Type == ClaimType.Institutional && line.Present.Contains(Field.ClaimStartDate)
            ? missing.Except(FieldSet.Of(Field.ServiceDateFrom))
            : missing;
    }
}
