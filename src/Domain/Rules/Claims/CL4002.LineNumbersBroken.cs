using System.Globalization;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Claims;

/// <summary>The lines of a claim are numbered from 1 without a gap, each number once.</summary>
/// <remarks>The payer answers line by line under these numbers; where they are broken, an answer cannot be put to its line.</remarks>
public sealed class LineNumbersBroken : LegacyClaimRule
{
    /// <summary>The most lines a claim may have (TR3: LX01 of an institutional claim); a longer one is CL4004's.</summary>
    private const int MostLines = 999;

    /// <summary>Numbers that a message lists at most.</summary>
    private const int Listed = 20;

    public override RuleInfo Info { get; } =
        new("CL4002", "Line numbers are broken")
        {
            Disposition = Rules.Disposition.ClaimRejection,
            Snip = 2,
            Fields = FieldSet.Of(Field.ClaimLineNumber),
            Citation = Citation.Claims("loop 2400, LX01 Assigned Number"),
            Fix = "Number the claim's lines 1, 2, 3 … without a gap.",
            Carc = "16",
            Notes =
                "Also fires on a number that is no whole number from 1; no format rule speaks of it. The rows may stand in any order. An absent number belongs to "
                + "CL1001, a claim of over 999 lines to CL4004.",
        };

    public override Outcome Check(ReadOnlySpan<ClaimLine> claim, CodeTables tables)
    {
        if (claim.Length > MostLines)
            return Outcome.NotApplicable;
        Span<bool> seen = stackalloc bool[MostLines + 1];
        var any = false;
        foreach (ref readonly var line in claim)
        {
            if (!line.Present.Contains(Field.ClaimLineNumber))
                continue;
            any = true;
            if (line.LineNumber == 0 || line.LineNumber > claim.Length || seen[line.LineNumber])
                return Outcome.Fail;
            seen[line.LineNumber] = true;
        }

        return any ? Outcome.Pass : Outcome.NotApplicable;
    }

    public override string Explain(ReadOnlySpan<ClaimLine> claim, CodeTables tables)
    {
        var told = new List<string>();
        foreach (ref readonly var line in claim)
        {
            if (told.Count == Listed)
            {
                told.Add("…");
                break;
            }

            told.Add(
                line.LineNumber > 0
                    ? line.LineNumber.ToString(CultureInfo.InvariantCulture)
                    : MessageText.Value(line, Field.ClaimLineNumber)
            );
        }

        return $"The claim has {claim.Length} line(s), to be numbered 1 to {claim.Length}; they are numbered {string.Join(", ", told)}.";
    }
}
