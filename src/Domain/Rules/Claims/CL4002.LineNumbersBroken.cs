using System.Globalization;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>The lines of a claim are numbered from 1 without a gap, each number once.</summary>
/// <remarks>The payer answers line by line under these numbers; an answer to a number that is missing or repeated cannot be matched.</remarks>
public sealed class LineNumbersBroken : ClaimRule
{
    public override RuleInfo Info { get; } =
        new("CL4002", "Claim line numbers out of sequence")
        {
            Disposition = Rules.Disposition.ClaimRejection,
            Snip = 2,
            Fields = FieldSet.Of(Field.ClaimLineNumber),
            Needs = FieldSet.Of(Field.ClaimLineNumber),
            Citation = Citation.Claims("loop 2400, LX01 Assigned Number"),
            Fix = "Number the claim's lines 1, 2, 3 and so on, without a gap.",
            Carc = "16",
            Stc = "A7:247",
            Notes =
                "The rows may be in any order. notChecked where a number is invalid (CL1021) or the claim has too many lines (CL4004). An empty number is "
                + "reported by CL1001.",
        };

    public override Outcome Check(in ClaimContext claim)
    {
        Span<bool> seen = stackalloc bool[ClaimLimits.InstitutionalLines + 1];
        var wrong = -1;
        for (var i = 0; i < claim.Count; i++)
        {
            ref readonly var line = ref claim.Lines[i];
            if (claim.Count > ClaimLimits.MaxLines(line.Type))
                return Outcome.TooManyLines;
            if (line.LineNumber > ClaimLimits.MaxLines(line.Type))
                return Outcome.DependsOnInvalid(Field.ClaimLineNumber);
            if (wrong < 0 && line.LineNumber > 0 && (line.LineNumber > claim.Count || seen[line.LineNumber]))
                wrong = i;
            seen[line.LineNumber] = true;
        }

        return wrong < 0 ? Outcome.Pass : Outcome.Fail with { Detail = wrong };
    }

    public override FindingDetails Report(in ClaimContext claim, in Outcome decision)
    {
        List<string> numbers = [];
        foreach (var line in claim)
            numbers.Add(line.Line.LineNumber.ToString(CultureInfo.InvariantCulture));
        var wrong = claim.Lines[decision.Detail].LineNumber;
        return new(
            $"Line number {wrong} is {(wrong > claim.Count ? "out of range" : "repeated")}: expected 1 to {claim.Count}, each once; the lines are numbered {MessageText.List(numbers)}.",
            Info.Fields,
            Line: decision.Detail
        );
    }
}
