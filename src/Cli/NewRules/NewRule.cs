using System.Text;

namespace ClaimLint.Cli.NewRules;

/// <summary>How a rule looks at a claim: the base class it has.</summary>
internal enum RuleShape
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Each line among the lines of its claim.</summary>
    ClaimLines,

    /// <summary>The claim as a whole.</summary>
    Claim,
}

/// <summary>A rule to be written.</summary>
/// <param name="Id"><c>CL3030</c>.</param>
/// <param name="Title">The defect in a few words.</param>
/// <param name="Name">The name of its class.</param>
/// <param name="Shape">Its base class.</param>
internal sealed record NewRule(string Id, string Title, string Name, RuleShape Shape)
{
    /// <summary>The folder and namespace of its kind.</summary>
    public string Kind =>
        Id[2] switch
        {
            '1' => "Format",
            '2' => "Codes",
            '3' => "Lines",
            '4' => "Claims",
            _ => "Payers",
        };

    /// <summary>Whether an id is that of a rule over lines or claims; what cannot be read (CL9xxx) the readers of files find.</summary>
    public static bool IsId(string text) =>
        text is ['C', 'L', >= '1' and <= '5', ..]
        && text.Length == 6
        && text.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The class name that a title gives: <c>ZeroCharge</c> for <c>Zero charge</c>.</summary>
    public static string NameOf(string title)
    {
        var (name, isFirst) = (new StringBuilder(), true);
        foreach (var character in title)
        {
            if (char.IsAsciiLetterOrDigit(character))
                name.Append(isFirst ? char.ToUpperInvariant(character) : character);
            isFirst = !char.IsAsciiLetterOrDigit(character) && character != '\'';
        }

        return name.ToString();
    }

    /// <summary>A name of a class that may begin a file's name too.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 60 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetterOrDigit);
}
