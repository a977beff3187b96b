using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A place of service is two digits.</summary>
/// <remarks>The place decides between the facility and the non-facility fee; a spreadsheet turns 02 into 2.</remarks>
public sealed class MalformedPlaceOfService : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL1009", "Malformed place of service")
        {
            Snip = 2,
            Fields = FieldSet.Of(Field.PlaceOfServiceCode),
            Citation = new(
                "CMS Place of Service Code Set",
                "https://www.cms.gov/medicare/coding-billing/place-of-service-codes"
            ),
            Fix = "Write the two digits of the place, with a leading zero.",
            Carc = "16",
            Stc = "A7:249",
            Notes = "An absent place belongs to CL1001, one that CMS has not assigned to CL2008.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.Present.Contains(Field.PlaceOfServiceCode)
            ? Outcome.FailIf(line.Malformed.Contains(Field.PlaceOfServiceCode))
            : Outcome.NotApplicable;

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"Not two digits: {MessageText.Values(line, Info.Fields)}.";
}
