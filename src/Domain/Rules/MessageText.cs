using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules;

/// <summary>Pieces of sentences that several rules share.</summary>
internal static class MessageText
{
    /// <summary>Longest piece of a value that is repeated in a message: a field may hold a megabyte.</summary>
    private const int LongestValue = 60;

    /// <summary>The longest message; it is read in a list among others.</summary>
    public const int LongestMessage = 200;

    /// <summary>Entries of a list in a message, at most.</summary>
    private const int LongestList = 5;

    /// <summary>A list in a sentence: <c>62, 80, 82, 51, 52 and 6 more</c>.</summary>
    public static string List(IReadOnlyList<string> entries) =>
        entries.Count <= LongestList
            ? string.Join(", ", entries)
            : $"{string.Join(", ", entries.Take(LongestList))} and {entries.Count - LongestList} more";

    /// <summary>How many characters a message may still have after its head, but for its final stop.</summary>
    public static int RoomAfter(string head) => LongestMessage - head.Length - 1;

    /// <summary>A text without its final stop, cut to a length.</summary>
    public static string Cut(string text, int length)
    {
        text = text.TrimEnd('.');
        return text.Length <= length
            ? text
            : string.Concat(text.AsSpan(0, Math.Max(length - 1, 0)).TrimEnd(), "\u2026");
    }

    /// <summary>A text with its final stop, cut to a length.</summary>
    public static string Sentence(string text, int length = LongestMessage)
    {
        text = text.TrimEnd('.');
        return text.Length < length ? text + "." : Cut(text, length);
    }

    /// <summary>The columns with their values: <c>service_date_from '2025-02-30', accident_date '0'</c>.</summary>
    public static string Values(in ClaimLine line, FieldSet fields)
    {
        var parts = new List<string>();
        foreach (var field in fields)
            parts.Add($"{FieldCatalog.Of(field).Column} {Value(line, field)}");
        return string.Join(", ", parts);
    }

    /// <summary>The line's modifiers as submitted: <c>with RT 58</c>, <c>without modifiers</c>.</summary>
    public static string Modifiers(in ClaimLine line)
    {
        var modifiers = new List<string>();
        foreach (var field in line.Present & Fields.Modifiers)
            modifiers.Add(line.Text.String(field));
        return modifiers.Count == 0 ? "without modifiers" : $"with {string.Join(' ', modifiers)}";
    }

    /// <summary>The value in quotes, cut where it is very long; <c>empty</c> where there is none.</summary>
    public static string Value(in ClaimLine line, Field field)
    {
        var text = line.Text.String(field);
        return text.Length == 0 ? "empty"
            : text.Length > LongestValue ? $"'{text[..LongestValue]}…' ({text.Length} characters)"
            : $"'{text}'";
    }
}
