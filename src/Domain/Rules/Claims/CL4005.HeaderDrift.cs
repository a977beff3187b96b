using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>The columns that speak of the claim say the same on all of its rows.</summary>
/// <remarks>A claim is sent with one header; where its rows differ, nobody knows which of them the payer will be told.</remarks>
public sealed class HeaderDrift : LegacyClaimRule
{
    public override RuleInfo Info { get; } =
        new("CL4005", "Rows of a claim differ in the claim's own columns")
        {
            Snip = 4,
            Fields = Fields.ClaimLevel,
            Citation = Citation.Claims(
                "loops 2000A to 2300: one billing provider, subscriber, patient and claim information (CLM, HI) for all lines"
            ),
            Fix =
                "Give every row of the claim the same value, or put what belongs to another claim under a claim_id of its own.",
            Carc = "16",
            Notes =
                "An empty column differs from a filled one. One value written in two ways (a date with and without hyphens, a diagnosis with and without its dot, "
                + "100 and 100.00) is the same.",
        };

    public override Outcome Check(ReadOnlySpan<ClaimLine> claim, CodeTables tables)
    {
        foreach (ref readonly var line in claim[1..])
        {
            if (!Differing(claim[0], line).IsEmpty)
                return Outcome.Fail;
        }

        return Outcome.Pass;
    }

    public override FieldSet Where(ReadOnlySpan<ClaimLine> claim, CodeTables tables)
    {
        var fields = FieldSet.Empty;
        foreach (ref readonly var line in claim[1..])
            fields |= Differing(claim[0], line);
        return fields;
    }

    public override string Explain(ReadOnlySpan<ClaimLine> claim, CodeTables tables)
    {
        var told = new List<string>();
        foreach (var field in Where(claim, tables))
        {
            foreach (ref readonly var line in claim[1..])
            {
                if (IsSame(field, claim[0].Text[field], line.Text[field]))
                    continue;
                told.Add(
                    $"{FieldCatalog.Of(field).Column} is {MessageText.Value(claim[0], field)} on row {claim[0].Row} and {MessageText.Value(line, field)} on row {line.Row}"
                );
                break;
            }
        }

        return $"The rows of the claim differ: {string.Join("; ", told)}.";
    }

    private static FieldSet Differing(in ClaimLine first, in ClaimLine line)
    {
        var fields = FieldSet.Empty;
        // The usual claim, whose rows repeat their header letter by letter.
        if (first.Text.HasClaimOf(line.Text))
            return fields;
        foreach (var field in (first.Present | line.Present) & Fields.ClaimLevel)
        {
            if (!IsSame(field, first.Text[field], line.Text[field]))
                fields = fields.With(field);
        }

        return fields;
    }

    private static bool IsSame(Field field, ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) =>
        text.SequenceEqual(other)
        || FieldCatalog.Of(field).Kind switch
        {
            FieldKind.Date => Shapes.TryDate(text, out var day) && Shapes.TryDate(other, out var same) && day == same,
            FieldKind.Diagnosis => Code.TryParseDiagnosis(text, out var code)
                && Code.TryParseDiagnosis(other, out var same)
                && code == same,
            FieldKind.Amount => Shapes.TryDecimal(text, 8, 2, out var amount)
                && Shapes.TryDecimal(other, 8, 2, out var same)
                && amount == same,
            FieldKind.BillType => text.TrimStart((byte)'0').SequenceEqual(other.TrimStart((byte)'0')),
            _ => false,
        };
}
