using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A procedure code is in force on the date of service.</summary>
/// <remarks>Codes come and go with every quarter; a payer knows those of the day and grants no days of grace.</remarks>
public sealed class InactiveProcedureCode : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL2002", "Procedure code is not in force on the date of service")
        {
            Snip = 5,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Citation = ValidTime.Citation,
            Fix =
                "Report the code that stood for the documented service on that day, or put the date of service right.",
            Carc = "181",
            Stc = "A7:454",
            Notes =
                "notApplicable under another qualifier than HC, without a date of service, and for a malformed code (CL1002) or one that no release has (CL2001).",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Check(line, Info.Fields, line.ServiceFrom, tables.Procedures, CodeLookups.MustBeActive);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        tables.Procedures.EvidenceFor(line.Procedure, line.ServiceFrom);

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"Not in force on {line.ServiceFrom:yyyy-MM-dd}: {ValidTime.Tell(tables.Procedures, line.Procedure, line.Procedure.ToString(), line.ServiceFrom)}.";
}
