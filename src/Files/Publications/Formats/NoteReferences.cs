using System.Text.RegularExpressions;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>What a note of the tabular list refers to: a code, everything below it, or a range.</summary>
/// <param name="Text">Without dots: <c>S821</c>, <c>S82-</c> for all that begins so, <c>V01-V99</c>.</param>
/// <param name="Condition">What the note asks of the codes beyond that, in its own words: <c>with .610</c>, <c>with 7th character B</c>; mostly empty.</param>
internal readonly record struct NoteReference(string Text, string Condition);

/// <summary>Reads the references out of a note's prose.</summary>
/// <remarks>
/// They stand in brackets at its end: <c>traumatic fracture (S12.-, S22.-)</c>; some notes have them in the open, and some brackets are never
/// closed. The list's own misprints (<c>M84.4.-</c>, <c>K50.914,</c>, <c>T63.81-R63.83</c>) are read as they are meant.
/// </remarks>
internal static partial class NoteReferences
{
    public static IReadOnlyList<NoteReference> Of(string note)
    {
        var found = new List<NoteReference>();
        foreach (Match bracket in Brackets().Matches(note))
        {
            var inside = bracket.Groups["inside"].Value;
            if (BeginsWithCode().IsMatch(inside))
                Read(inside, found);
        }

        if (found.Count == 0)
            Read(note, found);
        return found;
    }

    private static void Read(string text, List<NoteReference> found)
    {
        var condition = string.Empty;
        foreach (Match match in Reference().Matches(text))
        {
            // "E08-E13 with .610", "S92.-with 7th character B": it holds for every code that stands before it.
            if (condition.Length == 0 && Condition().Match(text, match.Index) is { Success: true } with)
                condition = with.Value.Trim().TrimEnd(')');
            var from = Plain(match.Groups["from"].Value);
            var to = Plain(match.Groups["to"].Value);
            var below = to.Length == 0 && match.Groups["below"].Success ? "-" : string.Empty;
            if (to.Length == 0)
                found.Add(new NoteReference(from + below, condition));
            else if (EndOf(from, to) is { } end)
                found.Add(new NoteReference($"{from}-{end}", condition));
            else
                found.AddRange([new NoteReference(from, condition), new NoteReference(to, condition)]);
        }
    }

    /// <summary>The end of a range: with the letter of its beginning where the list has misprinted it; null where it is before its beginning all the same.</summary>
    private static string? EndOf(string from, string to)
    {
        if (string.CompareOrdinal(from, to) <= 0)
            return to;
        var meant = from[0] + to[1..];
        return string.CompareOrdinal(from, meant) <= 0 ? meant : null;
    }

    private static string Plain(string code) => code.Replace(".", "", StringComparison.Ordinal);

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    // Of the letters in second place only chapter Q's are read: a note's GM2 or CD30 is not a code.
    private const string Code = @"([A-Z][0-9][0-9A-Z]|Q[A-Z][0-9])(\.[0-9A-Z]{1,4})?";

    [GeneratedRegex(@"\((?<inside>[^()]*)\)?", Options, 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex($@"^\s*(?!B12\b){Code}", Options, 1000)]
    private static partial Regex BeginsWithCode();

    // A dash before another code is a range, at the end it stands for everything below.
    [GeneratedRegex(
        $@"(?<![0-9A-Za-z.])(?<from>{Code})\.?((-?\s*to\s+|\s*-\s*)(?<to>{Code})\.?-?|(?<below>-))?",
        Options,
        1000
    )]
    private static partial Regex Reference();

    [GeneratedRegex(@"with\s.*$", Options, 1000)]
    private static partial Regex Condition();
}
