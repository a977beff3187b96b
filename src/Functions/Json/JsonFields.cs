using System.Collections.Frozen;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Functions.Json;

/// <summary>The names of a line's and a claim's JSON: those of the CSV in camelCase, numbered columns as arrays.</summary>
internal static class JsonFields
{
    /// <summary>The name of the array of a claim's lines.</summary>
    public const string Lines = "lines";

    private static readonly FrozenDictionary<string, FieldInfo[]> ByName = FieldCatalog
        .All.GroupBy(info => info.JsonName)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.OrderBy(info => info.Index).ToArray(),
            StringComparer.Ordinal
        );

    /// <summary>The columns of a name: one, or the elements of an array in order. Null for a name that is none.</summary>
    public static FieldInfo[]? Find(string name) => ByName.GetValueOrDefault(name);

    public static bool IsArray(FieldInfo[] columns) => columns[0].Index >= 0;

    /// <summary>Amounts, quantities and line numbers are JSON numbers, read as decimal; pointers may be; all else is strings.</summary>
    public static bool TakesNumber(FieldInfo column) =>
        column.Kind
            is FieldKind.Amount
                or FieldKind.Units
                or FieldKind.Quantity
                or FieldKind.LineNumber
                or FieldKind.Pointer;

    public static bool TakesString(FieldInfo column) => column.Kind == FieldKind.Pointer || !TakesNumber(column);
}
