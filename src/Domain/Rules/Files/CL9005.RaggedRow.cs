using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>A row has as many values as the header has columns.</summary>
/// <remarks>One comma too many moves every value after it into the wrong column.</remarks>
public sealed class RaggedRow : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9005", "Row has another number of values than the header")
        {
            Snip = 1,
            Fields = FieldSet.Empty,
            Citation = new(
                "RFC 4180, section 2 item 4: each line should contain the same number of fields",
                "https://www.rfc-editor.org/rfc/rfc4180"
            ),
            Fix = "Give the row as many values as the header; quote a value that holds a comma.",
            Notes =
                "The row is rejected unread; reading goes on at the next. A last row that was cut off belongs to CL9009.",
        };
}
