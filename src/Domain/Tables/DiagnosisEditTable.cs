using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>What an edit of a diagnosis is about.</summary>
public enum DiagnosisEditKind : byte
{
    /// <summary>The diagnosis belongs to patients of certain ages.</summary>
    Age = 1,

    /// <summary>The diagnosis belongs to patients of one sex.</summary>
    Sex,

    /// <summary>The diagnosis shows another, which is coded first: never a principal diagnosis.</summary>
    Manifestation,

    /// <summary>The diagnosis says what caused an injury: never a principal diagnosis.</summary>
    ExternalCause,

    /// <summary>The diagnosis is a circumstance and not an illness: not a principal diagnosis.</summary>
    UnacceptablePrincipal,
}

/// <summary>An edit of a diagnosis, as in the Medicare Code Editor.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Sex">The sex that the diagnosis belongs to: <c>F</c>, <c>M</c>, or NUL.</param>
/// <param name="AgeFrom">The youngest age in years, included; the least number where open.</param>
/// <param name="AgeTo">The oldest age in years, included; the greatest number where open.</param>
public readonly record struct DiagnosisEditRow(DiagnosisEditKind Kind, char Sex, int AgeFrom, int AgeTo)
{
    public bool IncludesAge(int years) => years >= AgeFrom && years <= AgeTo;

    /// <summary>A code has one row of each kind: the kind is in the key where no ICD-10-CM code has a character.</summary>
    public static ulong KeyOf(Code diagnosis, DiagnosisEditKind kind) => diagnosis.Packed | (ulong)kind;
}

/// <summary>Ages, sexes and principal diagnoses, as in the Medicare Code Editor.</summary>
public static class DiagnosisEditTable
{
    /// <summary>The longest ICD-10-CM code.</summary>
    internal const int MaxCode = 7;

    private const int MaxAge = 999;
    private const ulong Diagnosis = ~0x3FUL;

    private static readonly string[] Kinds =
    [
        "age",
        "sex",
        "manifestation",
        "external-cause",
        "unacceptable-principal",
    ];

    private static readonly TableColumn<string> Edit = TableColumn.OneOf("edit", Kinds);
    private static readonly TableColumn<char> Sex = TableColumn.Character("sex", "FM");
    private static readonly TableColumn<int> AgeFrom = TableColumn.NumberOr("age_from", empty: int.MinValue, 0, MaxAge);
    private static readonly TableColumn<int> AgeTo = TableColumn.NumberOr("age_to", empty: int.MaxValue, 0, MaxAge);

    public static TableDefinition<DiagnosisEditRow> Definition { get; } =
        new("diagnosis-edits", "Diagnosis edits")
        {
            Key = new(
                ["code", "edit"],
                row => DiagnosisEditRow.KeyOf(DiagnosisOf(row, row.PartsOf(2)[0]), KindOf(row)),
                (key, row) => $"{Code.FromPacked(key & Diagnosis)}|{Kinds[(int)row.Kind - 1]}"
            )
            {
                Mask = Diagnosis,
                Covering = key => (Code.FromPacked(key & Diagnosis), Code.None),
            },
            Columns =
            [
                Sex.From<DiagnosisEditRow>(row => row.Sex),
                AgeFrom.From<DiagnosisEditRow>(row => row.AgeFrom),
                AgeTo.From<DiagnosisEditRow>(row => row.AgeTo),
            ],
            ReadRow = Read,
            LookedUpBy = LookupKind.Diagnosis,
        };

    /// <summary>No ICD-10-CM code is longer than seven characters; what follows them in a key is ours.</summary>
    internal static Code DiagnosisOf(TableRow row, string text) =>
        TableKey.CodeOf(row, text) is { Length: <= MaxCode } code
            ? code
            : throw new InvalidTableException(row, $"'{text}' is not an ICD-10-CM code.");

    private static DiagnosisEditRow Read(TableRow row)
    {
        var edit = new DiagnosisEditRow(KindOf(row), Sex.Of(row), AgeFrom.Of(row), AgeTo.Of(row));
        return edit switch
        {
            { Kind: DiagnosisEditKind.Sex, Sex: '\0' } => throw Refused("a sex edit without sex"),
            { Kind: DiagnosisEditKind.Age, AgeFrom: int.MinValue, AgeTo: int.MaxValue } => throw Refused(
                "an age edit without age_from and age_to"
            ),
            _ when edit.AgeTo < edit.AgeFrom => throw Refused($"age_to {edit.AgeTo} is before age_from {edit.AgeFrom}"),
            _ => edit,
        };

        InvalidTableException Refused(string why) => new(row, $"{why}.");
    }

    private static DiagnosisEditKind KindOf(TableRow row) =>
        (DiagnosisEditKind)(Array.IndexOf(Kinds, Edit.Parse(row, row.PartsOf(2)[1])) + 1);
}
