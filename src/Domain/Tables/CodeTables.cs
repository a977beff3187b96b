using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>Every code table in memory, immutable: what the rules look into. No lookup goes anywhere else.</summary>
public sealed class CodeTables
{
    private static readonly Code Equipment = Code.Of("332B");
    private static readonly Code Prostheses = Code.Of("335E");

    private readonly Dictionary<string, ReleaseStack> stacks;
    private readonly Dictionary<(EditProgram Program, EditSetting Setting), EditTables> edits = [];

    /// <summary>For lines whose program is not known: no release of anything.</summary>
    private readonly EditTables unknown;

    /// <summary>For lines of a program or setting that has no such tables.</summary>
    private readonly EditTables inapplicable;

    /// <param name="tables">The releases; those of a table that is not in the catalog are listed and not looked into.</param>
    /// <param name="catalog">Which tables there are.</param>
    public CodeTables(IEnumerable<ReleaseTable> tables, TableCatalog? catalog = null)
    {
        ReleaseTable[] all = [.. tables];
        Catalog = catalog ?? TableCatalog.Default;
        stacks = Catalog
            .Tables.SelectMany(table => table.Systems.Select(system => table.StackOf(system.Name, all)))
            .ToDictionary(stack => stack.System);
        Diagnoses = Get(DiagnosisTable.Definition);
        Procedures = Get(ProcedureTable.Definition).ProvenBy(stacks["mpfs-medicare"]);
        Modifiers = Get(ModifierTable.Definition);
        HcpcsModifiers = Get(ProcedureTable.Modifiers);
        Places = Get(PlaceTable.Definition);
        Taxonomies = Get(TaxonomyTable.Definition);
        RevenueCodes = Get(RevenueCodeTable.Definition);
        DiagnosisExcludes = new DiagnosisNotes(Get(NoteTable.Excludes));
        DiagnosisCodeFirst = new DiagnosisNotes(Get(NoteTable.CodeFirst));
        SeventhCharacters = new SeventhCharacters(Get(SeventhCharacterTable.Definition));
        DiagnosisEdits = Get(DiagnosisEditTable.Definition);
        DeactivatedNpis = Get(DeactivatedNpiTable.Definition);
        Payers = new PayerTable(Get(PayerTable.Definition));
        Profiles = new ProfileTable(Get(ProfileTable.Definition), Get(ProfileTable.Reviews));
        unknown = EditsOf(_ => null, isInapplicable: false);
        inapplicable = EditsOf(_ => null, isInapplicable: true);
        foreach (var program in new[] { EditProgram.Medicare, EditProgram.Medicaid })
        foreach (var setting in new[] { EditSetting.Practitioner, EditSetting.Outpatient, EditSetting.Supplier })
            edits.Add((program, setting), EditsOf(table => table.SystemOf(program, setting), isInapplicable: true));
        Unreadable = [.. all.OfType<UnreadableTable>()];
        Releases =
        [
            .. all.Where(table => table is not UnreadableTable)
                .Select(table => table.Release)
                .OrderBy(release => release.System, StringComparer.Ordinal)
                .ThenBy(release => release.EffectiveFrom),
        ];
    }

    /// <summary>The releases in use that cannot be read; their tables answer nothing.</summary>
    public IReadOnlyList<UnreadableTable> Unreadable { get; }

    /// <summary>Reads the rows of every release.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    public static CodeTables Read(IEnumerable<ReleaseRows> releases, TableCatalog? catalog = null) =>
        new(releases.Select((catalog ?? TableCatalog.Default).Read), catalog);

    /// <summary>No release of anything: every lookup answers that none is loaded.</summary>
    public static CodeTables Empty { get; } = new([]);

    public TableCatalog Catalog { get; }

    public ReleaseStack<DiagnosisRow> Diagnoses { get; }

    /// <summary>HCPCS and CPT. A code that the Medicare fee schedule has in force exists, though no list of CPT is loaded.</summary>
    public ReleaseStack<ProcedureRow> Procedures { get; }

    /// <summary>What each modifier does.</summary>
    public ReleaseStack<ModifierRow> Modifiers { get; }

    /// <summary>The modifiers of the HCPCS file, by name alone; what a modifier does is in <see cref="Modifiers"/>.</summary>
    public ReleaseStack<ProcedureRow> HcpcsModifiers { get; }

    public ReleaseStack<PlaceRow> Places { get; }

    public ReleaseStack<TaxonomyRow> Taxonomies { get; }

    public ReleaseStack<RevenueRow> RevenueCodes { get; }

    /// <summary>Excludes1 notes: two diagnoses of which one excludes the other.</summary>
    public DiagnosisNotes DiagnosisExcludes { get; }

    /// <summary>Code first notes: diagnoses beside which another is required, before them.</summary>
    public DiagnosisNotes DiagnosisCodeFirst { get; }

    public SeventhCharacters SeventhCharacters { get; }

    /// <summary>Ages, sexes and principal diagnoses; keyed by <see cref="DiagnosisEditRow.KeyOf"/>.</summary>
    public ReleaseStack<DiagnosisEditRow> DiagnosisEdits { get; }

    public ReleaseStack<DeactivatedNpiRow> DeactivatedNpis { get; }

    public PayerTable Payers { get; }

    public ProfileTable Profiles { get; }

    /// <summary>The tables for which profiles are written.</summary>
    public EditTables MedicarePractitioner => EditsFor(EditProgram.Medicare, EditSetting.Practitioner);

    /// <summary>Every release that is loaded, in order of system and date.</summary>
    public IReadOnlyList<Release> Releases { get; }

    /// <summary>The table of a definition that is the same for every program and setting.</summary>
    public ReleaseStack<TRow> Get<TRow>(TableDefinition<TRow> definition) =>
        (ReleaseStack<TRow>)stacks[definition.Name];

    /// <summary>The table of a system.</summary>
    /// <exception cref="KeyNotFoundException">There is no such table.</exception>
    public ReleaseStack Get(string system) => stacks[system];

    /// <summary>The releases that had expired on a day while no newer one that covers the same has begun.</summary>
    public IEnumerable<Release> StaleOn(DateOnly day) => stacks.Values.SelectMany(stack => stack.StaleOn(day));

    /// <summary>The policy of the line's payer, or null.</summary>
    public PayerPolicy? PolicyOf(in ClaimLine line) =>
        Payers.Find(line, out var policy) == LookupStatus.Found ? policy : null;

    /// <summary>Whose edits the line's payer follows.</summary>
    public EditProgram ProgramOf(in ClaimLine line) => PolicyOf(line)?.Program ?? EditProgram.NotStated;

    /// <summary>The payer's policies begin after the line's day: whose edits it followed then is not known.</summary>
    public bool IsBeforePolicies(in ClaimLine line) => Payers.Find(line, out _) == LookupStatus.NoRelease;

    /// <summary>The edit tables for a line: of its payer's program and of its setting. A table that they do not have answers that it does not apply.</summary>
    public EditTables EditsFor(in ClaimLine line)
    {
        var status = Payers.Find(line, out var policy);
        if (status == LookupStatus.NoRelease || line.Type == ClaimType.Unknown)
            return unknown;
        return policy?.Program == EditProgram.None || SettingOf(line) is not { } setting
            ? inapplicable
            : EditsFor(policy?.Program ?? EditProgram.NotStated, setting);
    }

    /// <summary>The edit tables of a program and setting; Medicare's where the program is not stated.</summary>
    public EditTables EditsFor(EditProgram program, EditSetting setting) =>
        edits[(program == EditProgram.NotStated ? EditProgram.Medicare : program, setting)];

    /// <summary>For whom the edits of a line are made; null for inpatients, for whom there are none.</summary>
    internal static EditSetting? SettingOf(in ClaimLine line)
    {
        if (line.Type == ClaimType.Institutional)
            return line.IsInpatient ? null : EditSetting.Outpatient;
        return IsSupplier(line.BillingTaxonomy) ? EditSetting.Supplier : EditSetting.Practitioner;
    }

    /// <summary>Suppliers of durable medical equipment, and of prostheses and orthoses, by NUCC's taxonomy.</summary>
    private static bool IsSupplier(Code taxonomy) => taxonomy.StartsWith(Equipment) || taxonomy.StartsWith(Prostheses);

    private EditTables EditsOf(Func<TableDefinition, string?> systemOf, bool isInapplicable)
    {
        return new EditTables(
            Of(FeeTable.Definition),
            new PairEdits(Of(PairTable.Definition)),
            Of(UnitLimitTable.Definition),
            Of(AddOnTable.Definition)
        );

        ReleaseStack<TRow> Of<TRow>(TableDefinition<TRow> table) =>
            systemOf(table) is { } system
                ? (ReleaseStack<TRow>)stacks[system]
                : new ReleaseStack<TRow>(table, table.Name, []) { IsInapplicable = isInapplicable };
    }
}
