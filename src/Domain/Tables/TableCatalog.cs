namespace ClaimLint.Domain.Tables;

/// <summary>Which tables there are. A new table is one file with its definition, and its entry here.</summary>
public sealed class TableCatalog(IReadOnlyList<TableDefinition> tables)
{
    private readonly Dictionary<string, TableDefinition> bySystem = tables
        .SelectMany(table => table.Systems.Select(system => (system.Name, Table: table)))
        .ToDictionary(system => system.Name, system => system.Table);

    public static TableCatalog Default { get; } =
        new([
            DiagnosisTable.Definition,
            ProcedureTable.Definition,
            ModifierTable.Definition,
            ProcedureTable.Modifiers,
            PlaceTable.Definition,
            TaxonomyTable.Definition,
            FeeTable.Definition,
            PairTable.Definition,
            UnitLimitTable.Definition,
            AddOnTable.Definition,
            NoteTable.Excludes,
            NoteTable.CodeFirst,
            SeventhCharacterTable.Definition,
            DiagnosisEditTable.Definition,
            RevenueCodeTable.Definition,
            DeactivatedNpiTable.Definition,
            ProfileTable.Definition,
            ProfileTable.Reviews,
            PayerTable.Definition,
        ]);

    public IReadOnlyList<TableDefinition> Tables => tables;

    /// <summary>The systems of all tables, by name.</summary>
    public IReadOnlyList<string> Systems { get; } =
    [.. tables.SelectMany(table => table.Systems).Select(system => system.Name)];

    /// <summary>The definition of a system's table, or null where there is none.</summary>
    public TableDefinition? Find(string system) => bySystem.GetValueOrDefault(system);

    /// <summary>The definition of a system's table.</summary>
    /// <exception cref="InvalidTableException">There is none.</exception>
    public TableDefinition Of(string system) =>
        Find(system)
        ?? throw new InvalidTableException($"'{system}' is not a table. Use one of: {string.Join(", ", Systems)}.");

    /// <summary>Makes the table in memory of a release.</summary>
    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    internal ReleaseTable Read(ReleaseRows release) =>
        release.Table ?? Find(release.Release.System)?.ReadTable(release) ?? new UnreadTable(release.Release);

    /// <summary>A release of a table that this version does not know: it is listed, and nothing looks into it.</summary>
    private sealed class UnreadTable(Release release) : ReleaseTable(release)
    {
        public override int Count => 0;

        internal override Evidence EvidenceAt(int at) => new(Release);

        internal override ActivePeriod PeriodAt(int at) => ActivePeriod.Always;
    }
}
