namespace ClaimLint.Domain.Tables;

/// <summary>How much a finding weighs. An error rejects, a warning asks for a review, an info changes nothing.</summary>
public enum Severity : byte
{
    Info = 1,
    Warning = 2,
    Error = 3,
}
