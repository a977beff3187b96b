using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Rules;

/// <summary>Why a rule could not look.</summary>
public enum Unchecked : byte
{
    None,

    /// <summary>No release of the table is loaded that speaks for the day.</summary>
    NoRelease,

    /// <summary>The release is not complete for codes of this kind.</summary>
    OutsideCoverage,

    /// <summary>A column that the rule needs is absent, and no other rule asks for it.</summary>
    FieldAbsent,

    /// <summary>The source names the code and says that it knows nothing of it.</summary>
    SourceSilent,

    /// <summary>The claim has more lines than are compared with each other.</summary>
    TooManyLines,
}

/// <summary>What a rule says of a line or a claim: a few bytes, so that a clean line costs nothing.</summary>
/// <param name="Status">What was found.</param>
/// <param name="Severity">Given where the facts decide otherwise than the rule's usual one.</param>
/// <param name="Reason">Why it could not look.</param>
/// <param name="Table">Which table was missing or silent, as an index into <see cref="TableSystems"/>; which column, for an absent one.</param>
public readonly record struct Outcome(
    OutcomeStatus Status,
    Severity? Severity = null,
    Unchecked Reason = Unchecked.None,
    byte Table = 0
)
{
    public static Outcome Pass => default;

    public static Outcome NotApplicable => new(OutcomeStatus.NotApplicable);

    /// <summary>What must hold does not, with the rule's usual severity.</summary>
    public static Outcome Fail => new(OutcomeStatus.Fail);

    /// <summary>It does not hold, and the submitter has claimed the exception that allows it.</summary>
    public static Outcome Bypassed => new(OutcomeStatus.Bypassed, Validation.Severity.Info);

    public static Outcome FailAs(Severity severity) => new(OutcomeStatus.Fail, severity);

    /// <summary>Fails where the condition holds, passes where not.</summary>
    public static Outcome FailIf(bool broken) => broken ? Fail : Pass;

    /// <summary>A table has no release for the day.</summary>
    public static Outcome NoRelease(string system) =>
        new(OutcomeStatus.NotChecked, Reason: Unchecked.NoRelease, Table: Reasons.IndexOf(system));

    /// <summary>A table's release does not speak for the code.</summary>
    public static Outcome OutsideCoverage(string system) =>
        new(OutcomeStatus.NotChecked, Reason: Unchecked.OutsideCoverage, Table: Reasons.IndexOf(system));

    /// <summary>The profile says of itself that it knows nothing of the code.</summary>
    public static Outcome SourceSilent(string system) =>
        new(OutcomeStatus.NotChecked, Reason: Unchecked.SourceSilent, Table: Reasons.IndexOf(system));

    /// <summary>A column is absent that the rule needs.</summary>
    public static Outcome FieldAbsent(Field field) =>
        new(OutcomeStatus.NotChecked, Reason: Unchecked.FieldAbsent, Table: (byte)field);

    /// <summary>The lines of a claim this long are not compared with each other.</summary>
    public static Outcome TooManyLines => new(OutcomeStatus.NotChecked, Reason: Unchecked.TooManyLines);

    /// <summary>The answer where a look-up did not find a row and the rule has nothing to say of why but that it could not look.</summary>
    public static Outcome Unanswered(LookupStatus status, string system) =>
        status switch
        {
            LookupStatus.NoRelease => NoRelease(system),
            LookupStatus.NotCovered => OutsideCoverage(system),
            _ => NotApplicable,
        };
}
