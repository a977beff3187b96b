using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>The columns of the claim have the same values on all of its rows.</summary>
/// <remarks>A claim is sent with one header; where its rows differ, it is not known which of them the payer will receive.</remarks>
public sealed class HeaderDrift : ClaimRule
{
    public override RuleInfo Info { get; } =
        new("CL4005", "Claim fields differ between rows")
        {
            Snip = 4,
            Fields = Fields.ClaimLevel,
            Citation = Citation.Claims(
                "loops 2000A to 2300: one billing provider, subscriber, patient and claim information (CLM, HI) for all lines"
            ),
            Fix =
                "Give every row of the claim the same value, or put what belongs to another claim under a claim_id of its own.",
            Carc = "16",
            Stc = "A3:21",
            Notes =
                "An empty column differs from a filled one. One value written in two ways (a date with and without hyphens, a diagnosis with and without its dot, "
                + "100 and 100.00) is the same.",
        };

    public override Outcome Check(in ClaimContext claim)
    {
        for (var i = 1; i < claim.Count; i++)
        {
            if (!DifferingIn(claim, i).IsEmpty)
                return Outcome.Fail with { Detail = i };
        }

        return Outcome.Pass;
    }

    public override FindingDetails Report(in ClaimContext claim, in Outcome decision)
    {
        ref readonly var first = ref claim.Lines[0];
        var (fields, parts) = (FieldSet.Empty, new List<string>());
        for (var i = decision.Detail; i < claim.Count; i++)
        {
            ref readonly var line = ref claim.Lines[i];
            foreach (var field in DifferingIn(claim, i).Except(fields))
                parts.Add(
                    $"{FieldCatalog.Of(field).Column} is {MessageText.Value(first, field)} on row {first.Row} and {MessageText.Value(line, field)} on row {line.Row}"
                );
            fields |= DifferingIn(claim, i);
        }

        return new($"{MessageText.List(parts, separator: "; ")}.", fields, Line: decision.Detail);
    }

    private static FieldSet DifferingIn(in ClaimContext claim, int row)
    {
        ref readonly var first = ref claim.Lines[0];
        ref readonly var line = ref claim.Lines[row];
        var fields = FieldSet.Empty;
        // The usual claim, whose rows repeat their header letter by letter.
        if (first.Text.HasClaimOf(line.Text))
            return fields;
        foreach (var field in (first.Present | line.Present) & Fields.ClaimLevel)
        {
            if (!FieldReader.IsSame(field, first.Text[field], line.Text[field]))
                fields = fields.With(field);
        }

        return fields;
    }
}
