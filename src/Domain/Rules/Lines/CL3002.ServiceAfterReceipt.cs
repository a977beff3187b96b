using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A service was rendered no later than the day on which its claim was received.</summary>
/// <remarks>A payer accepts no claim for what has not been done; a date in the future is nearly always a wrong year or month.</remarks>
public sealed class ServiceAfterReceipt : LineRule
{
    private static readonly Code FirstSupply = Code.Of("A4206");
    private static readonly Code LastSupply = Code.Of("A9999");

    public override RuleInfo Info { get; } =
        new("CL3002", "Service date after receipt")
        {
            Snip = 4,
            Fields = FieldSet.Of(Field.ServiceDateFrom, Field.ServiceDateTo, Field.ClaimStartDate, Field.ReceivedDate),
            Needs = FieldSet.Of(Field.ServiceDateFrom),
            DependsOn = FieldSet.Of(Field.ServiceDateTo, Field.ReceivedDate, Field.HcpcsCode),
            Citation = new(
                "Medicare Claims Processing Manual (100-04), chapter 1, section 70 (Time Limitations for Filing Part A and Part B Claims); DME MAC span date instructions",
                "https://www.cms.gov/regulations-and-guidance/guidance/manuals/internet-only-manuals-ioms-items/cms018912"
            ),
            Fix = "Correct the date of service, or send the line once the service has been rendered.",
            Carc = "110",
            Stc = "A7:187",
            Notes =
                "Where received_date is empty, the day of the request, or on which the file was last modified, counts: the day that it then was in the time zone furthest ahead (UTC+14), "
                + "for the time zone of the service is not known. An end date after receipt is allowed for equipment and supplies (A4206-A9999, B, E, K and L codes, and claims of DME "
                + "suppliers): their span dates run ahead. The statement dates count only for an institutional line without a date of its own. Invalid dates belong to CL1005.",
        };

    public override Outcome Check(in LineContext context)
    {
        ref readonly var line = ref context.Line;
        if (line.ServiceFrom > line.LatestReceived)
            return Outcome.Fail;
        if (line.ServiceTo <= line.LatestReceived || line.ServiceFrom == default || IsEquipment(line))
            return Outcome.Pass;
        return context.IsAbsent(Field.BillingTaxonomyCode) ? Outcome.DependsOnAbsent(Field.BillingTaxonomyCode)
            : line.Malformed.Contains(Field.BillingTaxonomyCode) ? Outcome.DependsOnInvalid(Field.BillingTaxonomyCode)
            : Outcome.Fail;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        ref readonly var line = ref context.Line;
        var isStart = line.ServiceFrom > line.LatestReceived;
        var fields = isStart ? FieldSet.Of(ServiceDays.First(line)) : FieldSet.Of(Field.ServiceDateTo);
        var (day, which) = isStart ? (line.ServiceFrom, "Service date") : (line.ServiceTo, "Service end date");
        var message = $"{which} {day:yyyy-MM-dd} is after receipt, {line.LatestReceived:yyyy-MM-dd}";
        return line.Present.Contains(Field.ReceivedDate)
            ? new($"{message} (received_date).", fields.With(Field.ReceivedDate))
            : new($"{message}: received_date is empty, so the day of the request or file counts, in UTC+14.", fields);
    }

    private static bool IsEquipment(in ClaimLine line) =>
        line.Procedure.IsBetween(FirstSupply, LastSupply)
        || line.Procedure[0] is 'B' or 'E' or 'K' or 'L'
        || CodeTables.SettingOf(line) == EditSetting.Supplier;
}
