using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>Why a rule could not be evaluated.</summary>
public enum Unchecked : byte
{
    None,

    /// <summary>No release of the table is loaded for the date of service.</summary>
    NoRelease,

    /// <summary>The release is not complete for codes of this kind.</summary>
    OutsideCoverage,

    /// <summary>The release that would decide expired before the date of service, and no newer one is loaded.</summary>
    ReleaseExpired,

    /// <summary>A field that the rule depends on is not in the file, or is empty where the rule cannot do without it.</summary>
    DependsOnAbsent,

    /// <summary>A field that the rule depends on is malformed: a format rule reports it.</summary>
    DependsOnInvalid,

    /// <summary>The source names the code and states that it knows nothing about it.</summary>
    SourceSilent,

    /// <summary>The claim has more lines than a claim may have.</summary>
    TooManyLines,

    /// <summary>The line states that the code is of another code system, of which there is no table.</summary>
    OtherSystem,
}

/// <summary>What a rule found on a line or a claim: eight bytes, so that a clean line costs next to nothing.</summary>
public readonly record struct Outcome
{
    private readonly byte severity;

    /// <param name="status">What was found.</param>
    /// <param name="severity">Given where the facts decide otherwise than the rule's default.</param>
    /// <param name="reason">Why it could not be evaluated, or what weakens it.</param>
    /// <param name="subject">The table or the field of the reason, as <see cref="Reasons"/> reads it.</param>
    public Outcome(OutcomeStatus status, Severity? severity = null, Unchecked reason = Unchecked.None, byte subject = 0)
    {
        Status = status;
        Severity = severity;
        Reason = reason;
        Subject = subject;
    }

    /// <summary>What was found.</summary>
    public OutcomeStatus Status { get; }

    /// <summary>Given where the facts decide otherwise than the rule's default.</summary>
    public Severity? Severity
    {
        get => severity == 0 ? null : (Severity)severity;
        init => severity = value is { } given ? (byte)given : (byte)0;
    }

    /// <summary>Why it could not be evaluated; on a bypassed outcome, why the answer is not complete.</summary>
    public Unchecked Reason { get; init; }

    /// <summary>The table or the field of <see cref="Reason"/>, as <see cref="Reasons"/> reads it.</summary>
    public byte Subject { get; init; }

    /// <summary>
    /// What the rule saw when it decided, for its own report: the places of a numbered column group as bits (<see cref="FieldSet.At"/>),
    /// an index, an indicator. Each rule gives it its own meaning.
    /// </summary>
    public int Detail { get; init; }

    /// <summary>Counts neither towards a verdict nor as something to report: true of nearly all.</summary>
    internal bool IsQuiet => Status is OutcomeStatus.Pass or OutcomeStatus.NotApplicable;

    internal bool IsReported => Status is OutcomeStatus.Fail or OutcomeStatus.Bypassed;

    /// <summary>Which of two outcomes of one rule is graver, their severities given: the higher.</summary>
    internal int Gravity =>
        Status switch
        {
            OutcomeStatus.Fail => 40 + severity,
            OutcomeStatus.NotChecked => 30,
            OutcomeStatus.Bypassed => 20,
            OutcomeStatus.Pass => 10,
            _ => 0,
        };

    public static Outcome Pass => default;

    public static Outcome NotApplicable => new(OutcomeStatus.NotApplicable);

    /// <summary>The line is wrong, with the rule's default severity.</summary>
    public static Outcome Fail => new(OutcomeStatus.Fail);

    /// <summary>The line is wrong, and the submitter has asserted the exception that allows it.</summary>
    public static Outcome Bypassed => new(OutcomeStatus.Bypassed, Tables.Severity.Info);

    public static Outcome FailAs(Severity severity) => new(OutcomeStatus.Fail, severity);

    /// <summary>Fails where the condition is true, passes where it is not.</summary>
    public static Outcome FailIf(bool broken) => broken ? Fail : Pass;

    /// <summary>Fails where any bit is set, and keeps them as the <see cref="Detail"/>; passes where none is.</summary>
    public static Outcome FailAt(int places, Severity? severity = null) =>
        places == 0 ? Pass : new Outcome(OutcomeStatus.Fail, severity) { Detail = places };

    /// <summary>This outcome; another one where it is notApplicable.</summary>
    public Outcome Or(Outcome other) => Status == OutcomeStatus.NotApplicable ? other : this;

    /// <summary>No release of a table is loaded for the day.</summary>
    public static Outcome NoRelease(string system) => Unevaluated(Unchecked.NoRelease, system);

    /// <summary>A table's release is not complete for the code.</summary>
    public static Outcome OutsideCoverage(string system) => Unevaluated(Unchecked.OutsideCoverage, system);

    /// <summary>A table's release expired, and no newer one is loaded.</summary>
    public static Outcome Expired(string system) => Unevaluated(Unchecked.ReleaseExpired, system);

    /// <summary>The source states that it knows nothing about the code.</summary>
    public static Outcome SourceSilent(string system) => Unevaluated(Unchecked.SourceSilent, system);

    /// <summary>A field that the rule depends on is missing.</summary>
    public static Outcome DependsOnAbsent(Field field) =>
        new(OutcomeStatus.NotChecked, reason: Unchecked.DependsOnAbsent, subject: (byte)field);

    /// <summary>A field that the rule depends on is malformed.</summary>
    public static Outcome DependsOnInvalid(Field field) =>
        new(OutcomeStatus.NotChecked, reason: Unchecked.DependsOnInvalid, subject: (byte)field);

    /// <summary>A field states that the code is of a system that has no table.</summary>
    public static Outcome OtherSystem(Field field) =>
        new(OutcomeStatus.NotChecked, reason: Unchecked.OtherSystem, subject: (byte)field);

    /// <summary>The lines of a claim this long are not compared with each other.</summary>
    public static Outcome TooManyLines => new(OutcomeStatus.NotChecked, reason: Unchecked.TooManyLines);

    /// <summary>The outcome of a look-up without a row, where the rule has nothing else to decide from it.</summary>
    public static Outcome Unanswered(LookupStatus status, string system) =>
        status switch
        {
            LookupStatus.NoRelease => NoRelease(system),
            LookupStatus.NotCovered => OutsideCoverage(system),
            LookupStatus.Expired => Expired(system),
            _ => NotApplicable,
        };

    private static Outcome Unevaluated(Unchecked reason, string system) =>
        new(OutcomeStatus.NotChecked, reason: reason, subject: Reasons.IndexOf(system));
}
