using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A tax ID (EIN or SSN) is nine digits.</summary>
/// <remarks>The payer reports the payment to the IRS under it, and matches the billing provider by NPI and tax ID together.</remarks>
public sealed class MalformedTaxId() : FieldFormatRule("nine digits, without a hyphen")
{
    public override RuleInfo Info { get; } =
        new("CL1015", "Invalid tax ID (TIN)")
        {
            Snip = 2,
            Fields = FieldSet.Of(Field.BillingTin),
            Needs = FieldSet.Of(Field.BillingTin),
            Owns = FieldSet.Of(Field.BillingTin),
            Citation = Citation.Claims("loop 2010AA, REF01 EI or SY, REF02 Billing Provider Tax Identification Number"),
            Fix = "Enter the nine digits of the EIN or SSN, without a hyphen.",
            Carc = "16",
            Stc = "A7:128",
            Notes = "An empty tax ID is reported by CL1001.",
        };
}
