using System.Text;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>What to enter instead of a malformed value, where the value itself shows it.</summary>
internal static class FormatFix
{
    /// <summary>The instruction; null where a value shows none, or two values show different ones.</summary>
    public static string? Of(in ClaimLine line, FieldSet wrong)
    {
        string? instruction = null;
        List<string> values = [];
        foreach (var field in wrong)
        {
            var (what, value) = Remedy(line.Type, field, line.Text.String(field));
            if (what is null || (instruction ??= what) != what)
                return null;
            values.Add($"{value} in {FieldCatalog.Of(field).Column}");
        }

        return instruction is null ? null : $"{instruction}: enter {MessageText.List(values)}.";
    }

    private static (string? Instruction, string Value) Remedy(ClaimType type, Field field, string text)
    {
        var info = FieldCatalog.Of(field);
        // A spreadsheet drops the zero of 02 and 0510; the hyphen of 12-3456789 is how the IRS prints it.
        return Fits(text.ToUpperInvariant()) ? ("Use capital letters", text.ToUpperInvariant())
            : info.Kind is FieldKind.Place or FieldKind.Revenue && Fits("0" + text)
                ? ("Add the leading zero", "0" + text)
            : info.Kind is FieldKind.TaxId or FieldKind.Npi && Fits(text.Replace("-", "", StringComparison.Ordinal))
                ? ("Remove the hyphen", text.Replace("-", "", StringComparison.Ordinal))
            : (null, text);

        bool Fits(string value)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            return value != text && FieldReader.IsWellFormed(field, bytes) && info.AllowsOn(type, bytes);
        }
    }
}
