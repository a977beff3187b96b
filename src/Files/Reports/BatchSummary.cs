using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Files.Reports;

/// <summary>What a run found, in numbers: <c>summary.json</c>. Holds no clock time, so that a replay writes the same bytes.</summary>
public sealed record BatchSummary(
    FileSummary File,
    bool Readable,
    Verdict Verdict,
    bool Complete,
    RowCounts Rows,
    VerdictCounts Claims,
    VerdictCounts Lines,
    IReadOnlyList<RuleCount> Findings,
    IReadOnlyList<UncheckedCount> NotChecked,
    IReadOnlyList<string> RulesNeverFired,
    IReadOnlyList<string> ColumnsNeverFilled,
    IReadOnlyList<DefaultTaken> DefaultsTaken,
    IReadOnlyList<ReleaseUsed> Releases,
    EngineUsed Engine
)
{
    /// <summary>A file to be read, never a part of a page: quotes and accents stand as they are.</summary>
    private static readonly SummaryJson Readably = new(
        new JsonSerializerOptions(SummaryJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Why nothing of the file, or of its rows, could be checked.</summary>
    public string? Reason { get; init; }

    /// <summary>What was done otherwise than usual: a limit that was reached, a file that was transcoded.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Readably.BatchSummary);
}

/// <param name="Name">As submitted.</param>
/// <param name="Etag">Version of the blob.</param>
/// <param name="Received">The day that stands for an absent received_date.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record FileSummary(string Name, string Etag, DateOnly Received, long Bytes);

/// <param name="Read">Rows of the file but for its header.</param>
/// <param name="Unreadable">Of them, rows that could not be read.</param>
/// <param name="Accepted">Rows written to <see cref="ReportFiles.Accepted"/>.</param>
/// <param name="Rejected">Rows written to <see cref="ReportFiles.Rejected"/>. Accepted and rejected make up all that were read.</param>
public sealed record RowCounts(long Read, long Unreadable, long Accepted, long Rejected);

public sealed record VerdictCounts(long Total, long Accept, long NotChecked, long Review, long Reject);

/// <summary>How often a rule was told, by severity.</summary>
public sealed record RuleCount(string Rule, string Title, long Error, long Warning, long Info, long Bypassed);

public sealed record DefaultTaken(string Column, string Value);

public sealed record ReleaseUsed(
    string System,
    string Version,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    bool Stale
);

public sealed record EngineUsed(string Name, string Version, int Rules);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(VerdictWord)],
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(BatchSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;

/// <summary>A verdict as the word that every answer has: <c>notChecked</c>.</summary>
internal sealed class VerdictWord() : JsonStringEnumConverter<Verdict>(JsonNamingPolicy.CamelCase);
