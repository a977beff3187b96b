using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Golden;

/// <summary>Writes the table of columns in docs/formats.md from the catalogue of fields; numbered columns are one row.</summary>
internal static class ColumnTable
{
    public const string Begin = "<!-- columns: made from the catalogue of fields, do not edit by hand -->";
    public const string End = "<!-- end of columns -->";

    public static string Write()
    {
        var table = new StringBuilder("| Column | JSON | Of | Required | What stands in it |\n|---|---|---|---|---|\n");
        foreach (var info in FieldCatalog.All.Where(info => info.Index <= 0))
        {
            var count = FieldCatalog.All.Count(other => other.JsonName == info.JsonName);
            table.Append($"| {Name(info, count)} | `{info.JsonName}`{(info.Index < 0 ? "" : " (array)")} ");
            table.Append($"| {Level(info)} | {Required(info)} | {Value(info)}{Default(info)} |\n");
        }

        return table.ToString();
    }

    private static string Name(FieldInfo info, int count) =>
        info.Index < 0 ? $"`{info.Column}`" : $"`{info.Column}` … `{info.Column[..^1]}{count}`";

    private static string Level(FieldInfo info) =>
        info.Level switch
        {
            FieldLevel.Claim => "claim",
            FieldLevel.Line => "line",
            _ => "engine",
        };

    private static string Required(FieldInfo info) =>
        (
            info.Index < 0 ? ""
            : info.Required == RequiredOf.None ? ""
            : "the first: "
        )
        + info.Required switch
        {
            RequiredOf.Every => "always",
            RequiredOf.Professional => "P",
            RequiredOf.Institutional => "I",
            _ => "",
        };

    private static string Value(FieldInfo info) =>
        info.Kind switch
        {
            FieldKind.Value => "one of " + Values(info),
            FieldKind.ValueList => $"list, separated by `;`, of {Values(info)}",
            FieldKind.Date => "date, `YYYY-MM-DD` or `YYYYMMDD`",
            FieldKind.Npi => "NPI: ten digits",
            FieldKind.TaxId => "nine digits",
            FieldKind.Taxonomy => "NUCC taxonomy code: nine letters or digits and `X`",
            FieldKind.Place => "two digits",
            FieldKind.BillType => "three or four characters: digits, the last may be a letter",
            FieldKind.Diagnosis => "ICD-10-CM, with or without its dot",
            FieldKind.Revenue => "four digits",
            FieldKind.Procedure => "HCPCS or CPT code",
            FieldKind.Modifier => "two letters or digits",
            FieldKind.Amount => "US dollars: plain decimal, two decimals and eight digits before them at most",
            FieldKind.Units or FieldKind.Quantity =>
                "plain decimal, three decimals and eight digits before them at most",
            FieldKind.LineNumber => "whole number from 1",
            FieldKind.Pointer => "position in the list of diagnoses: 1 to 12, or A to L",
            _ => "text" + (info.MaxLength > 0 ? $", {info.MaxLength} characters at most" : "") + Advised(info),
        };

    private static string Values(FieldInfo info) =>
        string.Join(", ", info.Values.Select(value => $"`{value.Value}` ({value.Meaning}{Only(value)})"));

    private static string Only(FieldValue value) =>
        value.Only == ClaimType.Unknown ? ""
        : value.Only == ClaimType.Professional ? "; P only"
        : "; I only";

    private static string Advised(FieldInfo info) =>
        info.AdvisedLength > 0 ? $" ({info.AdvisedLength} are advised)" : "";

    private static string Default(FieldInfo info) =>
        info.DefaultWhenColumnAbsent.Length > 0
            ? $"; `{info.DefaultWhenColumnAbsent}` where a file has no such column"
            : "";
}
