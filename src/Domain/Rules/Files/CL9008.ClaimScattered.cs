using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Files;

/// <summary>The rows of one claim stand together.</summary>
/// <remarks>Duplicates, bundled codes and totals are found only among lines that are read as one claim.</remarks>
public sealed class ClaimScattered : FileRule
{
    public override RuleInfo Info { get; } =
        new("CL9008", "Rows of a claim are scattered")
        {
            Severity = Severity.Warning,
            Snip = 1,
            Fields = FieldSet.Of(Field.ClaimId),
            Citation = Citation.Claims("loop 2300 holds its service lines, loops 2400, together"),
            Fix = "Sort the file so that the rows of a claim_id stand together.",
            Notes =
                "The pieces are checked as claims of their own, so that a rule between lines in different pieces does not see them together.",
        };
}
