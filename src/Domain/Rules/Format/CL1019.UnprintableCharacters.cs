using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A value contains only characters that X12 allows.</summary>
/// <remarks>Control characters and invisible characters break the 837 file or the match with the payer's record.</remarks>
public sealed class UnprintableCharacters : LineRule
{
    /// <summary>What an invalid byte of UTF-8 is read as.</summary>
    private const int Replacement = 0xFFFD;

    public override RuleInfo Info { get; } =
        new("CL1019", "Characters not allowed in X12")
        {
            Snip = 1,
            Fields = Fields.All,
            Citation = Citation.Claims("appendix B.1.1.2 Character Set: basic, extended and language characters"),
            Fix = "Remove the characters named; replace others with plain letters.",
            Carc = "16",
            Stc = "A7:511",
            Notes = "Spaces around a value are reported by CL1020.",
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

            parts.Add($"{FieldCatalog.Of(field).Column} contains {MessageText.List(found, room: 150)}");
        }

        return new($"{MessageText.List(parts, separator: "; ")}.", context.Line.Unprintable);
    }
}
