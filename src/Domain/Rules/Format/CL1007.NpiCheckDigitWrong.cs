using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>The last digit of a National Provider Identifier is the check digit of the others.</summary>
/// <remarks>A mistyped digit names another provider or none; the check digit shows it without a lookup in NPPES.</remarks>
public sealed class NpiCheckDigitWrong() : FieldFormatRule("a last digit that matches the other nine (check digit)")
{
    public override RuleInfo Info { get; } =
        new("CL1007", "Invalid NPI check digit")
        {
            Snip = 2,
            Fields = Fields.Npis,
            NeedsAny = Fields.Npis,
            Citation = new(
                "45 CFR 162.406: the tenth digit is an ISO standard check digit (Luhn over 80840 and the nine digits)",
                "https://www.ecfr.gov/current/title-45/section-162.406"
            ),
            Fix = "Compare the number with NPPES, digit by digit.",
            Carc = "207",
            Stc = "A7:562",
            Notes = "An NPI that is not ten digits has no check digit: notChecked, and CL1006 reports it.",
        };

    protected override FieldSet WrongIn(in ClaimLine line) => line.WrongCheckDigit;
}
