using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>Every column that the claim type requires is filled.</summary>
/// <remarks>A payer returns a claim with a required element missing before anyone reads it; all of them are told at once.</remarks>
public sealed class RequiredFieldMissing : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL1001", "Required field is missing")
        {
            Snip = 2,
            Fields = Fields.Required,
            Citation = Citation.Claims("the elements of usage Required: loops 2010AA to 2010BB, 2300 and 2400"),
            Fix = "Fill the columns from the record of the claim.",
            Carc = "16",
            Stc = "A7:21",
            Notes =
                "Where a whole column with a default is absent (claim_frequency_code, assignment_code, the indicators), the default is taken and "
                + "told in the summary; the column there and empty is missing. A line sent without its claim is asked only for what the line needs.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) => Outcome.FailIf(!Where(line, tables).IsEmpty);

    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var missing = Fields
            .RequiredOfLine(line.Type, line.IsAlone)
            .Except(line.Present)
            .Except(line.Text.DefaultsTaken);
        // An institutional line without a day of its own takes the claim's first.
        return line.Type == ClaimType.Institutional && line.Present.Contains(Field.ClaimStartDate)
            ? missing.Except(FieldSet.Of(Field.ServiceDateFrom))
            : missing;
    }

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var asker = line.Type switch
        {
            ClaimType.Professional => "A professional",
            ClaimType.Institutional => "An institutional",
            _ => "Every",
        };
        var subject = line.IsAlone ? "line" : "claim";
        return $"{asker} {subject} requires {FieldCatalog.Names(Where(line, tables))}: empty here.";
    }
}
