using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

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
/// <param name="Active">Whether a row is in force on that day; absent without a day, and where the release of the day is not complete for the code.</param>
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
)
{
    /// <summary>Whether rules use this row on the day asked for; absent without a day.</summary>
    public bool? Used { get; init; }

    /// <summary>True for an operator's override; else absent.</summary>
    public bool? Override { get; init; }
}

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
/// <param name="Procedure">The procedure's code.</param>
/// <param name="On">The day on which the assertions were held against the tables.</param>
/// <param name="Release">The release of the profile.</param>
/// <param name="Authority">What the profile weighs against other tables: the higher decides.</param>
/// <param name="Count">Assertions.</param>
/// <param name="Contradicted">Of them, those that a source of higher authority contradicts.</param>
/// <param name="Assertions">Each with its row.</param>
internal sealed record ProfileAnswer(
    string Procedure,
    DateOnly On,
    string Release,
    int Authority,
    int Count,
    int Contradicted,
    IReadOnlyList<AssertionAnswer> Assertions
);

/// <summary>How an assertion stands against the other sources.</summary>
internal enum Standing
{
    /// <summary>No loaded table and no check by hand says either.</summary>
    Unconfirmed,
    Confirmed,
    Contradicted,
}

/// <summary>One assertion, and what a source of higher authority says against it.</summary>
internal sealed record AssertionAnswer(
    AssertionKind Kind,
    string Code,
    string Title,
    string Says,
    bool Known,
    Standing Standing,
    RowSourceAnswer Source
)
{
    public ContradictionAnswer? ContradictedBy { get; init; }
}

/// <summary>What contradicts an assertion, and which source decided.</summary>
internal sealed record ContradictionAnswer(string Truth, string Decider, RowSourceAnswer Source);

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
    DateTimeOffset? ImportedAt,
    bool ChangedSinceImport
);

internal sealed record ReleasesAnswer(int Count, IReadOnlyList<LoadedReleaseAnswer> Releases)
{
    /// <summary>Releases in use that cannot be read; nothing is checked against their tables.</summary>
    public IReadOnlyList<UnreadableReleaseAnswer> Unreadable { get; init; } = [];
}

/// <summary>A release that cannot be read, and why.</summary>
internal sealed record UnreadableReleaseAnswer(string System, string Version, string Why);

/// <summary>Whether lines can be checked.</summary>
internal enum HealthStatus
{
    /// <summary>Lines can be checked, and nothing is wrong.</summary>
    Ready,

    /// <summary>Lines can be checked from memory; the reasons say what is wrong.</summary>
    Degraded,

    /// <summary>No line can be checked: the tables were never loaded.</summary>
    NotReady,
}

/// <summary>Whether the service can check lines, and what is wrong.</summary>
/// <param name="Status">ready, degraded, notReady.</param>
/// <param name="Reasons">Why it is not ready: storage is not reached, a release cannot be read, the last refresh failed.</param>
/// <param name="Releases">How many releases of code tables are in memory.</param>
internal sealed record HealthAnswer(HealthStatus Status, IReadOnlyList<string> Reasons, int Releases)
{
    /// <summary>Releases past their own quarter or year today, with no later one loaded.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    /// <summary>Releases whose stored rows are no longer the imported ones.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];
}
