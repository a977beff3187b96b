using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A service was rendered no later than the day on which its claim was received.</summary>
/// <remarks>A payer takes no claim for what has not been done; a date that lies ahead is nearly always a wrong year or month.</remarks>
public sealed class ServiceAfterReceipt : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL3002", "Service is later than the claim's receipt")
        {
            Snip = 4,
            Fields = FieldSet.Of(Field.ServiceDateFrom, Field.ServiceDateTo, Field.ClaimStartDate, Field.ReceivedDate),
            Citation = Citation.Claims("loop 2400, DTP*472 Service Date, against the date on which the claim is sent"),
            Fix = "Correct the date of service, or send the line once the service has been rendered.",
            Carc = "110",
            Stc = "A7:187",
            Notes =
                "Where received_date is empty, the day of the request, or on which the file was last modified, is taken. The claim's own dates count only for an institutional "
                + "line that has no date of its own. Malformed dates belong to CL1005.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.Received == default || (line.ServiceFrom == default && line.ServiceTo == default)
            ? Outcome.NotApplicable
            : Outcome.FailIf(line.ServiceFrom > line.Received || line.ServiceTo > line.Received);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        Later(line) | (line.Present & FieldSet.Of(Field.ReceivedDate));

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var receipt = line.Present.Contains(Field.ReceivedDate)
            ? "received_date"
            : "the day of the request or file, for received_date is empty";
        return $"{MessageText.Values(line, Later(line))} is later than {line.Received:yyyy-MM-dd} ({receipt}).";
    }

    private static FieldSet Later(in ClaimLine line)
    {
        var fields = FieldSet.Empty;
        if (line.ServiceFrom > line.Received)
            fields = FieldSet.Of(ServiceDays.First(line));
        return line.ServiceTo > line.Received && line.Present.Contains(Field.ServiceDateTo)
            ? fields.With(Field.ServiceDateTo)
            : fields;
    }
}
