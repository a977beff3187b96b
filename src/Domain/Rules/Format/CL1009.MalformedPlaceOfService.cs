using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A place of service is two digits.</summary>
/// <remarks>The place decides between the facility and the non-facility fee; a spreadsheet turns 02 into 2.</remarks>
public sealed class MalformedPlaceOfService() : FieldFormatRule("two digits")
{
    public override RuleInfo Info { get; } =
        new("CL1009", "Invalid place of service format")
        {
            Snip = 2,
            Fields = FieldSet.Of(Field.PlaceOfServiceCode),
            Needs = FieldSet.Of(Field.PlaceOfServiceCode),
            Owns = FieldSet.Of(Field.PlaceOfServiceCode),
            Citation = new(
                "CMS Place of Service Code Set",
                "https://www.cms.gov/medicare/coding-billing/place-of-service-codes"
            ),
            Fix = "Enter the two digits of the place, with a leading zero.",
            Carc = "16",
            Stc = "A7:249",
            Notes = "An empty place is reported by CL1001, one that CMS has not assigned by CL2008.",
        };
}
