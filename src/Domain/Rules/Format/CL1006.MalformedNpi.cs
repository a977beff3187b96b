using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A National Provider Identifier is ten digits, the first 1 or 2.</summary>
/// <remarks>The payer finds the provider and the contract by it; an identifier of another format finds no one.</remarks>
public sealed class MalformedNpi() : FieldFormatRule("ten digits beginning with 1 or 2")
{
    public override RuleInfo Info { get; } =
        new("CL1006", "Invalid NPI format")
        {
            Snip = 2,
            Fields = Fields.Npis,
            NeedsAny = Fields.Npis,
            Owns = Fields.Npis,
            Citation = new(
                "45 CFR 162.406, standard unique health identifier for health care providers",
                "https://www.ecfr.gov/current/title-45/section-162.406"
            ),
            Fix = "Enter the provider's ten digits as NPPES has them, without spaces or hyphens.",
            Carc = "207",
            Stc = "A7:562",
            Notes = "A wrong check digit is reported by CL1007.",
        };

    protected override string? FixOf(in ClaimLine line, FieldSet wrong) =>
        base.FixOf(line, wrong)
        ?? (
            wrong.Contains(Field.BillingNpi)
                ? $"{Info.Fix} Leave billing_npi empty only for an atypical provider."
                : null
        );
}
