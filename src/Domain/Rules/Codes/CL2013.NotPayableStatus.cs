using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A procedure is one that the program's fee schedule pays by itself, or leaves to another schedule.</summary>
/// <remarks>Some codes exist and are never paid: bundled into other services, not covered, for reporting alone. Who bills them should know.</remarks>
public sealed class NotPayableStatus : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL2013", "Fee schedule does not pay the procedure")
        {
            Severity = Severity.Warning,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Citation = new(
                "Medicare physician fee schedule, relative value files: status codes",
                "https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files"
            ),
            Fix = "Leave the line out, or expect no payment for it.",
            Carc = "96",
            FollowsProgram = true,
            Notes =
                "Speaks of status I, N, B, P and M; CARC 97 for B and P. Every other status passes: A, C, J, R and T are paid here, E and X elsewhere if at all. notApplicable without a date of "
                + "service and where the fee schedule has no row for the code on the day (CL2001, CL2002).",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables)
    {
        if (line.Procedure.IsNone || line.ServiceFrom == default)
            return Outcome.NotApplicable;
        var edits = tables.EditsFor(line);
        var found = edits.FindFee(line.Procedure, line.ServiceFrom, out var row);
        return found == LookupStatus.Found
            ? Outcome.FailIf(row.Status is 'I' or 'N' or 'B' or 'P' or 'M')
            : Outcome.Unanswered(found, edits.FeeSchedule.System);
    }

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        tables.EditsFor(line).FeeEvidence(line.Procedure, line.ServiceFrom);

    public override string Carc(in ClaimLine line, CodeTables tables) =>
        StatusOf(line, tables) is 'B' or 'P' ? "97" : Info.Carc;

    public override string Fix(in ClaimLine line, CodeTables tables) =>
        StatusOf(line, tables) == 'I'
            ? "Report the code that Medicare takes for the service, as the record documents it."
            : Info.Fix;

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var status = StatusOf(line, tables);
        var says = status switch
        {
            'I' => "is not valid for Medicare, which has another code for the service",
            'N' => "is not covered by Medicare",
            'B' => "is bundled: always paid within other services, never by itself",
            'P' => "is bundled into the practitioner's services of the day, or excluded: never paid by itself",
            _ => "is a measurement code, for reporting alone",
        };
        return $"By the fee schedule of {line.ServiceFrom:yyyy-MM-dd}, {line.Procedure} {says} (status {status}).";
    }

    private static char StatusOf(in ClaimLine line, CodeTables tables)
    {
        tables.EditsFor(line).FindFee(line.Procedure, line.ServiceFrom, out var row);
        return row.Status;
    }
}
