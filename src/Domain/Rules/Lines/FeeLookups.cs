using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>What the rules over the fee schedule share: their citations, and the columns of their modifiers.</summary>
internal static class FeeLookups
{
    /// <summary>The file whose record layout tells what each indicator's values mean.</summary>
    public static Citation RelativeValueFile(string indicator) =>
        new(
            $"Medicare physician fee schedule relative value file (PPRRVU), record layout, {indicator}",
            "https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files"
        );

    /// <summary>The chapter on physicians, which tells what a contractor does by the indicator.</summary>
    public static Citation Manual(string section) =>
        new(
            $"Medicare Claims Processing Manual (100-04), chapter 12, section {section}",
            "https://www.cms.gov/regulations-and-guidance/guidance/manuals/downloads/clm104c12.pdf"
        );

    /// <summary>The columns that hold one of the modifiers. Allocates nothing.</summary>
    public static FieldSet ColumnsOf(in ClaimLine line, params ReadOnlySpan<Code> modifiers)
    {
        var fields = FieldSet.Empty;
        for (var i = 0; i < Fields.ModifierCount; i++)
        {
            var modifier = line.Modifiers[i];
            if (!modifier.IsNone && modifiers.Contains(modifier))
                fields = fields.With(Field.HcpcsModifier1 + i);
        }

        return fields;
    }

    /// <summary>Whether the line has what a look-up needs: format rules own what is missing or malformed.</summary>
    public static bool IsAsked(in ClaimLine line) =>
        line.Type != ClaimType.Unknown && !line.Procedure.IsNone && line.ServiceFrom != default;
}
