using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A procedure code is one that HCPCS or CPT has, or once had.</summary>
/// <remarks>A payer cannot read a line whose service has no meaning; most often a character was mistyped.</remarks>
public sealed class UnknownProcedureCode : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL2001", "Unknown procedure code")
        {
            Snip = 5,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Citation = new(
                "HCPCS, of which CPT is level I; adopted by 45 CFR 162.1002",
                "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system"
            ),
            Fix = "Report the code of the service that the record documents.",
            Carc = "181",
            Stc = "A7:454",
            Notes =
                "notApplicable without a date of service, and for a malformed code (CL1002) or one that was or will be valid (CL2002). notChecked where no "
                + "release is loaded for the day, it is not complete for codes of this kind, or procedure_qualifier names another code system than HC.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        !line.IsHcpcs && line.Holds(Field.ProcedureQualifier) && line.Present.Contains(Field.HcpcsCode)
            ? Outcome.OtherSystem(Field.ProcedureQualifier)
            : CodeLookups.Check(line, Info.Fields, line.ServiceFrom, tables.Procedures, CodeLookups.MustBeKnown);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        tables.Procedures.EvidenceFor(line.Procedure, line.ServiceFrom);

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"{line.Procedure} is in no loaded release of {tables.Procedures.System}. {CodeLookups.Speaker(tables.Procedures, line.ServiceFrom)}";
}
