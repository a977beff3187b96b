using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>An amount is a plain decimal in US dollars, not negative, of at most eight digits and two decimals.</summary>
/// <remarks>Currency signs, thousands separators and exponents are read differently from program to program, and money with them.</remarks>
public sealed class MalformedAmount()
    : FieldFormatRule("digits and a decimal point only, at most 8 digits and 2 decimals")
{
    public override RuleInfo Info { get; } =
        new("CL1010", "Invalid amount")
        {
            Snip = 2,
            Fields = Fields.Amounts,
            NeedsAny = Fields.Amounts,
            Owns = Fields.Amounts,
            Citation = Citation.Claims(
                "CLM02, SV102, SV203, SV207 and AMT02 Monetary Amount, data element 782, and their notes: zero or greater"
            ),
            Fix = "Enter digits and a decimal point only, as in 1200.00.",
            Carc = "16",
            Stc = "A7:178",
            Notes = "An empty charge is reported by CL1001.",
        };
}
