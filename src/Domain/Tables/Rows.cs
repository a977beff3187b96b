using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>An ICD-10-CM code.</summary>
/// <param name="Billable">Valid for submission; false for a header code.</param>
/// <param name="Side">The side of the body that the code names: <c>R</c>, <c>L</c>, <c>B</c> for both, NUL for none.</param>
public readonly record struct DiagnosisRow(bool Billable, char Side);

/// <summary>A HCPCS or CPT code. No descriptor: CPT's belong to the AMA.</summary>
public readonly record struct ProcedureRow(string Title);

/// <summary>A modifier.</summary>
/// <param name="Title">In our own words.</param>
/// <param name="OpensPairEdits">NCCI PTP-associated: may open a pair edit of indicator 1.</param>
/// <param name="Side">The side of the body it names: <c>R</c>, <c>L</c>, or NUL.</param>
/// <param name="Anatomic">Names a side, digit, eyelid or coronary artery.</param>
/// <param name="EvaluationOnly">Belongs to evaluation and management services: 24, 25, 57.</param>
public readonly record struct ModifierRow(
    string Title,
    bool OpensPairEdits,
    char Side,
    bool Anatomic,
    bool EvaluationOnly
);

/// <summary>A two-digit place of service.</summary>
/// <param name="Name">CMS's name.</param>
/// <param name="IsFacility">Paid at the facility rate.</param>
/// <param name="IsAssigned">False for values that CMS lists as unassigned.</param>
public readonly record struct PlaceRow(string Name, bool IsFacility, bool IsAssigned);

/// <summary>An NUCC provider taxonomy code.</summary>
public readonly record struct TaxonomyRow(string Grouping, string Classification, string Specialization)
{
    /// <summary><c>Surgery, Vascular Surgery</c>.</summary>
    public string Name => Specialization.Length == 0 ? Classification : $"{Classification}, {Specialization}";
}

/// <summary>The payment policy indicators of the Medicare physician fee schedule, as PPRRVU has them; NUL where blank.</summary>
/// <param name="Status">Whether and how the code is paid: A, R, X, N …</param>
/// <param name="NonFacilityNa">Rarely or never performed outside a facility.</param>
/// <param name="FacilityNa">Rarely or never performed in a facility.</param>
/// <param name="PcTc">Professional and technical component, 0–9.</param>
/// <param name="Global">000, 010, 090, MMM, XXX, YYY, ZZZ.</param>
/// <param name="Multiple">Multiple procedures.</param>
/// <param name="Bilateral">Bilateral surgery.</param>
/// <param name="Assistant">Assistant at surgery.</param>
/// <param name="CoSurgeon">Co-surgeons.</param>
/// <param name="Team">Team surgery.</param>
public readonly record struct FeeRow(
    char Status,
    bool NonFacilityNa,
    bool FacilityNa,
    char PcTc,
    string Global,
    char Multiple,
    char Bilateral,
    char Assistant,
    char CoSurgeon,
    char Team
);

/// <summary>A medically unlikely edit.</summary>
/// <param name="Units">Units at most; 0 is a limit.</param>
/// <param name="AdjudicationIndicator">1 a line, 2 a day, absolute, 3 a day, clinical.</param>
/// <param name="Rationale">CMS's short reason.</param>
public readonly record struct UnitLimitRow(int Units, int AdjudicationIndicator, string Rationale);

/// <summary>A primary that an add-on code may stand beside.</summary>
/// <param name="Type">1 the list is closed, 2 the contractor defines it, 3 the list is open.</param>
public readonly record struct AddOnRow(int Type);

/// <summary>What an edit of a diagnosis is about.</summary>
public enum DiagnosisEditKind : byte
{
    /// <summary>The diagnosis belongs to patients of certain ages.</summary>
    Age = 1,

    /// <summary>The diagnosis belongs to patients of one sex.</summary>
    Sex,

    /// <summary>The diagnosis shows another, which is coded first: never a principal diagnosis.</summary>
    Manifestation,

    /// <summary>The diagnosis tells what caused an injury: never a principal diagnosis.</summary>
    ExternalCause,

    /// <summary>The diagnosis tells of a circumstance and not of an illness: no principal diagnosis.</summary>
    UnacceptablePrincipal,
}

/// <summary>An edit of a diagnosis, as in the Medicare Code Editor.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Sex">The sex that the diagnosis belongs to: <c>F</c>, <c>M</c>, or NUL.</param>
/// <param name="AgeFrom">The youngest age in years, included.</param>
/// <param name="AgeTo">The oldest age in years, included.</param>
public readonly record struct DiagnosisEditRow(DiagnosisEditKind Kind, char Sex, int AgeFrom, int AgeTo)
{
    /// <summary>The longest ICD-10-CM code.</summary>
    public const int MaxCode = 7;

    /// <summary>As the rows write it: <c>external-cause</c>.</summary>
    public string Name =>
        Kind switch
        {
            DiagnosisEditKind.Age => "age",
            DiagnosisEditKind.Sex => "sex",
            DiagnosisEditKind.Manifestation => "manifestation",
            DiagnosisEditKind.ExternalCause => "external-cause",
            _ => "unacceptable-principal",
        };

    public bool IncludesAge(int years) => years >= AgeFrom && years <= AgeTo;

    /// <summary>A code has one row of each kind: the kind stands in the key where no ICD-10-CM code has a character.</summary>
    public static ulong KeyOf(Code diagnosis, DiagnosisEditKind kind) => diagnosis.Packed | (ulong)kind;
}

/// <summary>A revenue code of the NUBC's manual, which the installation holds a licence for.</summary>
/// <param name="Title">As imported.</param>
public readonly record struct RevenueRow(string Title);

/// <summary>Whose edits a payer follows.</summary>
public enum EditProgram : byte
{
    /// <summary>Not stated: checked as Medicare would, and findings are warnings at most.</summary>
    NotStated,
    Medicare,
    Medicaid,

    /// <summary>The payer follows no NCCI or fee schedule edits: those rules do not apply.</summary>
    None,
}

/// <summary>What one payer asks.</summary>
/// <param name="PayerId">As in payer_id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Program">Whose edits it follows.</param>
/// <param name="Severities">Rules whose severity the payer changes.</param>
public sealed record PayerPolicy(
    string PayerId,
    string Name,
    EditProgram Program,
    IReadOnlyDictionary<string, Severity> Severities
);
