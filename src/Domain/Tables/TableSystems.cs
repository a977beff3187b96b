namespace ClaimLint.Domain.Tables;

/// <summary>The names of code systems and edit tables: in releases, in addresses, in findings.</summary>
public static class TableSystems
{
    public const string Diagnoses = "icd-10-cm";
    public const string Procedures = "hcpcs";
    public const string Modifiers = "modifiers";
    public const string PlacesOfService = "pos";
    public const string Taxonomies = "nucc";
    public const string FeeSchedule = "mpfs";
    public const string PairEdits = "ptp";
    public const string UnitLimits = "mue";
    public const string AddOns = "aoc";
    public const string Profiles = "profiles";
    public const string ProfileReviews = "profile-reviews";
    public const string Payers = "payers";

    /// <summary>The edit tables of Medicare's practitioner setting.</summary>
    public const string MedicareFeeSchedule = "mpfs-medicare";
    public const string MedicareAddOns = "aoc-medicare";
    public const string MedicarePractitionerPairs = "ptp-medicare-practitioner";
    public const string MedicarePractitionerUnits = "mue-medicare-practitioner";

    public static IReadOnlyList<string> All { get; } =
    [
        Diagnoses,
        Procedures,
        Modifiers,
        PlacesOfService,
        Taxonomies,
        MedicareFeeSchedule,
        MedicarePractitionerPairs,
        MedicarePractitionerUnits,
        MedicareAddOns,
        Profiles,
        ProfileReviews,
        Payers,
    ];
}
