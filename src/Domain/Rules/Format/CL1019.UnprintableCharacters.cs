using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A value holds only characters that X12 carries.</summary>
/// <remarks>Control characters and characters that nobody sees break the 837 file or the match with the payer's record.</remarks>
public sealed class UnprintableCharacters : LegacyLineRule
{
    /// <summary>Characters that a message names at most.</summary>
    private const int Listed = 5;

    /// <summary>What a byte that is no UTF-8 is read as.</summary>
    private const int Replacement = 0xFFFD;

    public override RuleInfo Info { get; } =
        new("CL1019", "Characters that X12 does not carry")
        {
            Snip = 1,
            Fields = Fields.All,
            Citation = Citation.Claims("appendix B.1.1.2 Character Set: basic, extended and language characters"),
            Fix = "Remove the characters named; write others in plain letters.",
            Carc = "16",
            Notes = "Blanks around a value belong to CL1020.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) => Outcome.FailIf(!line.Unprintable.IsEmpty);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) => line.Unprintable;

    /// <summary>The characters by number and place, never themselves: they could hide or turn the message.</summary>
    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var told = new List<string>();
        foreach (var field in line.Unprintable)
        {
            var place = 0;
            var found = new List<string>();
            foreach (var rune in line.Text[field].EnumerateRunesUtf8())
            {
                place++;
                if (!Shapes.IsPrintable(rune))
                    found.Add(
                        $"{(rune.Value == Replacement ? "no UTF-8" : $"U+{rune.Value:X4}")} at character {place}"
                    );
            }

            var rest = found.Count > Listed ? $" and {found.Count - Listed} more" : string.Empty;
            told.Add($"{FieldCatalog.Of(field).Column} holds {string.Join(", ", found.Take(Listed))}{rest}");
        }

        return string.Join("; ", told) + ".";
    }
}
