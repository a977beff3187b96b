using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A date is a day of the calendar, written YYYY-MM-DD or YYYYMMDD.</summary>
/// <remarks>Every rule that depends on a date reads the day from here; 2025-02-30 would silently be no day at all.</remarks>
public sealed class MalformedDate : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1005", "Malformed date")
        {
            Snip = 1,
            Fields = Fields.Dates,
            Owns = Fields.Dates,
            Citation = Citation.Claims("DTP03, format D8 (CCYYMMDD) and RD8"),
            Fix = "Write the day as YYYY-MM-DD or YYYYMMDD, digits only, without a time.",
            Carc = "16",
            Stc = "A7:187",
        };

    public override Outcome Check(in LineContext context) => Outcome.FailIf(context.Line.Malformed.Overlaps(Info.Owns));

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var wrong = context.Line.Malformed & Info.Owns;
        return new(
            $"Not a day of the calendar written YYYY-MM-DD or YYYYMMDD: {MessageText.Values(context.Line, wrong)}.",
            wrong
        );
    }
}
