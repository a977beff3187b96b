using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>A row is no longer than the reader's limit.</summary>
/// <remarks>A row of megabytes is a lost line end or an attack, never a claim line; the limit keeps memory bounded.</remarks>
public sealed class RowTooLong : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9007", "Row is too long")
        {
            Snip = 1,
            Fields = FieldSet.Empty,
            Citation = new(
                "RFC 4180, section 2 item 1: each record is a line of its own",
                "https://www.rfc-editor.org/rfc/rfc4180"
            ),
            Fix = "Shorten the row; if rows run together, restore the line ends.",
            Notes =
                "The row is rejected unread; reading goes on at the next. The limit stands in docs/formats.md and in the message.",
        };
}
