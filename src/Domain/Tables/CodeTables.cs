using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The edit tables of one program and setting.</summary>
public sealed record EditTables(
    DatedTable<FeeRow> FeeSchedule,
    PairEdits Pairs,
    DatedTable<UnitLimitRow> UnitLimits,
    DatedTable<AddOnRow> AddOns
)
{
    /// <summary>The fee schedule's row of a procedure as a whole. Allocates nothing.</summary>
    public LookupStatus FindFee(Code procedure, DateOnly day, out FeeRow row) =>
        FindFee(procedure, Code.None, day, out row);

    /// <summary>The row of a procedure's component, which 26 or TC names; no code for the procedure as a whole.</summary>
    public LookupStatus FindFee(Code procedure, Code component, DateOnly day, out FeeRow row) =>
        FeeSchedule.Find(Code.Pair(procedure, component), procedure, day, out row);

    /// <summary>The fee schedule's row of a procedure as a whole, or of a component, with what decided. Allocates nothing.</summary>
    public Lookup<FeeRow> FindFee(Code procedure, DateOnly day, Code component = default) =>
        FeeSchedule.Find(Code.Pair(procedure, component), procedure, day);

    /// <summary>What a look-up of a procedure as a whole went by, for a finding.</summary>
    public Evidence FeeEvidence(Code procedure, DateOnly day) => FeeEvidence(procedure, Code.None, day);

    /// <summary>What a look-up of a component went by, for a finding.</summary>
    public Evidence FeeEvidence(Code procedure, Code component, DateOnly day) =>
        FeeSchedule.EvidenceFor(Code.Pair(procedure, component), day);
}

/// <summary>Every code table in memory, immutable: what the rules look into. No look-up goes anywhere else.</summary>
public sealed class CodeTables
{
    private readonly EditTables none;

    internal CodeTables(CodeTablesParts parts)
    {
        Diagnoses = parts.Diagnoses;
        Procedures = parts.Procedures;
        Modifiers = parts.Modifiers;
        Places = parts.Places;
        Taxonomies = parts.Taxonomies;
        HcpcsModifiers = parts.HcpcsModifiers;
        MedicarePractitioner = parts.MedicarePractitioner;
        MedicareOutpatient = parts.MedicareOutpatient;
        MedicareSuppliers = parts.MedicareSuppliers;
        MedicaidPractitioner = parts.MedicaidPractitioner;
        MedicaidOutpatient = parts.MedicaidOutpatient;
        MedicaidSuppliers = parts.MedicaidSuppliers;
        none = parts.None;
        DiagnosisExcludes = parts.DiagnosisExcludes;
        DiagnosisCodeFirst = parts.DiagnosisCodeFirst;
        SeventhCharacters = parts.SeventhCharacters;
        DiagnosisEdits = parts.DiagnosisEdits;
        RevenueCodes = parts.RevenueCodes;
        DeactivatedNpis = parts.DeactivatedNpis;
        Payers = parts.Payers;
        Profiles = parts.Profiles;
        Releases = parts.Releases;
    }

    /// <summary>No release of anything: every look-up answers that none is loaded.</summary>
    public static CodeTables Empty { get; } = CodeTablesReader.Read([]);

    public DatedTable<DiagnosisRow> Diagnoses { get; }

    public DatedTable<ProcedureRow> Procedures { get; }

    public DatedTable<ModifierRow> Modifiers { get; }

    public DatedTable<PlaceRow> Places { get; }

    public DatedTable<TaxonomyRow> Taxonomies { get; }

    /// <summary>The modifiers of the HCPCS file, by name alone; what a modifier does stands in <see cref="Modifiers"/>.</summary>
    public DatedTable<ProcedureRow> HcpcsModifiers { get; }

    public EditTables MedicarePractitioner { get; }

    /// <summary>Of hospitals, for outpatients: the fee schedule's indicators and add-on edits are the practitioners', and not here.</summary>
    public EditTables MedicareOutpatient { get; }

    /// <summary>Unit limits of suppliers of durable medical equipment. No claim line is known to be a supplier's yet.</summary>
    public DatedTable<UnitLimitRow> MedicareSuppliers { get; }

    public EditTables MedicaidPractitioner { get; }

    public EditTables MedicaidOutpatient { get; }

    public DatedTable<UnitLimitRow> MedicaidSuppliers { get; }

    /// <summary>Excludes1 notes: two diagnoses of which one excludes the other.</summary>
    public DiagnosisNotes DiagnosisExcludes { get; }

    /// <summary>Code first notes: diagnoses beside which another is asked for, before them.</summary>
    public DiagnosisNotes DiagnosisCodeFirst { get; }

    public SeventhCharacters SeventhCharacters { get; }

    /// <summary>Ages, sexes and principal diagnoses; keyed by <see cref="DiagnosisEditRow.KeyOf"/>.</summary>
    public DatedTable<DiagnosisEditRow> DiagnosisEdits { get; }

    public DatedTable<RevenueRow> RevenueCodes { get; }

    public DeactivatedNpis DeactivatedNpis { get; }

    public PayerTable Payers { get; }

    public ProfileTable Profiles { get; }

    /// <summary>Every release that is loaded, in order of system and date.</summary>
    public IReadOnlyList<Release> Releases { get; }

    /// <summary>The releases that have expired on a day while no newer one of their system is loaded.</summary>
    public IEnumerable<Release> StaleOn(DateOnly day) => Releases.Where(release => IsStale(release, day));

    /// <summary>Whether a release has expired on a day while no newer one of its system is loaded for that day. Never so of an override.</summary>
    public bool IsStale(Release release, DateOnly day)
    {
        if (!release.IsExpiredOn(day) || release.IsOverride)
            return false;
        // Allocates nothing: rules ask it of every look-up.
        for (var i = 0; i < Releases.Count; i++)
        {
            var other = Releases[i];
            if (
                other.System == release.System
                && !other.IsOverride
                && other.EffectiveFrom > release.EffectiveFrom
                && other.EffectiveFrom <= day
            )
                return false;
        }

        return true;
    }

    /// <summary>The policy of the line's payer, or null.</summary>
    public PayerPolicy? PolicyOf(in ClaimLine line) =>
        Payers.Find(line, out var policy) == LookupStatus.Found ? policy : null;

    /// <summary>Whose edits the line's payer follows.</summary>
    public EditProgram ProgramOf(in ClaimLine line) => PolicyOf(line)?.Program ?? EditProgram.NotStated;

    /// <summary>The payer's policies begin after the line's day: whose edits it followed then is not known, and no edit is asked.</summary>
    public bool IsBeforePolicies(in ClaimLine line) => Payers.Find(line, out _) == LookupStatus.NoRelease;

    /// <summary>
    /// The edit tables for a line: of its payer's program and of its setting (practitioner for professional claims, outpatient hospital
    /// for institutional ones that are not an inpatient's). A table of which no release is loaded says so.
    /// </summary>
    public EditTables EditsFor(in ClaimLine line)
    {
        if (Payers.Find(line, out var policy) == LookupStatus.NoRelease)
            return none;
        return (policy?.Program ?? EditProgram.NotStated, line.Type) switch
        {
            (EditProgram.Medicare or EditProgram.NotStated, ClaimType.Professional) => MedicarePractitioner,
            (EditProgram.Medicaid, ClaimType.Professional) => MedicaidPractitioner,
            (EditProgram.Medicare or EditProgram.NotStated, ClaimType.Institutional) when !line.IsInpatient =>
                MedicareOutpatient,
            (EditProgram.Medicaid, ClaimType.Institutional) when !line.IsInpatient => MedicaidOutpatient,
            _ => none,
        };
    }
}
