using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules;

/// <summary>Which tables the rules and the engine look into. A test follows the code and compares.</summary>
public static class TablesRead
{
    private static readonly TableDefinition[] All =
    [
        DiagnosisTable.Definition,
        ProcedureTable.Definition,
        ProcedureTable.Modifiers,
        ModifierTable.Definition,
        PlaceTable.Definition,
        TaxonomyTable.Definition,
        FeeTable.Definition,
        PairTable.Definition,
        RevenueCodeTable.Definition,
        PayerTable.Definition,
        ProfileTable.Definition,
        ProfileTable.Reviews,
    ];

    /// <summary>Whether any rule looks into a system's table.</summary>
    public static bool Contains(string system) => All.Any(table => table.Systems.Any(other => other.Name == system));
}
