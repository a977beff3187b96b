using System.Collections.Frozen;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A procedure is one that the program's fee schedule pays by itself, or leaves to another schedule.</summary>
/// <remarks>Some codes exist and are never paid: bundled into other services, not covered, for reporting only. Who bills them should know.</remarks>
public sealed class NotPayableStatus : LineRule
{
    private static readonly FrozenDictionary<char, (string Meaning, Outcome Outcome, string? Carc)> Statuses =
        new Dictionary<char, (string, Outcome, string?)>
        {
            ['I'] = ("is not valid for Medicare, which uses another code for the service", Outcome.Fail, null),
            ['N'] = ("is not covered by Medicare", Outcome.Fail, null),
            ['B'] = ("is bundled: always paid within other services, never separately", Outcome.Fail, "97"),
            ['P'] = (
                "is bundled into the practitioner's services of the day, or excluded: never paid separately",
                Outcome.Fail,
                "97"
            ),
            ['M'] = ("is a measurement code, for reporting only", Outcome.FailAs(Severity.Info), null),
        }.ToFrozenDictionary();

    public override RuleInfo Info { get; } =
        new("CL2013", "Procedure not payable under the fee schedule")
        {
            Severity = Severity.Warning,
            Snip = 6,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Needs = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom),
            Citation = new(
                "Medicare physician fee schedule, relative value files: status codes",
                "https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files"
            ),
            Fix = "Leave the line out, or expect no payment for it.",
            Carc = "96",
            FollowsProgram = true,
            Notes =
                "Status I, N, B and P: warning, with CARC 97 for B and P; M: info. Every other status passes: A, C, J, R and T are paid here, E and X elsewhere if at all. notApplicable to "
                + "institutional lines, and where the fee schedule has no row for the code on the day (CL2001, CL2002).",
        };

    public override Outcome Check(in LineContext context)
    {
        if (context.Line.Type == ClaimType.Institutional)
            return Outcome.NotApplicable;
        ref readonly var fee = ref context.Fee;
        return !fee.IsFound ? Outcome.Unanswered(fee.Status, context.Edits.FeeSchedule.System)
            : Statuses.TryGetValue(fee.Row.Status, out var status) ? status.Outcome
            : Outcome.Pass;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var code = context.Fee.Row.Status;
        var (meaning, _, carc) = Statuses[code];
        return new(
            $"Procedure {context.Line.Procedure} {meaning} (fee schedule status {code} on {context.Day:yyyy-MM-dd}).",
            Info.Fields,
            context.Fee.Evidence
        )
        {
            Carc = carc,
            Fix =
                code == 'I'
                    ? "Report the code that Medicare accepts for the service, as the record documents it."
                    : null,
        };
    }
}
