using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A procedure code is in force on the date of service.</summary>
/// <remarks>Codes come and go with every quarter; a payer knows those of the day and grants no days of grace.</remarks>
public sealed class InactiveProcedureCode()
    : CodeStatusRule(FieldSet.Of(Field.HcpcsCode), ProcedureTable.Definition.Name, LookupStatus.NotInForce)
{
    public override RuleInfo Info { get; } =
        new("CL2002", "Procedure code not effective on date of service")
        {
            Snip = 5,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Needs = FieldSet.Of(Field.HcpcsCode, Field.ServiceDateFrom),
            Citation = ValidTime.Citation,
            Fix =
                "Report the code that was valid for the documented service on that day, or correct the date of service.",
            Carc = "181",
            Stc = "A7:454",
            Notes =
                "A code with an active row in a fee schedule in force passes. notApplicable under another qualifier than HC, and for a code that no release has (CL2001).",
        };

    protected override LookupStatus StatusOf(in LineContext context, int place) => context.ProcedureStatus;

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var code = context.Line.Procedure;
        return new(
            $"Procedure code {code} is not effective on {context.Day:yyyy-MM-dd}: it {ValidTime.Describe(context.Tables.Procedures, code, context.Day)}.",
            Wrong(decision),
            context.Procedure.Evidence
        );
    }
}
