using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>The revenue code of an institutional line is four digits.</summary>
/// <remarks>The payer groups and prices an institutional claim by it; a spreadsheet turns 0450 into 450.</remarks>
public sealed class MalformedRevenueCode : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL1013", "Malformed revenue code")
        {
            Snip = 2,
            Fields = FieldSet.Of(Field.RevenueCenterCode),
            Citation = new(
                "NUBC Official UB-04 Data Specifications Manual, form locator 42; 005010X223A2, loop 2400, SV201",
                "https://www.nubc.org/"
            ),
            Fix = "Write the four digits of the code, with a leading zero.",
            Carc = "16",
            Stc = "A7:455",
            Notes = "notApplicable on a professional line, which carries none. An absent code belongs to CL1001.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.Type != ClaimType.Professional && line.Present.Contains(Field.RevenueCenterCode)
            ? Outcome.FailIf(line.Malformed.Contains(Field.RevenueCenterCode))
            : Outcome.NotApplicable;

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"Not four digits: {MessageText.Values(line, Info.Fields)}.";
}
