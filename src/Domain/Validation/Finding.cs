using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Validation;

/// <summary>A failed or bypassed outcome, told.</summary>
/// <param name="Rule">The rule's facts.</param>
/// <param name="Status"><see cref="OutcomeStatus.Fail"/> or <see cref="OutcomeStatus.Bypassed"/>.</param>
/// <param name="Severity">As this case weighs.</param>
/// <param name="Message">What is wrong: the value, the limit, the date.</param>
public sealed record Finding(RuleInfo Rule, OutcomeStatus Status, Severity Severity, string Message)
{
    /// <summary>Made by <see cref="FindingId"/>: unique in a report, and the same whatever release decided.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>What would make it pass.</summary>
    public required string Fix { get; init; }

    /// <summary>The claim adjustment reason code that a payer would answer with; empty for none.</summary>
    public string Carc { get; init; } = Rule.Carc;

    /// <summary>The columns at fault, in catalogue order.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>Position of the line in its claim, from 0; -1 where the finding stands on the claim or the file.</summary>
    public int Line { get; init; } = -1;

    /// <summary>Position of the other line that is part of it, or -1.</summary>
    public int OtherLine { get; init; } = -1;

    /// <summary>Row of the line in the file or request; 0 for none.</summary>
    public long Row { get; init; }

    /// <summary>Row of the other line; 0 for none.</summary>
    public long OtherRow { get; init; }

    /// <summary>The line's own number, as submitted; 0 for none.</summary>
    public int LineNumber { get; init; }

    public int OtherLineNumber { get; init; }

    /// <summary>The table, release and row that decided.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>What the submitter may do next. A warning or info only informs.</summary>
    public Disposition Disposition =>
        Status == OutcomeStatus.Fail && Severity == Severity.Error ? Rule.Disposition : Disposition.Inform;
}

/// <summary>A rule's answer for one line, for the trace.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Line">Position of the line in its claim, from 0; -1 for the claim as a whole.</param>
/// <param name="Outcome">What it answered.</param>
public readonly record struct TracedOutcome(string Rule, int Line, Outcome Outcome);
