using System.Collections.Frozen;

namespace ClaimLint.Domain.Claims;

/// <summary>Every column that is read, in one hand-written list; the CSV, the JSON and the documentation are made from it.</summary>
public static partial class FieldCatalog
{
    public static IReadOnlyList<FieldInfo> All { get; } = Columns();

    private static readonly FieldInfo[] ByField = [.. All.OrderBy(info => info.Field)];

    private static readonly FrozenDictionary<string, FieldInfo> ByColumn = All.ToFrozenDictionary(
        info => info.Column,
        StringComparer.OrdinalIgnoreCase
    );

    public static int Count => ByField.Length;

    /// <summary>The columns that are named in CSV headers, for recognising a delimiter.</summary>
    public static IReadOnlySet<string> ColumnNames { get; } =
        All.Select(info => info.Column).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static FieldInfo Of(Field field) => ByField[(int)field];

    /// <summary>The column of that name, in any case, or null.</summary>
    public static FieldInfo? Find(string column) => ByColumn.GetValueOrDefault(column);

    /// <summary>The names of columns, for a message: <c>payer_id, billing_tin</c>.</summary>
    public static string Names(FieldSet fields) =>
        string.Join(", ", fields.ToArray().Select(field => Of(field).Column));

    private static IEnumerable<FieldInfo> Numbered(
        Field first,
        string stem,
        int count,
        FieldKind kind,
        FieldLevel level,
        RequiredOf firstRequired = RequiredOf.None,
        int maxLength = 0
    )
    {
        for (var i = 0; i < count; i++)
        {
            yield return new FieldInfo(first + i, $"{stem}_{i + 1}", kind, level)
            {
                Index = i,
                JsonName = FieldInfo.CamelCase(stem) + "s",
                Required = i == 0 ? firstRequired : RequiredOf.None,
                MaxLength = maxLength,
            };
        }
    }
}
