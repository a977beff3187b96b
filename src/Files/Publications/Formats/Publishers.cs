using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Who publishes what, and where.</summary>
internal static class Publishers
{
    private const string NcciEdits =
        "https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits";

    public static Source Pairs { get; } = new("cms-ncci-ptp", "CMS", "NCCI procedure-to-procedure edits", NcciEdits);

    public static Source Units { get; } = new("cms-ncci-mue", "CMS", "NCCI medically unlikely edits", NcciEdits);

    public static Source AddOns { get; } =
        new(
            "cms-ncci-aoc",
            "CMS",
            "NCCI add-on code edits",
            "https://www.cms.gov/ncci-medicare/medicare-ncci-add-code-edits"
        );

    public static Source FeeSchedule { get; } =
        new(
            "cms-pprrvu",
            "CMS",
            "Physician fee schedule relative value file PPRRVU",
            "https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files"
        );

    public static Source Hcpcs { get; } =
        new(
            "cms-hcpcs-anweb",
            "CMS",
            "HCPCS alpha-numeric file",
            "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system/quarterly-update"
        );

    public static Source Diagnoses { get; } =
        new("cdc-icd10cm", "CDC/NCHS and CMS", "ICD-10-CM", "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html");

    public static Source Taxonomies { get; } =
        new(
            "nucc-taxonomy",
            "NUCC",
            "Health care provider taxonomy",
            "https://www.nucc.org/index.php/code-sets-mainmenu-41/provider-taxonomy-mainmenu-40/csv-mainmenu-57"
        );

    public static Source Places { get; } =
        new(
            "cms-pos",
            "CMS",
            "Place of service codes",
            "https://www.cms.gov/medicare/coding-billing/place-of-service-codes/code-sets"
        );

    public static Source Deactivations { get; } =
        new("cms-nppes-deactivated", "CMS", "NPPES deactivated NPIs", "https://download.cms.gov/nppes/NPI_Files.html");

    /// <summary>A table in our own columns: its rows may name their sources, the file names none.</summary>
    public static Source Own { get; } = new("own", string.Empty, "A table of the installation's own", string.Empty);
}
