using System.Text;
using System.Text.Json;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Functions.Tests.Equivalence;

/// <summary>A claim as the texts of its columns, and how it goes through either door: as JSON, and as rows of a CSV.</summary>
/// <param name="Claim">The columns that speak of the claim; the same on every row.</param>
/// <param name="Lines">The columns of each line.</param>
internal sealed record ClaimTexts(
    IReadOnlyDictionary<Field, string> Claim,
    IReadOnlyList<IReadOnlyDictionary<Field, string>> Lines
)
{
    public string Id => Claim[Field.ClaimId];

    /// <summary>The columns that the claims fill, and all whose absence from a file leaves rules open: an absent property of JSON is an empty field.</summary>
    public static IReadOnlyList<Field> ColumnsOf(IEnumerable<ClaimTexts> claims) =>
        [
            .. claims
                .SelectMany(claim => claim.Claim.Keys.Concat(claim.Lines.SelectMany(line => line.Keys)))
                .Concat(Fields.AbsentFrom(FieldSet.Empty).ToArray())
                .Distinct()
                .Order(),
        ];

    /// <summary>The body of claims/validate. A column that a file has is there, and null where it is empty.</summary>
    public string ToJson(IReadOnlyList<Field> columns)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            Write(json, Claim, columns.Where(column => !IsOfLine(column)));
            json.WriteStartArray("lines");
            foreach (var line in Lines)
            {
                json.WriteStartObject();
                Write(json, line, columns.Where(IsOfLine));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(written.ToArray());
    }

    /// <summary>The claim's rows, each with its line end.</summary>
    public IEnumerable<string> ToRows(IReadOnlyList<Field> columns) =>
        Lines.Select(line =>
            string.Join(
                ',',
                columns.Select(column => Cell((IsOfLine(column) ? line : Claim).GetValueOrDefault(column, "")))
            ) + "\n"
        );

    /// <summary>A whole file.</summary>
    public static byte[] ToCsv(IReadOnlyList<ClaimTexts> claims)
    {
        var columns = ColumnsOf(claims);
        return Encoding.UTF8.GetBytes(
            HeaderOf(columns) + string.Concat(claims.SelectMany(claim => claim.ToRows(columns)))
        );
    }

    public static string HeaderOf(IReadOnlyList<Field> columns) =>
        string.Join(',', columns.Select(column => FieldCatalog.Of(column).Column)) + "\n";

    private static bool IsOfLine(Field column) => FieldCatalog.Of(column).Level == FieldLevel.Line;

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<Field, string> texts, IEnumerable<Field> columns)
    {
        foreach (var name in columns.Select(FieldCatalog.Of).GroupBy(info => info.JsonName))
        {
            json.WritePropertyName(name.Key);
            if (name.First().Index < 0)
            {
                Write(json, name.Single(), texts.GetValueOrDefault(name.Single().Field, ""));
                continue;
            }

            var filled = name.ToDictionary(info => info.Index, info => texts.GetValueOrDefault(info.Field, ""));
            var length = filled
                .Where(text => text.Value.Length > 0)
                .Select(text => text.Key + 1)
                .DefaultIfEmpty()
                .Max();
            json.WriteStartArray();
            for (var i = 0; i < length; i++)
                Write(json, name.First(), filled.GetValueOrDefault(i, ""));
            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, FieldInfo column, string text)
    {
        if (text.Length == 0)
            json.WriteNullValue();
        else if (IsNumber(column))
            json.WriteRawValue(text);
        else
            json.WriteStringValue(text);
    }

    /// <summary>Whether the column's texts must be numbers of JSON.</summary>
    public static bool IsNumber(FieldInfo column) =>
        column.Kind is FieldKind.Amount or FieldKind.Units or FieldKind.Quantity or FieldKind.LineNumber;

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
