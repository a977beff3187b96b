using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>The codes of a line by column.</summary>
internal static class CodeLookups
{
    /// <summary>The code in a column, or no code.</summary>
    public static Code CodeOf(in ClaimLine line, Field field) =>
        field switch
        {
            Field.HcpcsCode => line.Procedure,
            Field.PlaceOfServiceCode => line.PlaceOfService,
            Field.BillingTaxonomyCode => line.BillingTaxonomy,
            Field.RenderingTaxonomyCode => line.RenderingTaxonomy,
            Field.AttendingTaxonomyCode => line.AttendingTaxonomy,
            >= Field.HcpcsModifier1 and <= Field.HcpcsModifier4 => line.Modifiers[field - Field.HcpcsModifier1],
            >= Field.DiagnosisCode1 and <= Field.DiagnosisCode25 => line.Diagnoses[field - Field.DiagnosisCode1],
            _ => Code.None,
        };
}
