using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A National Provider Identifier is ten digits, the first 1 or 2.</summary>
/// <remarks>The payer finds the provider and the contract by it; an identifier of another shape finds nobody.</remarks>
public sealed class MalformedNpi : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL1006", "Malformed NPI")
        {
            Snip = 2,
            Fields = Fields.Npis,
            Citation = new(
                "45 CFR 162.406, standard unique health identifier for health care providers",
                "https://www.ecfr.gov/current/title-45/section-162.406"
            ),
            Fix = "Write the provider's ten digits as NPPES has them, without blanks or hyphens.",
            Carc = "16",
            Stc = "A7:562",
            Notes = "A wrong check digit belongs to CL1007.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.Present.Overlaps(Info.Fields)
            ? Outcome.FailIf(line.Malformed.Overlaps(Info.Fields))
            : Outcome.NotApplicable;

    public override FieldSet Where(in ClaimLine line, CodeTables tables) => line.Malformed & Info.Fields;

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"Not ten digits that begin with 1 or 2: {MessageText.Values(line, Where(line, tables))}.";
}
