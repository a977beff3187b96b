using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A diagnosis has the format of an ICD-10-CM code, and the list is filled from the front.</summary>
/// <remarks>Pointers count the places of the list: a gap makes them name the wrong diagnosis, or none.</remarks>
public sealed class MalformedDiagnosisCode : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL1004", "Invalid diagnosis code format")
        {
            Snip = 2,
            Fields = Fields.Diagnoses.With(Field.AdmittingDiagnosisCode),
            NeedsAny = Fields.Diagnoses.With(Field.AdmittingDiagnosisCode),
            DependsOn = FieldSet.Of(Field.DiagnosisCodeType),
            Owns = Fields.Diagnoses.With(Field.AdmittingDiagnosisCode),
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.A.2 (format and structure)",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix =
                "Enter the code as ICD-10-CM has it, letters as capitals, one a column, without an empty column between.",
            Carc = "16",
            Stc = "A7:255",
            Notes =
                "notApplicable where diagnosis_code_type is not 10. An empty diagnosis_code_1 is reported by CL1001, an unknown code by CL2003.",
        };

    public override Outcome Check(in LineContext context) =>
        !context.Line.IsIcd10
            ? Outcome.NotApplicable
            : Outcome.FailIf(context.Line.Malformed.Overlaps(Info.Owns) || !GapsIn(context.Line).IsEmpty);

    public override FindingDetails Report(in LineContext context, in Outcome decision) =>
        Gaps.Report(
            context.Line,
            "a capital letter and 2 to 6 capital letters or digits, dot optional after the third",
            context.Line.Malformed & Info.Owns,
            GapsIn(context.Line)
        );

    private static FieldSet GapsIn(in ClaimLine line) => Gaps.In(line, Fields.Diagnoses, Field.DiagnosisCode1);
}
