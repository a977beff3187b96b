using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

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

    /// <summary>The line says that the code is of another code system, of which there is no table.</summary>
    OtherSystem,
}

/// <summary>What a rule says of a line or a claim: four bytes, so that a clean line costs next to nothing.</summary>
public readonly record struct Outcome
{
    private readonly byte severity;

    /// <param name="status">What was found.</param>
    /// <param name="severity">Given where the facts decide otherwise than the rule's usual one.</param>
    /// <param name="reason">Why it could not look.</param>
    /// <param name="table">Which table was missing or silent, as an index that <see cref="Reasons"/> knows; which column, for an absent one.</param>
    public Outcome(OutcomeStatus status, Severity? severity = null, Unchecked reason = Unchecked.None, byte table = 0)
    {
        Status = status;
        Severity = severity;
        Reason = reason;
        Table = table;
    }

    /// <summary>What was found.</summary>
    public OutcomeStatus Status { get; }

    /// <summary>Given where the facts decide otherwise than the rule's usual one.</summary>
    public Severity? Severity
    {
        get => severity == 0 ? null : (Severity)severity;
        init => severity = value is { } given ? (byte)given : (byte)0;
    }

    /// <summary>Why it could not look.</summary>
    public Unchecked Reason { get; }

    /// <summary>Which table was missing or silent, as an index that <see cref="Reasons"/> knows; which column, for an absent one.</summary>
    public byte Table { get; }

    /// <summary>Neither towards a verdict nor to be told: so of nearly all.</summary>
    internal bool SaysNothing => Status is OutcomeStatus.Pass or OutcomeStatus.NotApplicable;

    public static Outcome Pass => default;

    public static Outcome NotApplicable => new(OutcomeStatus.NotApplicable);

    /// <summary>What must hold does not, with the rule's usual severity.</summary>
    public static Outcome Fail => new(OutcomeStatus.Fail);

    /// <summary>It does not hold, and the submitter has claimed the exception that allows it.</summary>
    public static Outcome Bypassed => new(OutcomeStatus.Bypassed, Tables.Severity.Info);

    public static Outcome FailAs(Severity severity) => new(OutcomeStatus.Fail, severity);

    /// <summary>Fails where the condition holds, passes where not.</summary>
    public static Outcome FailIf(bool broken) => broken ? Fail : Pass;

    /// <summary>A table has no release for the day.</summary>
    public static Outcome NoRelease(string system) =>
        new(OutcomeStatus.NotChecked, reason: Unchecked.NoRelease, table: Reasons.IndexOf(system));

    /// <summary>A table's release does not speak for the code.</summary>
    public static Outcome OutsideCoverage(string system) =>
        new(OutcomeStatus.NotChecked, reason: Unchecked.OutsideCoverage, table: Reasons.IndexOf(system));

    /// <summary>The profile says of itself that it knows nothing of the code.</summary>
    public static Outcome SourceSilent(string system) =>
        new(OutcomeStatus.NotChecked, reason: Unchecked.SourceSilent, table: Reasons.IndexOf(system));

    /// <summary>A column is absent that the rule needs.</summary>
    public static Outcome FieldAbsent(Field field) =>
        new(OutcomeStatus.NotChecked, reason: Unchecked.FieldAbsent, table: (byte)field);

    /// <summary>A column says that the code is of a system that is not checked.</summary>
    public static Outcome OtherSystem(Field field) =>
        new(OutcomeStatus.NotChecked, reason: Unchecked.OtherSystem, table: (byte)field);

    /// <summary>The lines of a claim this long are not compared with each other.</summary>
    public static Outcome TooManyLines => new(OutcomeStatus.NotChecked, reason: Unchecked.TooManyLines);

    /// <summary>The answer where a look-up did not find a row and the rule has nothing to say of why but that it could not look.</summary>
    public static Outcome Unanswered(LookupStatus status, string system) =>
        status switch
        {
            LookupStatus.NoRelease => NoRelease(system),
            LookupStatus.NotCovered => OutsideCoverage(system),
            _ => NotApplicable,
        };
}
