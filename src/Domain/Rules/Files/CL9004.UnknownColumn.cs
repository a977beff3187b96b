using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>Every column of the header is one that this format has.</summary>
/// <remarks>A misspelled name loses the whole column without a sound; the submitter should see what was not read.</remarks>
public sealed class UnknownColumn : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9004", "Column is not known")
        {
            Severity = Severity.Info,
            Snip = 1,
            Fields = FieldSet.Empty,
            Citation = new(
                "RFC 4180, section 2 item 3: the header names the fields",
                "https://www.rfc-editor.org/rfc/rfc4180"
            ),
            Fix = "Nothing needs to change; if a column of this format is meant, use its name.",
            Notes = "The column is kept in the returned rows, and no rule reads it.",
        };
}
