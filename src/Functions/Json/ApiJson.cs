using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Json;

/// <summary>The serialisation of every answer, generated at build: no reflection, one place for its options.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(CamelCaseEnum<Verdict>),
        typeof(CamelCaseEnum<Severity>),
        typeof(CamelCaseEnum<OutcomeStatus>),
        typeof(CamelCaseEnum<Disposition>),
        typeof(CamelCaseEnum<AssertionKind>),
        typeof(CamelCaseEnum<Standing>),
        typeof(CamelCaseEnum<RunState>),
        typeof(CamelCaseEnum<ImportOutcome>),
        typeof(CamelCaseEnum<UploadState>),
        typeof(CamelCaseEnum<HealthStatus>),
        typeof(CamelCaseEnum<StorageService>),
        typeof(CamelCaseEnum<StorageOperationKind>),
    ]
)]
[JsonSerializable(typeof(ValidationAnswer))]
[JsonSerializable(typeof(RulesAnswer))]
[JsonSerializable(typeof(RuleAnswer))]
[JsonSerializable(typeof(CodeAnswer))]
[JsonSerializable(typeof(ProfileAnswer))]
[JsonSerializable(typeof(ReleasesAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(ReportAnswer))]
[JsonSerializable(typeof(NewUploadAnswer))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(TablesImportAnswer))]
[JsonSerializable(typeof(ConflictsAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>What every answer is written by: quotes and accents stand as they are, for the answers are JSON to be read and never a part of a page.</summary>
    // Made when first asked for: the generated part's own statics may come later than an initializer here.
    public static ApiJson Readable =>
        field ??= new ApiJson(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}

/// <summary>Enumerations as words in camelCase: <c>notChecked</c>, <c>returnToProvider</c>.</summary>
internal sealed class CamelCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase)
    where TEnum : struct, Enum;

/// <summary>A problem as it is sent (RFC 9457).</summary>
internal sealed record ProblemAnswer(string Type, string Title, int Status, string Detail)
{
    public string? Pointer { get; init; }

    public IReadOnlyList<RequestFault>? Errors { get; init; }
}
