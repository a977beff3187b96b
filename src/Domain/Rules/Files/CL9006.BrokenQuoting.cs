using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>A quoted value is closed, and nothing but a delimiter follows it.</summary>
/// <remarks>A quote left open swallows the rows after it, commas and all.</remarks>
public sealed class BrokenQuoting : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9006", "Quotes are broken")
        {
            Snip = 1,
            Fields = FieldSet.Empty,
            Citation = new(
                "RFC 4180, section 2 item 5 to 7: quotes enclose a whole field and are doubled inside it",
                "https://www.rfc-editor.org/rfc/rfc4180"
            ),
            Fix = "Close the quote, and double a quote that is part of a value.",
            Notes = "The row is rejected unread; reading goes on at the next row.",
        };
}
