using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A value holds only characters that X12 carries.</summary>
/// <remarks>Control characters and characters that nobody sees break the 837 file or the match with the payer's record.</remarks>
public sealed class UnprintableCharacters : LineRule
{
    /// <summary>Characters that a message names at most.</summary>
    private const int Listed = 5;

    /// <summary>What a byte that is no UTF-8 is read as.</summary>
    private const int Replacement = 0xFFFD;

    public override RuleInfo Info { get; } =
        new("CL1019", "Characters not allowed in X12")
        {
            Snip = 1,
            Fields = Fields.All,
            Citation = Citation.Claims("appendix B.1.1.2 Character Set: basic, extended and language characters"),
            Fix = "Remove the characters named; write others in plain letters.",
            Carc = "16",
            Stc = "A7:511",
            Notes = "Blanks around a value belong to CL1020.",
        };

    public override Outcome Check(in LineContext context) => Outcome.FailIf(!context.Line.Unprintable.IsEmpty);

    /// <summary>The characters by number and place, never themselves: they could hide or turn the message.</summary>
    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var parts = new List<string>();
        foreach (var field in context.Line.Unprintable)
        {
            var (place, found) = (0, new List<string>());
            foreach (var rune in context.Line.Text[field].EnumerateRunesUtf8())
            {
                place++;
                if (!Shapes.IsPrintable(rune))
                    found.Add(
                        $"{(rune.Value == Replacement ? "invalid UTF-8" : $"U+{rune.Value:X4}")} at character {place}"
                    );
            }

            var rest = found.Count > Listed ? $" and {found.Count - Listed} more" : string.Empty;
            parts.Add($"{FieldCatalog.Of(field).Column} contains {string.Join(", ", found.Take(Listed))}{rest}");
        }

        return new($"{string.Join("; ", parts)}.", context.Line.Unprintable);
    }
}
