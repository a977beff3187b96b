using System.Text;

namespace ClaimLint.Domain.Claims;

/// <summary>How a column's text is read.</summary>
public enum FieldKind
{
    Text,
    Value,
    ValueList,
    Date,
    Npi,
    TaxId,
    Taxonomy,
    Place,
    BillType,
    Diagnosis,
    Revenue,
    Procedure,
    Modifier,
    Amount,
    Units,
    Quantity,
    LineNumber,
    Pointer,
}

/// <summary>Whether a column is of the claim, of the line, or for this engine only.</summary>
public enum FieldLevel
{
    Claim,
    Line,
    Engine,
}

/// <summary>Of which claims a column is required.</summary>
[Flags]
public enum RequiredOf
{
    None = 0,
    Professional = 1,
    Institutional = 2,
    Every = Professional | Institutional,
}

/// <summary>What one column is.</summary>
/// <param name="Field">The column.</param>
/// <param name="Column">Its name in the CSV.</param>
/// <param name="Kind">How its text is read.</param>
/// <param name="Level">What it belongs to.</param>
public sealed record FieldInfo(Field Field, string Column, FieldKind Kind, FieldLevel Level)
{
    private readonly Code[] allowed = [];

    public RequiredOf Required { get; init; }

    /// <summary>Characters at most; 0 where X12 sets no limit or the kind has a length of its own.</summary>
    public int MaxLength { get; init; }

    /// <summary>Characters that the TR3 recommends not to exceed; 0 for none.</summary>
    public int AdvisedLength { get; init; }

    /// <summary>The allowed values, for <see cref="FieldKind.Value"/> and <see cref="FieldKind.ValueList"/>.</summary>
    public IReadOnlyList<FieldValue> Values
    {
        get;
        init
        {
            field = value;
            allowed = [.. value.Select(one => Code.Of(one.Value))];
        }
    } = [];

    /// <summary>What is taken where the whole column is absent from a file; empty for nothing.</summary>
    public string DefaultWhenColumnAbsent { get; init; } = string.Empty;

    /// <summary>Position in a numbered column group, from 0; -1 for a single column.</summary>
    public int Index { get; init; } = -1;

    /// <summary>The column's name in JSON: the CSV's in camelCase; for a numbered one the name of the array.</summary>
    public string JsonName { get; init; } = CamelCase(Column);

    /// <summary>Whether a text is one of <see cref="Values"/>, in capitals as the guides have them; of a list, whether each item is.</summary>
    public bool Allows(ReadOnlySpan<byte> text)
    {
        if (Kind != FieldKind.ValueList)
            return IndexOf(text) >= 0;
        foreach (var item in text.Split((byte)';'))
        {
            if (IndexOf(text[item].Trim((byte)' ')) < 0)
                return false;
        }

        return true;
    }

    /// <summary>Whether a text that is one of <see cref="Values"/> may be on a claim of the type.</summary>
    public bool AllowsOn(ClaimType type, ReadOnlySpan<byte> text) =>
        IndexOf(text) is var at && (at < 0 || Values[at].IsAllowedOn(type));

    private int IndexOf(ReadOnlySpan<byte> text) =>
        Code.TryParse(text, out var code) ? allowed.AsSpan().IndexOf(code) : -1;

    /// <summary>JSON pointer within a line or a claim header, as in <c>/hcpcsModifiers/0</c>.</summary>
    public string JsonPointer => Index < 0 ? "/" + JsonName : $"/{JsonName}/{Index}";

    internal static string CamelCase(string column)
    {
        var name = new StringBuilder(column.Length);
        var capital = false;
        foreach (var character in column)
        {
            if (character == '_')
                capital = true;
            else
            {
                name.Append(capital ? char.ToUpperInvariant(character) : character);
                capital = false;
            }
        }

        return name.ToString();
    }
}
