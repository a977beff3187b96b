using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>The header names every column that each claim must fill.</summary>
/// <remarks>Without a column every row fails alike; one answer for the file says it once.</remarks>
public sealed class MissingColumns : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9002", "Required columns are missing")
        {
            Snip = 1,
            Fields = Fields.RequiredOfFile,
            Citation = new(
                "RFC 4180, section 2 item 3: the header names the fields; 005010X222A1 and 005010X223A2, required elements",
                "https://www.rfc-editor.org/rfc/rfc4180"
            ),
            Fix = "Add the columns named, by their names in docs/formats.md, in any order.",
            Notes =
                "Told once for the file; no row of it is checked. A column that is there and empty belongs to CL1001. Columns with a default may be absent.",
        };
}
