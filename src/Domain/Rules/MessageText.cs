using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules;

/// <summary>Pieces of sentences that several rules tell.</summary>
internal static class MessageText
{
    /// <summary>Characters of a message at most, without what the engine adds.</summary>
    public const int MaxLength = 200;

    /// <summary>Items that a message lists at most.</summary>
    public const int MostListed = 5;

    /// <summary>Longest piece of a value that is repeated in a message: a field may hold a megabyte.</summary>
    private const int LongestValue = 60;

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

    /// <summary>A message that ends with a list: at least one item, at most five, as many as fit, then how many more there are: <c>A, B and 12 more.</c></summary>
    /// <param name="before">All of the message before the list.</param>
    /// <param name="items">At least one.</param>
    /// <param name="separator">Between two items.</param>
    /// <param name="after">After the list.</param>
    public static string WithList(
        string before,
        IReadOnlyCollection<string> items,
        string separator = ", ",
        string after = "."
    )
    {
        for (var count = Math.Min(items.Count, MostListed); ; count--)
        {
            var more = items.Count == count ? string.Empty : $" and {items.Count - count} more";
            var message = $"{before}{string.Join(separator, items.Take(count))}{more}{after}";
            if (message.Length <= MaxLength || count == 1)
                return message;
        }
    }

    /// <summary>A message with another sentence, where there is one and both fit.</summary>
    public static string Join(string message, string sentence) =>
        sentence.Length == 0 || message.Length + 1 + sentence.Length > MaxLength ? message : $"{message} {sentence}";

    /// <summary>The value in quotes, cut where it is very long; <c>empty</c> where there is none.</summary>
    public static string Value(in ClaimLine line, Field field)
    {
        var text = line.Text.String(field);
        return text.Length == 0 ? "empty"
            : text.Length > LongestValue ? $"'{text[..LongestValue]}…' ({text.Length} characters)"
            : $"'{text}'";
    }
}
