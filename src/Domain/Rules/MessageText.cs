using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules;

/// <summary>Parts of the messages of several rules.</summary>
internal static class MessageText
{
    /// <summary>Characters of a message, at most, without what the engine adds.</summary>
    public const int MaxLength = 200;

    /// <summary>Items of a list, at most.</summary>
    public const int MaxItems = 5;

    /// <summary>Characters of a value that a message repeats, at most: a field may contain a megabyte.</summary>
    private const int MaxValueLength = 40;

    /// <summary>How many characters a message may still have after its head, except its final period.</summary>
    public static int RoomAfter(string head) => MaxLength - head.Length - 1;

    /// <summary>A text without its final period, cut to a length.</summary>
    public static string Cut(string text, int length)
    {
        text = text.TrimEnd('.');
        return text.Length <= length
            ? text
            : string.Concat(text.AsSpan(0, Math.Max(length - 1, 0)).TrimEnd(), "\u2026");
    }

    /// <summary>A text with its final period, cut to a length.</summary>
    public static string Sentence(string text, int length = MaxLength)
    {
        text = text.TrimEnd('.');
        return text.Length < length ? text + "." : Cut(text, length);
    }

    /// <summary>The columns with their values: <c>service_date_from '2025-02-30', accident_date '0'</c>; a long list is cut.</summary>
    public static string Values(in ClaimLine line, FieldSet fields, int room = 130)
    {
        var parts = new List<string>();
        foreach (var field in fields)
            parts.Add($"{FieldCatalog.Of(field).Column} {Value(line, field)}");
        return List(parts, room);
    }

    /// <summary>The names of the columns; a long list is cut.</summary>
    public static string Names(FieldSet fields, int room = 130) =>
        List([.. fields.ToArray().Select(field => FieldCatalog.Of(field).Column)], room);

    /// <summary>The items: five at most, and after the first no more than there is room for; then how many more there are.</summary>
    /// <param name="items">At least one.</param>
    /// <param name="room">Characters of the whole list.</param>
    /// <param name="separator">Between two items.</param>
    public static string List(IReadOnlyList<string> items, int room = MaxLength - 1, string separator = ", ")
    {
        var (list, count) = (items[0], 1);
        for (; count < Math.Min(items.Count, MaxItems); count++)
        {
            var longer = list + separator + items[count];
            if ((longer + More(items.Count - count - 1, separator)).Length > room)
                break;
            list = longer;
        }

        return list + More(items.Count - count, separator);
    }

    /// <summary>The line's modifiers as submitted: <c>with RT 58</c>, <c>without modifiers</c>.</summary>
    public static string Modifiers(in ClaimLine line)
    {
        var modifiers = new List<string>();
        foreach (var field in line.Present & Fields.Modifiers)
            modifiers.Add(line.Text.String(field));
        return modifiers.Count == 0 ? "without modifiers" : $"with {string.Join(' ', modifiers)}";
    }

    /// <summary>A message that ends with a list: five items at most, as many as fit, then how many more there are: <c>A, B and 12 more.</c></summary>
    /// <param name="before">All of the message before the list.</param>
    /// <param name="items">At least one.</param>
    /// <param name="separator">Between two items.</param>
    /// <param name="after">After the list.</param>
    public static string WithList(
        string before,
        IReadOnlyList<string> items,
        string separator = ", ",
        string after = "."
    ) => $"{before}{List(items, MaxLength - before.Length - after.Length, separator)}{after}";

    /// <summary>A message with another sentence, where there is one and both fit.</summary>
    public static string Join(string message, string sentence) =>
        sentence.Length == 0 || message.Length + 1 + sentence.Length > MaxLength ? message : $"{message} {sentence}";

    /// <summary>The value in quotes, cut where it is very long; <c>empty</c> where there is none.</summary>
    public static string Value(in ClaimLine line, Field field)
    {
        var text = line.Text.String(field);
        return text.Length == 0 ? "empty"
            : text.Length > MaxValueLength ? $"'{text[..MaxValueLength]}…' ({text.Length} characters)"
            : $"'{text}'";
    }

    private static string More(int count, string separator) =>
        count == 0 ? string.Empty
        : separator == ", " ? $" and {count} more"
        : $"{separator}and {count} more";
}
