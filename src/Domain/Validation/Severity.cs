namespace ClaimLint.Domain.Validation;

/// <summary>How much a finding weighs. An error rejects, a warning asks for a review, an info changes nothing.</summary>
public enum Severity : byte
{
    Info = 1,
    Warning = 2,
    Error = 3,
}

/// <summary>What a rule answered.</summary>
public enum OutcomeStatus : byte
{
    /// <summary>What must hold, holds.</summary>
    Pass,

    /// <summary>It does not.</summary>
    Fail,

    /// <summary>It does not, and the submitter has claimed an exception that the rule allows: told, and rejects nothing.</summary>
    Bypassed,

    /// <summary>The rule does not speak of this line, or a rule of an earlier kind owns the case.</summary>
    NotApplicable,

    /// <summary>The rule speaks of this line and could not look: the line is not known to be clean.</summary>
    NotChecked,
}

/// <summary>What the submitter may do next, in the words of the CMS Integrated Outpatient Code Editor; <see cref="Inform"/> beside them.</summary>
public enum Disposition : byte
{
    Inform,
    ClaimRejection,
    ClaimDenial,
    ReturnToProvider,
    Suspension,
    LineItemRejection,
    LineItemDenial,
}

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
