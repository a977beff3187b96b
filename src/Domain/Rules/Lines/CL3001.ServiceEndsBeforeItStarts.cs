using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A service, and the claim's own period, ends on the day on which it starts or later.</summary>
/// <remarks>Every table is asked on the first day; of a period that runs backwards nobody knows which of its ends is the wrong one.</remarks>
public sealed class ServiceEndsBeforeItStarts : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL3001", "Service ends before it starts")
        {
            Snip = 4,
            Fields = FieldSet.Of(Field.ServiceDateFrom, Field.ServiceDateTo, Field.ClaimStartDate, Field.ClaimEndDate),
            Citation = Citation.Claims(
                "loop 2400, DTP*472 Service Date, and loop 2300, DTP*434 Statement Dates: DTP03 in format RD8, from and through"
            ),
            Fix = "Correct the date that is wrong; a service of one day needs no end date.",
            Carc = "16",
            Stc = "A7:187",
            Notes =
                "An institutional line without a date of its own starts with the claim. The claim's own dates are told on each of its lines. Malformed dates belong to CL1005.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (!IsPeriod(line.ServiceFrom, line.ServiceTo) && !IsPeriod(line.ClaimStart, line.ClaimEnd))
            return Outcome.NotApplicable;
        return Outcome.FailIf(IsServiceReversed(line) || IsClaimReversed(line));
    }

    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var fields = FieldSet.Empty;
        if (IsServiceReversed(line))
            fields = FieldSet.Of(ServiceDays.First(line), Field.ServiceDateTo);
        if (IsClaimReversed(line))
            fields |= FieldSet.Of(Field.ClaimStartDate, Field.ClaimEndDate);
        return fields;
    }

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var told = new List<string>();
        if (IsServiceReversed(line))
            told.Add(Tell(line, Field.ServiceDateTo, ServiceDays.First(line)));
        if (IsClaimReversed(line))
            told.Add(Tell(line, Field.ClaimEndDate, Field.ClaimStartDate));
        return string.Join("; ", told) + ".";
    }

    private static string Tell(in ClaimLine line, Field end, Field start) =>
        $"{MessageText.Values(line, FieldSet.Of(end))} is before {MessageText.Values(line, FieldSet.Of(start))}";

    private static bool IsServiceReversed(in ClaimLine line) =>
        IsPeriod(line.ServiceFrom, line.ServiceTo) && line.ServiceTo < line.ServiceFrom;

    private static bool IsClaimReversed(in ClaimLine line) =>
        IsPeriod(line.ClaimStart, line.ClaimEnd) && line.ClaimEnd < line.ClaimStart;

    private static bool IsPeriod(DateOnly start, DateOnly end) => start != default && end != default;
}
