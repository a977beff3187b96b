namespace ClaimLint.Domain.Tables;

/// <summary>The names of code systems and edit tables: in releases, in addresses, in findings.</summary>
public static class TableSystems
{
    public const string Diagnoses = "icd-10-cm";
    public const string Procedures = "hcpcs";
    public const string Modifiers = "modifiers";

    /// <summary>The modifiers of the HCPCS file, by CMS's names. <see cref="Modifiers"/> has CPT's too, and says what each does.</summary>
    public const string HcpcsModifiers = "hcpcs-modifiers";
    public const string PlacesOfService = "pos";
    public const string Taxonomies = "nucc";
    public const string FeeSchedule = "mpfs";
    public const string PairEdits = "ptp";
    public const string UnitLimits = "mue";
    public const string AddOns = "aoc";
    public const string Profiles = "profiles";
    public const string ProfileReviews = "profile-reviews";
    public const string Payers = "payers";

    /// <summary>From the ICD-10-CM tabular list: what a category or code excludes, names first, asks for as its 7th character.</summary>
    public const string DiagnosisExcludes = "icd-10-cm-excludes";
    public const string DiagnosisCodeFirst = "icd-10-cm-code-first";
    public const string DiagnosisSeventhCharacters = "icd-10-cm-seventh-characters";

    /// <summary>Ages, sexes and principal diagnoses, as in the Medicare Code Editor.</summary>
    public const string DiagnosisEdits = "diagnosis-edits";
    public const string RevenueCodes = "revenue-codes";

    /// <summary>NPIs that NPPES has deactivated: in force from the day of deactivation on.</summary>
    public const string DeactivatedNpis = "npi-deactivations";

    /// <summary>The edit tables of Medicare's practitioner setting.</summary>
    public const string MedicareFeeSchedule = "mpfs-medicare";
    public const string MedicareAddOns = "aoc-medicare";
    public const string MedicarePractitionerPairs = "ptp-medicare-practitioner";
    public const string MedicarePractitionerUnits = "mue-medicare-practitioner";

    /// <summary>Of hospitals, for outpatients.</summary>
    public const string MedicareOutpatientPairs = "ptp-medicare-outpatient";
    public const string MedicareOutpatientUnits = "mue-medicare-outpatient";

    /// <summary>Of suppliers of durable medical equipment.</summary>
    public const string MedicareSupplierUnits = "mue-medicare-dme";

    public const string MedicaidAddOns = "aoc-medicaid";
    public const string MedicaidPractitionerPairs = "ptp-medicaid-practitioner";
    public const string MedicaidPractitionerUnits = "mue-medicaid-practitioner";
    public const string MedicaidOutpatientPairs = "ptp-medicaid-outpatient";
    public const string MedicaidSupplierPairs = "ptp-medicaid-dme";
    public const string MedicaidOutpatientUnits = "mue-medicaid-outpatient";
    public const string MedicaidSupplierUnits = "mue-medicaid-dme";

    /// <summary>What people call a table, in the words of who publishes it; the settings of an edit table share one name.</summary>
    public static string LabelOf(string system) => TableCatalog.Default.Find(system)?.Title ?? system;

    public static IReadOnlyList<string> All => TableCatalog.Default.Systems;
}
