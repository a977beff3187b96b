using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>A file of claim lines is text: CSV in UTF-8, or in UTF-16 with a byte order mark.</summary>
/// <remarks>A workbook, an archive or an 837 under the name of a CSV would otherwise come out as thousands of broken rows.</remarks>
public sealed class UnreadableFile : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9001", "File cannot be read")
        {
            Snip = 1,
            Fields = FieldSet.Empty,
            Citation = new("RFC 3629, UTF-8; RFC 4180, text/csv", "https://www.rfc-editor.org/rfc/rfc3629"),
            Fix = "Save the claims as CSV in UTF-8, not as a workbook, an archive or an X12 interchange.",
            Notes =
                "Told once for the file; no row of it is checked. UTF-16 is read where it begins with a byte order mark.",
        };
}
