namespace ClaimLint.Domain.Rules;

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
