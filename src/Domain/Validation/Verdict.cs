namespace ClaimLint.Domain.Validation;

/// <summary>What is to be expected of a line, a claim or a file.</summary>
public enum Verdict : byte
{
    /// <summary>No error and no warning.</summary>
    Accept,

    /// <summary>A warning failed: a person should look.</summary>
    Review,

    /// <summary>An error failed.</summary>
    Reject,
}
