using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>No column comes twice in the header.</summary>
/// <remarks>Which of two values is meant cannot be known, and either choice could be the wrong one.</remarks>
public sealed class DuplicateColumn : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9003", "Column comes twice")
        {
            Snip = 1,
            Fields = FieldSet.Empty,
            Citation = new(
                "RFC 4180, section 2 item 3: the header names the fields",
                "https://www.rfc-editor.org/rfc/rfc4180"
            ),
            Fix = "Keep one column of the name, or rename the other.",
            Notes = "Told once for the file; no row of it is checked. Names are compared without regard to case.",
        };
}
