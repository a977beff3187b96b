namespace ClaimLint.Files.Publications.Formats;

/// <summary>What a note of the tabular list refers to: a code, everything below it, or a range.</summary>
/// <param name="Text">Without dots: <c>S821</c>, <c>S82-</c> for all that begins so, <c>V01-V99</c>.</param>
/// <param name="Condition">What the note asks of the codes beyond that, in its own words: <c>with .610</c>, <c>with 7th character B</c>; mostly empty.</param>
internal readonly record struct NoteReference(string Text, string Condition);

/// <summary>Reads the references out of a note's prose.</summary>
/// <remarks>
/// They are in brackets at its end: <c>traumatic fracture (S12.-, S22.-)</c>; some notes have them in the open, and some brackets are never
/// closed. The list's own misprints (<c>M84.4.-</c>, <c>K50.914,</c>, <c>T63.81-R63.83</c>) are read as they are meant.
/// </remarks>
internal static class NoteReferences
{
    /// <summary>Characters of a code before its dot.</summary>
    private const int CategoryLength = 3;

    /// <summary>Characters of a code after its dot.</summary>
    private const int MostAfterDot = 4;

    public static IReadOnlyList<NoteReference> Of(string note)
    {
        var found = new List<NoteReference>();
        for (var open = note.IndexOf('('); open >= 0; open = note.IndexOf('(', open + 1))
        {
            var close = note.AsSpan(open + 1).IndexOfAny('(', ')');
            var inside = close < 0 ? note[(open + 1)..] : note.Substring(open + 1, close);
            if (BeginsWithCode(inside))
                Read(inside, found);
        }

        if (found.Count == 0)
            Read(note, found);
        return found;
    }

    private static void Read(string text, List<NoteReference> found)
    {
        var condition = string.Empty;
        for (var at = 0; at < text.Length; )
        {
            var length = at > 0 && IsOfCode(text[at - 1]) ? 0 : CodeLength(text.AsSpan(at));
            if (length == 0)
            {
                at++;
                continue;
            }

            // "E08-E13 with .610", "S92.-with 7th character B": it applies to every code before it.
            if (condition.Length == 0)
                condition = ConditionAfter(text, at);
            var from = Plain(text.AsSpan(at, length));
            at = After(text, at + length, '.');
            var start = RangeEnd(text.AsSpan(at));
            var endLength = start == 0 ? 0 : CodeLength(text.AsSpan(at + start));
            if (endLength > 0)
            {
                var to = Plain(text.AsSpan(at + start, endLength));
                at = After(text, After(text, at + start + endLength, '.'), '-');
                if (EndOf(from, to) is { } end)
                    found.Add(new NoteReference($"{from}-{end}", condition));
                else
                    found.AddRange([new NoteReference(from, condition), new NoteReference(to, condition)]);
                continue;
            }

            var below = After(text, at, '-');
            found.Add(new NoteReference(below > at ? $"{from}-" : from, condition));
            at = below;
        }
    }

    /// <summary>How many characters of a text's beginning are a code, its dot included; 0 where it begins with none.</summary>
    /// <remarks>Of the letters in second place only chapter Q's are read: a note's GM2 or CD30 is not a code.</remarks>
    private static int CodeLength(ReadOnlySpan<char> text)
    {
        if (text.Length < CategoryLength || !char.IsAsciiLetterUpper(text[0]) || !IsCapitalOrDigit(text[2]))
            return 0;
        var isOfChapterQ = text[0] == 'Q' && char.IsAsciiLetterUpper(text[1]) && char.IsAsciiDigit(text[2]);
        if (!char.IsAsciiDigit(text[1]) && !isOfChapterQ)
            return 0;
        var isDotted = text.Length > CategoryLength && text[CategoryLength] == '.';
        if (!isDotted)
            return CategoryLength;
        var after = 0;
        while (
            after < MostAfterDot
            && CategoryLength + 1 + after < text.Length
            && IsCapitalOrDigit(text[CategoryLength + 1 + after])
        )
            after++;
        return after == 0 ? CategoryLength : CategoryLength + 1 + after;
    }

    /// <summary>Where the end of a range begins behind its first code: after a dash or "to"; 0 where there is neither.</summary>
    private static int RangeEnd(ReadOnlySpan<char> text)
    {
        var word = SkipBlanks(text, text is ['-', ..] ? 1 : 0);
        if (text[word..].StartsWith("to", StringComparison.Ordinal))
        {
            var end = SkipBlanks(text, word + 2);
            if (end > word + 2)
                return end;
        }

        var dash = SkipBlanks(text, 0);
        return dash < text.Length && text[dash] == '-' ? SkipBlanks(text, dash + 1) : 0;
    }

    private static bool BeginsWithCode(string inside)
    {
        var text = inside.AsSpan().TrimStart();
        // Vitamin B12 is no code.
        var isVitamin = text.StartsWith("B12", StringComparison.Ordinal) && (text.Length == 3 || !IsWord(text[3]));
        return !isVitamin && CodeLength(text) > 0;
    }

    /// <summary>From the first "with" on to the end, in the note's own words; empty where there is none.</summary>
    private static string ConditionAfter(string text, int start)
    {
        const string With = "with";
        for (
            var at = text.IndexOf(With, start, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(With, at + 1, StringComparison.Ordinal)
        )
        {
            var next = at + With.Length;
            if (next < text.Length && char.IsWhiteSpace(text[next]) && !text.AsSpan(next + 1).Contains('\n'))
                return text[at..].Trim().TrimEnd(')');
        }

        return string.Empty;
    }

    /// <summary>The end of a range: with the letter of its beginning where the list has misprinted it; null where it is before its beginning all the same.</summary>
    private static string? EndOf(string from, string to)
    {
        if (string.CompareOrdinal(from, to) <= 0)
            return to;
        var meant = from[0] + to[1..];
        return string.CompareOrdinal(from, meant) <= 0 ? meant : null;
    }

    private static string Plain(ReadOnlySpan<char> code) => code.ToString().Replace(".", "", StringComparison.Ordinal);

    private static int After(string text, int at, char optional) =>
        at < text.Length && text[at] == optional ? at + 1 : at;

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static bool IsOfCode(char character) => char.IsAsciiLetterOrDigit(character) || character == '.';

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static bool IsCapitalOrDigit(char character) =>
        char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character);
}
