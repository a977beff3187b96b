using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What identifies a row of a table: the columns that make its key, and the number by which it is looked up in memory.</summary>
/// <param name="Columns">In the order in which a row's key joins them with <c>|</c>.</param>
/// <param name="Of">The number of a row; throws <see cref="InvalidTableException"/> where a part is not of its kind.</param>
/// <param name="Text">The row's key again, from its number and what it says.</param>
public sealed record TableKey<TRow>(string[] Columns, Func<TableRow, ulong> Of, Func<ulong, TRow, string> Text)
{
    /// <summary>How many parts are codes, from the first on.</summary>
    public int Codes { get; init; } = 1;

    /// <summary>The number has all that the key has: rows of equal values then say the same, whatever their keys.</summary>
    public bool HasAll { get; init; }

    /// <summary>The bits by which the rows of one code are alike.</summary>
    public ulong Mask { get; init; } = ulong.MaxValue;

    /// <summary>The code, or the two codes, that a release must be complete for to know that there is no such row.</summary>
    public Func<ulong, (Code First, Code Second)> Covering { get; init; } = key => (Code.FromPacked(key), Code.None);
}

/// <summary>The kinds of keys.</summary>
public static class TableKey
{
    /// <summary>The longest codes of which two fit one key.</summary>
    private const int PairedLength = Code.MaxLength / 2;

    /// <summary>A pair's first code.</summary>
    private const ulong FirstOfPair = ~((1UL << 30) - 1);

    public static TableKey<TRow> OneCode<TRow>(string column) =>
        new([column], row => CodeOf(row, row.Key).Packed, (key, _) => Code.FromPacked(key).ToString())
        {
            HasAll = true,
        };

    /// <summary>Two codes of at most five characters; the release must be complete for both.</summary>
    public static TableKey<TRow> Pair<TRow>(string first, string second) =>
        Paired<TRow>(first, second, isSecondNeeded: true) with
        {
            Covering = key => (FirstOf(key), Code.SecondOf(key)),
        };

    /// <summary>A code and what it stands with, which may be nothing; the release must be complete for the code.</summary>
    public static TableKey<TRow> CodeAnd<TRow>(string code, string other) =>
        Paired<TRow>(code, other, isSecondNeeded: false);

    /// <summary>A code and what else the row itself has: a code has several rows.</summary>
    public static TableKey<TRow> CodeWith<TRow>(
        string[] columns,
        Func<TableRow, Code> code,
        Func<TRow, string> others
    ) => new(columns, row => code(row).Packed, (key, row) => $"{Code.FromPacked(key)}|{others(row)}");

    /// <exception cref="InvalidTableException">The text is not a code.</exception>
    public static Code CodeOf(TableRow row, ReadOnlySpan<char> text) =>
        CodeOrNone(text) is { IsNone: false } code
            ? code
            : throw new InvalidTableException(
                row,
                $"'{text}' is not a code of 1 to {Code.MaxLength} capital letters and digits."
            );

    public static Code CodeOrNone(string text) => CodeOrNone(text.AsSpan());

    private static Code CodeOrNone(ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[Code.MaxLength];
        return Encoding.UTF8.TryGetBytes(text, utf8, out var written) && Code.TryParse(utf8[..written], out var code)
            ? code
            : Code.None;
    }

    private static TableKey<TRow> Paired<TRow>(string first, string second, bool isSecondNeeded) =>
        new([first, second], row => PairOf(row, isSecondNeeded), (key, _) => PairText(key))
        {
            Codes = 2,
            HasAll = true,
            Mask = FirstOfPair,
            Covering = key => (FirstOf(key), Code.None),
        };

    private static ulong PairOf(TableRow row, bool isSecondNeeded)
    {
        var key = row.Key.AsSpan();
        var bar = key.IndexOf('|');
        if (bar < 0 && isSecondNeeded)
            throw new InvalidTableException(row, $"the key is not a pair of codes.");
        return bar < 0
            ? ShortCodeOf(row, key).Packed
            : Code.Pair(ShortCodeOf(row, key[..bar]), ShortCodeOf(row, key[(bar + 1)..]));
    }

    /// <summary>Two longer codes do not fit one key: they would run into each other.</summary>
    private static Code ShortCodeOf(TableRow row, ReadOnlySpan<char> text) =>
        CodeOf(row, text) is { Length: <= PairedLength } code
            ? code
            : throw new InvalidTableException(row, $"'{text}' has more than {PairedLength} characters.");

    /// <summary>The first code of a pair.</summary>
    internal static Code FirstOf(ulong key) => Code.FromPacked(key & FirstOfPair);

    private static string PairText(ulong key) =>
        Code.SecondOf(key) is { IsNone: false } second ? $"{FirstOf(key)}|{second}" : FirstOf(key).ToString();
}
