using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>The last row of a file is whole.</summary>
/// <remarks>A transfer that broke off loses claims that nobody misses until they are past the filing limit.</remarks>
public sealed class TruncatedFile : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9009", "File ends inside a row")
        {
            Severity = Severity.Warning,
            Snip = 1,
            Fields = FieldSet.Empty,
            Citation = new(
                "RFC 4180, section 2 item 2 and 4: the last record may lack its line end, and has as many fields as the others",
                "https://www.rfc-editor.org/rfc/rfc4180"
            ),
            Fix = "Send the file again, whole.",
            Notes = "The row that was cut off is rejected unread; rows before it are checked.",
        };
}
