using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What a release is complete for: its whole system, listed categories and codes, or the codes of its own rows. Outside it nothing is known to be unknown.</summary>
public sealed class Coverage
{
    private const string RowsText = "rows";

    private readonly HashSet<Code> codes;
    private readonly Code[] prefixes;

    private Coverage(string text, HashSet<Code> codes, Code[] prefixes)
    {
        Text = text;
        this.codes = codes;
        this.prefixes = prefixes;
        IsNone = text.Length == 0;
    }

    public static Coverage Whole { get; } = new("*", [], []);

    /// <summary>The codes that have a row, and no other. What they are is known once the rows are read (<see cref="OfRows"/>).</summary>
    public static Coverage Rows { get; } = new(RowsText, [], []);

    /// <summary>As written in the release: <c>*</c>, <c>rows</c>, or entries such as <c>M84*</c> (every code that begins so) and <c>E119</c>.</summary>
    public string Text { get; }

    public bool IsWhole => ReferenceEquals(this, Whole);

    public bool IsRows => ReferenceEquals(this, Rows);

    /// <summary>
    /// The release is of its whole system and complete for nothing, as unit limits are, some of which are confidential: it takes the place of
    /// an older one for every code, and a code that it does not list is outside its coverage.
    /// </summary>
    public bool IsNone { get; }

    /// <exception cref="FormatException">An entry is neither a code nor a code and a star.</exception>
    public static Coverage Parse(string text)
    {
        var entries = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return entries is ["*"] ? Whole
            : entries is [RowsText] ? Rows
            : new Coverage(
                string.Join(' ', entries),
                [.. entries.Where(entry => !entry.EndsWith('*')).Select(Code.Of)],
                [.. entries.Where(entry => entry.EndsWith('*')).Select(entry => Code.Of(entry[..^1]))]
            );
    }

    /// <summary>What <see cref="Rows"/> means for a table that lists the given codes.</summary>
    public static Coverage OfRows(IEnumerable<Code> listed) => new(RowsText, [.. listed], []);

    public bool Covers(Code code)
    {
        if (IsWhole || codes.Contains(code))
            return true;
        foreach (var prefix in prefixes)
        {
            if (code.StartsWith(prefix))
                return true;
        }

        return false;
    }

    /// <summary>Whether everything that another coverage is complete for is covered here as well.</summary>
    public bool Includes(Coverage other) =>
        IsWhole
        || (!other.IsWhole && other.codes.All(Covers) && other.prefixes.All(prefix => prefixes.Any(prefix.StartsWith)));
}
