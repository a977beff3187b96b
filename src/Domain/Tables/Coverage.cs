using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What a release is complete for: its whole system, or listed categories and codes. Outside it nothing is known to be unknown.</summary>
public sealed class Coverage
{
    private readonly HashSet<Code> codes;
    private readonly Code[] prefixes;

    private Coverage(string text, bool isWhole, HashSet<Code> codes, Code[] prefixes)
    {
        Text = text;
        IsWhole = isWhole;
        this.codes = codes;
        this.prefixes = prefixes;
    }

    public static Coverage Whole { get; } = new("*", true, [], []);

    /// <summary>As written in the release: <c>*</c>, or entries such as <c>M84*</c> (every code that begins so) and <c>E119</c>.</summary>
    public string Text { get; }

    public bool IsWhole { get; }

    /// <exception cref="FormatException">An entry is neither a code nor a code and a star.</exception>
    public static Coverage Parse(string text)
    {
        if (text.Trim() == "*")
            return Whole;
        var entries = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Coverage(
            text,
            false,
            [.. entries.Where(entry => !entry.EndsWith('*')).Select(Code.Of)],
            [.. entries.Where(entry => entry.EndsWith('*')).Select(entry => Code.Of(entry[..^1]))]
        );
    }

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
}
