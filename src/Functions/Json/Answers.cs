using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Functions.Json;

/// <summary>The answer to a line or a claim that was read.</summary>
/// <param name="Verdict">What is to be expected: the gravest finding's.</param>
/// <param name="Complete">False when a rule could not look or no code of a line could be looked up; <paramref name="NotChecked"/> says which and why.</param>
/// <param name="Findings">Failed and bypassed outcomes, the claim's own first, then by line and rule.</param>
/// <param name="NotChecked">Rules that could not look, and lines of which no code could be looked up.</param>
/// <param name="Counts">Outcomes of all rules over all lines.</param>
/// <param name="Releases">The tables consulted.</param>
/// <param name="Engine">What answered.</param>
internal sealed record ValidationAnswer(
    Verdict Verdict,
    bool Complete,
    IReadOnlyList<FindingAnswer> Findings,
    IReadOnlyList<UncheckedAnswer> NotChecked,
    OutcomeCounts Counts,
    IReadOnlyList<ReleaseAnswer> Releases,
    EngineAnswer Engine
)
{
    /// <summary>Of a claim: the verdict of each line.</summary>
    public IReadOnlyList<LineAnswer>? Lines { get; init; }

    /// <summary>On request: every rule's outcome.</summary>
    public IReadOnlyList<OutcomeAnswer>? Outcomes { get; init; }
}

/// <summary>The verdict of one line of a claim.</summary>
/// <param name="Line">Position in the request, from 1.</param>
/// <param name="Verdict">Of the line alone.</param>
internal sealed record LineAnswer(int Line, Verdict Verdict);

/// <summary>A failed or bypassed outcome, told.</summary>
internal sealed record FindingAnswer(
    string Id,
    string Rule,
    string Title,
    Severity Severity,
    OutcomeStatus Status,
    IReadOnlyList<string> Fields,
    string Message,
    string Fix,
    SourceAnswer Source,
    int Snip,
    Disposition Disposition
)
{
    /// <summary>Position of the line in its claim, from 1; absent where the finding stands on the claim.</summary>
    public int? Line { get; init; }

    /// <summary>Position of the other line that is part of it.</summary>
    public int? OtherLine { get; init; }

    /// <summary>Claim adjustment reason code a payer would answer with.</summary>
    public string? Carc { get; init; }

    /// <summary>277CA category and status.</summary>
    public string? Stc { get; init; }
}

/// <summary>By which source: the table row that decided, where one did, and where the rule stands written.</summary>
internal sealed record SourceAnswer(
    string? Table,
    string? Release,
    string? RowKey,
    int? Row,
    string? File,
    string Citation,
    string Url
);

/// <summary>What could not be checked; without a rule, lines of which no code could be looked up.</summary>
internal sealed record UncheckedAnswer(string? Rule, string Reason, long Lines);

internal sealed record OutcomeCounts(long Pass, long Fail, long Bypassed, long NotApplicable, long NotChecked);

internal sealed record OutcomeAnswer(string Rule, int? Line, OutcomeStatus Status)
{
    public Severity? Severity { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A release that was consulted.</summary>
/// <param name="System">Code system or edit table.</param>
/// <param name="Version">The publication's own name.</param>
/// <param name="EffectiveFrom">First day it speaks for.</param>
/// <param name="EffectiveTo">Last day of its own quarter or year.</param>
/// <param name="Stale">The date of service is past that day and no later release is loaded.</param>
internal sealed record ReleaseAnswer(
    string System,
    string Version,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    bool Stale
);

internal sealed record EngineAnswer(string Name, string Version, int Rules);
