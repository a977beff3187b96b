namespace ClaimLint.Files.Publications.Formats;

/// <summary>Which side of the body an ICD-10-CM code names, by the words of its long description.</summary>
/// <remarks>
/// Right and left beat "bilateral" and "both": "varicose veins of right lower extremity with both ulcer and inflammation" is of the right side.
/// Where both right and left occur, both sides are meant. Not a side: what was left in the body, and the parts of the heart, its
/// vessels and the colon, whose right and left belong to one organ that no side modifier applies to.
/// </remarks>
internal static class DiagnosisSides
{
    private static readonly string[] LeftBehind = ["in", "during"];

    private static readonly string[] OneOrgan =
    [
        "heart",
        "bundle",
        "coronary",
        "main coronary",
        "circumflex",
        "anterior descending",
        "fascicular",
        "anterior fascicular",
        "posterior fascicular",
        "aortic arch",
        "superior vena",
        "sided",
    ];

    private static readonly string[] BothSides = ["bilateral", "both eyes", "both ears"];

    /// <summary><c>R</c>, <c>L</c>, <c>B</c> for both, empty for none.</summary>
    public static string Of(string description)
    {
        var (right, left, both) = (false, false, false);
        for (var rest = description.AsSpan(); SkipToWord(ref rest); SkipWord(ref rest))
        {
            right |= BeginsWith(rest, "right") && IsSide(rest["right".Length..]);
            left |= BeginsWith(rest, "left") && IsSide(rest["left".Length..]);
            both |= BeginsWithAny(rest, BothSides);
        }

        return (right, left) switch
        {
            (true, true) => "B",
            (true, false) => "R",
            (false, true) => "L",
            _ => both ? "B" : string.Empty,
        };
    }

    private static bool IsSide(ReadOnlySpan<char> after)
    {
        var next = after.TrimStart();
        if (next.Length < after.Length && BeginsWithAny(next, LeftBehind))
            return false;
        // "ascending [right] colon"
        var bracket = after is [']', ..] ? after[1..] : after;
        next = bracket.TrimStart();
        if (next.Length < bracket.Length && BeginsWith(next, "colon"))
            return false;
        next = after.TrimStart("- \t\u00A0");
        return next.Length == after.Length || !(BeginsWithAny(next, OneOrgan) || IsOfVentricle(next));
    }

    private static bool IsOfVentricle(ReadOnlySpan<char> text) =>
        text.StartsWith("ventric", StringComparison.OrdinalIgnoreCase) && !BeginsWith(text, "ventric");

    private static bool BeginsWithAny(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (BeginsWith(text, phrase))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text begins with whole words.</summary>
    private static bool BeginsWith(ReadOnlySpan<char> text, string words) =>
        text.StartsWith(words, StringComparison.OrdinalIgnoreCase)
        && (text.Length == words.Length || !char.IsLetterOrDigit(text[words.Length]));

    private static bool SkipToWord(ref ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        text = text[at..];
        return !text.IsEmpty;
    }

    private static void SkipWord(ref ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
            at++;
        text = text[at..];
    }
}
