using ClaimLint.Domain.Tables;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Json;

/// <summary>What came of a published file that was dropped into the inbox of the code tables.</summary>
/// <param name="File">Its path there.</param>
/// <param name="Etag">Its version.</param>
internal sealed record TablesImportAnswer(string File, string Etag)
{
    /// <summary>What it was recognised as; absent where it was not.</summary>
    public string? Kind { get; init; }

    /// <summary>Why it was refused; then nothing changed but the releases named, if any.</summary>
    public string? Refused { get; init; }

    public IReadOnlyList<ImportedReleaseAnswer> Releases { get; init; } = [];

    public int SkippedRows { get; init; }

    public IReadOnlyList<string> Told { get; init; } = [];
}

/// <summary>One release that the file gave.</summary>
internal sealed record ImportedReleaseAnswer(
    string System,
    string Version,
    ImportOutcome Outcome,
    int Rows,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    string Sha256
);

/// <summary>Sayings of lower authority that a loaded table contradicts.</summary>
/// <param name="On">By the tables of that day.</param>
/// <param name="Count">How many.</param>
/// <param name="Conflicts">Profile by profile, in each one's own order.</param>
internal sealed record ConflictsAnswer(DateOnly On, int Count, IReadOnlyList<ConflictAnswer> Conflicts);

/// <summary>What a profile says, what a source of higher authority says, and which decides.</summary>
internal sealed record ConflictAnswer(
    string Procedure,
    AssertionKind Kind,
    string Code,
    string Title,
    string Says,
    RowSourceAnswer Source,
    ContradictionAnswer ContradictedBy
);
