using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A procedure code is one that HCPCS or CPT has, or once had.</summary>
/// <remarks>A payer cannot read a line whose service has no meaning; most often a character was mistyped.</remarks>
public sealed class UnknownProcedureCode()
    : CodeStatusRule(FieldSet.Of(Field.HcpcsCode), ProcedureTable.Definition.Name, LookupStatus.Unknown)
{
    public override RuleInfo Info { get; } =
        new("CL2001", "Unknown procedure code")
        {
            Snip = 5,
            Fields = FieldSet.Of(Field.HcpcsCode),
            Needs = FieldSet.Of(Field.HcpcsCode),
            DependsOn = FieldSet.Of(Field.ServiceDateFrom),
            Citation = new(
                "HCPCS, of which CPT is level I; adopted by 45 CFR 162.1002",
                "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system"
            ),
            Fix = "Report the code of the service that the record documents.",
            Carc = "181",
            Stc = "A7:454",
            Notes =
                "A code with an active row in a fee schedule in force passes. notApplicable for one that was or will be valid (CL2002). notChecked where no "
                + "release is loaded for the day, it is not complete for codes of this kind, or procedure_qualifier names another code system than HC.",
        };

    public override Outcome Check(in LineContext context) =>
        !context.Line.IsHcpcs && context.Line.Present.Contains(Field.HcpcsCode)
            ? Outcome.OtherSystem(Field.ProcedureQualifier)
            : base.Check(context);

    protected override LookupStatus StatusOf(in LineContext context, int place) => context.ProcedureStatus;

    public override FindingDetails Report(in LineContext context, in Outcome decision) =>
        new(
            $"Procedure code {context.Line.Procedure} is not in {context.Procedure.Release?.Label}, which applies to {context.Day:yyyy-MM-dd}.",
            Wrong(decision),
            context.Procedure.Evidence
        );
}
