using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A date is a day of the calendar, written YYYY-MM-DD or YYYYMMDD.</summary>
/// <remarks>Every rule that depends on a date reads the day from here; 2025-02-30 would not be a day at all.</remarks>
public sealed class MalformedDate() : FieldFormatRule("a calendar date as YYYY-MM-DD or YYYYMMDD")
{
    public override RuleInfo Info { get; } =
        new("CL1005", "Invalid date")
        {
            Snip = 1,
            Fields = Fields.Dates,
            Owns = Fields.Dates,
            Citation = Citation.Claims("DTP03, format D8 (CCYYMMDD) and RD8"),
            Fix = "Enter the date as YYYY-MM-DD or YYYYMMDD, digits only, without a time.",
            Carc = "16",
            Stc = "A7:187",
        };
}
