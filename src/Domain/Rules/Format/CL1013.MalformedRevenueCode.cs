using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>The revenue code of an institutional line is four digits.</summary>
/// <remarks>The payer groups and prices an institutional claim by it; a spreadsheet turns 0450 into 450.</remarks>
public sealed class MalformedRevenueCode() : FieldFormatRule("four digits")
{
    public override RuleInfo Info { get; } =
        new("CL1013", "Invalid revenue code format")
        {
            Snip = 2,
            Fields = FieldSet.Of(Field.RevenueCenterCode),
            Needs = FieldSet.Of(Field.RevenueCenterCode),
            DependsOn = FieldSet.Of(Field.ClaimType),
            Owns = FieldSet.Of(Field.RevenueCenterCode),
            Citation = new(
                "NUBC Official UB-04 Data Specifications Manual, form locator 42; 005010X223A2, loop 2400, SV201",
                "https://www.nubc.org/"
            ),
            Fix = "Enter the four digits of the code, with a leading zero.",
            Carc = "16",
            Stc = "A7:455",
            Notes = "notApplicable on a professional line, which has none. An empty code is reported by CL1001.",
        };

    public override Outcome Check(in LineContext context) =>
        context.Line.Type == ClaimType.Professional ? Outcome.NotApplicable : base.Check(context);
}
