using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A service, and the claim's statement period, ends on the day on which it starts or later.</summary>
/// <remarks>Every table is looked up on the first day; where a period is reversed, either of its dates may be the wrong one.</remarks>
public sealed class ServiceEndsBeforeItStarts : LineRule
{
    private const int Service = 1;
    private const int Statement = 2;

    public override RuleInfo Info { get; } =
        new("CL3001", "Service end date before start date")
        {
            Snip = 4,
            Fields = FieldSet.Of(Field.ServiceDateFrom, Field.ServiceDateTo, Field.ClaimStartDate, Field.ClaimEndDate),
            NeedsAny = FieldSet.Of(Field.ServiceDateTo, Field.ClaimEndDate),
            DependsOn = FieldSet.Of(Field.ServiceDateFrom, Field.ClaimStartDate),
            Citation = Citation.Claims(
                "loop 2400, DTP*472 Service Date, and loop 2300, DTP*434 Statement Dates: DTP03 in format RD8, from and through"
            ),
            Fix = "Correct the date that is wrong; a service of one day needs no end date.",
            Carc = "16",
            Stc = "A7:187",
            Notes =
                "notApplicable without an end date. An institutional line without a date of its own starts with the claim. The statement dates are reported on each line of the claim. "
                + "notChecked where the start date is missing (CL1001) or invalid (CL1005).",
        };

    /// <summary>The detail of a failure: which of the two periods are reversed.</summary>
    public override Outcome Check(in LineContext context)
    {
        ref readonly var line = ref context.Line;
        var service = IsReversed(line.ServiceFrom, line.ServiceTo) ? Service : 0;
        var reversed = service | (IsReversed(line.ClaimStart, line.ClaimEnd) ? Statement : 0);
        return reversed != 0 ? Outcome.FailAt(reversed)
            : line.ServiceFrom == default && line.ServiceTo != default ? Outcome.DependsOnAbsent(Field.ServiceDateFrom)
            : line.ClaimStart == default && line.ClaimEnd != default ? Outcome.DependsOnAbsent(Field.ClaimStartDate)
            : Outcome.Pass;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var (fields, reversed) = (FieldSet.Empty, new List<string>());
        if ((decision.Detail & Service) != 0)
        {
            fields = FieldSet.Of(ServiceDays.First(line), Field.ServiceDateTo);
            reversed.Add(
                $"Service end date {line.ServiceTo:yyyy-MM-dd} is before start date {line.ServiceFrom:yyyy-MM-dd}."
            );
        }

        if ((decision.Detail & Statement) != 0)
        {
            fields |= FieldSet.Of(Field.ClaimStartDate, Field.ClaimEndDate);
            reversed.Add(
                $"Statement Through date {line.ClaimEnd:yyyy-MM-dd} is before From date {line.ClaimStart:yyyy-MM-dd}."
            );
        }

        return new(string.Join(' ', reversed), fields);
    }

    private static bool IsReversed(DateOnly start, DateOnly end) => end != default && end < start;
}
