using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>What to expect for a line, a claim or a file, in order of gravity: the gravest of several is the largest.</summary>
public enum Verdict : byte
{
    /// <summary>No error and no warning, and a table has a code of the line.</summary>
    Accept,

    /// <summary>No error and no warning, and no table could say anything about the line's codes: nothing is known of it.</summary>
    NotChecked,

    /// <summary>A warning failed: manual review is needed.</summary>
    Review,

    /// <summary>An error failed.</summary>
    Reject,
}

/// <summary>Which verdict a severity leads to.</summary>
public static class SeverityVerdicts
{
    /// <summary>The verdict of a line with one failed rule of this severity.</summary>
    public static Verdict ToVerdict(this Severity severity) =>
        severity switch
        {
            Severity.Error => Verdict.Reject,
            Severity.Warning => Verdict.Review,
            _ => Verdict.Accept,
        };
}
