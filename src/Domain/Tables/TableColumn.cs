using System.Globalization;

namespace ClaimLint.Domain.Tables;

/// <summary>A column of a table: its name, what its texts may be, and what they mean.</summary>
/// <remarks>
/// One place says so for stored rows, for imported tables in our own columns and for corrections of a row: a value that is not
/// understood is refused, for it must not be read as the opposite of what was meant, or as one that asks for nothing.
/// </remarks>
public sealed class TableColumn<T>
{
    private readonly Func<string, (bool IsKnown, T Value)> parse;
    private readonly Func<T, string> write;
    private readonly string expected;

    internal TableColumn(
        string name,
        string expected,
        Func<string, (bool IsKnown, T Value)> parse,
        Func<T, string> write
    )
    {
        Name = name;
        this.expected = expected;
        this.parse = parse;
        this.write = write;
    }

    public string Name { get; }

    /// <summary>The value in a row.</summary>
    /// <exception cref="InvalidTableException">The row has no such column, or its text is none of those that are allowed.</exception>
    public T Of(TableRow row) => Parse(row, row[Name]);

    /// <summary>The value of a part of a row's key.</summary>
    /// <exception cref="InvalidTableException">The text is none of those that are allowed.</exception>
    internal T Parse(TableRow row, string text) =>
        parse(text) is (true, var value)
            ? value
            : throw new InvalidTableException(row, $"'{Shortened(text)}' is not valid for {Name}. Use {expected}.");

    /// <summary>The column of a table whose rows have the value.</summary>
    public RowColumn<TRow> From<TRow>(Func<TRow, T> valueOf) => new(Name, row => write(valueOf(row)));

    private static string Shortened(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}

/// <summary>A column of a table, as its rows in memory are written again.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TextOf">A row's text, as it was imported.</param>
public sealed record RowColumn<TRow>(string Name, Func<TRow, string> TextOf);

/// <summary>The kinds of columns.</summary>
public static class TableColumn
{
    public static TableColumn<string> Text(string name) => new(name, "any text", text => (true, text), text => text);

    /// <summary>Y or N.</summary>
    public static TableColumn<bool> YesNo(string name) => Flag(name, "Y", "N", "Y or N");

    /// <summary>NA, or empty.</summary>
    public static TableColumn<bool> NotApplicable(string name) => Flag(name, "NA", "", "NA or empty");

    /// <summary>One character, or NUL where the column is empty; which, the rules that read it know.</summary>
    public static TableColumn<char> Character(string name) =>
        new(name, "one character or empty", text => (text.Length <= 1, text.Length == 0 ? '\0' : text[0]), Written);

    /// <summary>One of the given characters, or NUL where the column is empty.</summary>
    public static TableColumn<char> Character(string name, string known) =>
        new(
            name,
            $"{string.Join(", ", known.AsEnumerable())} or empty",
            text => text.Length == 0 ? (true, '\0') : (text.Length == 1 && known.Contains(text[0]), text[0]),
            Written
        );

    /// <summary>One of the given texts.</summary>
    public static TableColumn<string> OneOf(string name, params string[] known) =>
        new(
            name,
            string.Join(", ", known.Select(text => text.Length == 0 ? "empty" : text)),
            text => (known.Contains(text), text),
            text => text
        );

    /// <summary>A whole number within limits.</summary>
    public static TableColumn<int> Number(string name, int least, int most) =>
        Number(name, $"a whole number from {least} to {most}", least, most, empty: null);

    /// <summary>A whole number within limits; another one where the column is empty.</summary>
    public static TableColumn<int> NumberOr(string name, int empty, int least, int most) =>
        Number(name, $"a whole number from {least} to {most}, or empty", least, most, empty);

    /// <summary>A member of an enumeration by its name, in letters of any case.</summary>
    public static TableColumn<TEnum> Named<TEnum>(string name)
        where TEnum : struct, Enum =>
        new(name, Names<TEnum>(), text => (IsNamed<TEnum>(text, out var value), value), value => Lower(value));

    /// <summary>The same, without the member that an empty column means.</summary>
    public static TableColumn<TEnum> NamedOr<TEnum>(string name, TEnum empty)
        where TEnum : struct, Enum =>
        new(
            name,
            $"{Names<TEnum>(except: empty)} or empty",
            text =>
                text.Length == 0 ? (true, empty) : (IsNamed<TEnum>(text, out var value) && !value.Equals(empty), value),
            value => value.Equals(empty) ? "" : Lower(value)
        );

    // Enum.TryParse would accept numbers as well.
    internal static bool IsNamed<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return text.Length > 0 && text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out value);
    }

    private static TableColumn<bool> Flag(string name, string yes, string no, string expected) =>
        new(name, expected, text => (text == yes || text == no, text == yes), value => value ? yes : no);

    private static TableColumn<int> Number(string name, string expected, int least, int most, int? empty) =>
        new(
            name,
            expected,
            text =>
                text.Length == 0 && empty is { } open ? (true, open)
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? (number >= least && number <= most, number)
                : (false, 0),
            value => value == empty ? "" : value.ToString(CultureInfo.InvariantCulture)
        );

    private static string Names<TEnum>(TEnum? except = null)
        where TEnum : struct, Enum =>
        string.Join(", ", Enum.GetValues<TEnum>().Where(value => !value.Equals(except)).Select(Lower));

    internal static string Lower<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Written(char value) => value == '\0' ? "" : value.ToString();
}
