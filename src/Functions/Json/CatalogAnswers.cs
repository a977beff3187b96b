using ClaimLint.Domain.Validation;

namespace ClaimLint.Functions.Json;

/// <summary>A rule of the catalogue.</summary>
internal sealed record RuleAnswer(
    string Id,
    string Title,
    string Kind,
    Severity Severity,
    Disposition Disposition,
    int Snip,
    IReadOnlyList<string> Fields,
    string Fix,
    string Notes,
    string? Carc,
    string? Stc,
    string Citation,
    string Url
);

internal sealed record RulesAnswer(int Count, IReadOnlyList<RuleAnswer> Rules);

/// <summary>What a table says of a code.</summary>
/// <param name="System">The table.</param>
/// <param name="Code">The code as asked for.</param>
/// <param name="On">The day asked for, if any.</param>
/// <param name="Active">Whether a row is in force on that day; absent without a day.</param>
/// <param name="Periods">Every row of the code.</param>
internal sealed record CodeAnswer(
    string System,
    string Code,
    DateOnly? On,
    bool? Active,
    IReadOnlyList<CodePeriodAnswer> Periods
);

/// <summary>One row of a code: absent ends of the period are open.</summary>
internal sealed record CodePeriodAnswer(
    DateOnly? From,
    DateOnly? Until,
    IReadOnlyDictionary<string, string> Says,
    RowSourceAnswer Source
);

/// <summary>The row of a release that something was taken from.</summary>
internal sealed record RowSourceAnswer(
    string Table,
    string Release,
    string? RowKey,
    int Row,
    string File,
    string Sha256,
    string Publisher,
    string Title,
    string Url
);

/// <summary>What one source says of a procedure.</summary>
internal sealed record ProfileAnswer(
    string Procedure,
    RowSourceAnswer Source,
    int Authority,
    IReadOnlyList<AssertionAnswer> Assertions
);

/// <summary>One assertion, and what a source of higher authority says against it.</summary>
internal sealed record AssertionAnswer(
    string Kind,
    string Code,
    string Title,
    string Says,
    bool Known,
    RowSourceAnswer Source,
    ContradictionAnswer? ContradictedBy
);

/// <summary>What contradicts an assertion, and which source decided.</summary>
internal sealed record ContradictionAnswer(string Truth, string Basis, RowSourceAnswer? Source);

/// <summary>A release that is loaded.</summary>
internal sealed record LoadedReleaseAnswer(
    string System,
    string Version,
    string Title,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    bool Stale,
    string Coverage,
    int Authority,
    string Publisher,
    string Url,
    string File,
    string Sha256,
    int Rows,
    DateTimeOffset? ImportedAt
);

internal sealed record ReleasesAnswer(int Count, IReadOnlyList<LoadedReleaseAnswer> Releases);

/// <summary>Whether the service lives and can answer.</summary>
/// <param name="Live">The process answers.</param>
/// <param name="Ready">It can check lines: storage was reached and the tables are loaded.</param>
/// <param name="Storage">Reached or not, and why not.</param>
/// <param name="Tables">Loaded or not, and which releases are past their own time.</param>
internal sealed record HealthAnswer(bool Live, bool Ready, string Storage, string Tables)
{
    public IReadOnlyList<string> Stale { get; init; } = [];
}
