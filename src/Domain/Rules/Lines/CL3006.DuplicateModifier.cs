using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A modifier stands on a line once.</summary>
/// <remarks>A second one says nothing more, and takes a place that another modifier may have been meant for.</remarks>
public sealed class DuplicateModifier : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL3006", "Modifier comes twice")
        {
            Snip = 4,
            Fields = Fields.Modifiers,
            Citation = Citation.Claims("loop 2400, SV101-3 to SV101-6 and SV202-3 to SV202-6 Procedure Modifier"),
            Fix = "Remove the repeated modifier, or correct it to the one that was meant.",
            Carc = "4",
            Stc = "A7:453",
            Notes = "notApplicable without modifiers. A malformed one belongs to CL1003 and is not compared.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.Present.Overlaps(Info.Fields) ? Outcome.FailIf(!Where(line, tables).IsEmpty) : Outcome.NotApplicable;

    /// <summary>The columns that repeat an earlier one's modifier.</summary>
    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var repeated = FieldSet.Empty;
        for (var i = 1; i < Fields.ModifierCount; i++)
        {
            var modifier = line.Modifiers[i];
            for (var j = 0; j < i && !modifier.IsNone; j++)
            {
                if (line.Modifiers[j] == modifier)
                    repeated = repeated.With(Field.HcpcsModifier1 + i);
            }
        }

        return repeated;
    }

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"The same modifier stands in an earlier column: {MessageText.Values(line, Where(line, tables))}.";
}
