using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Format;

/// <summary>A diagnosis has the shape of an ICD-10-CM code, and the list is filled from the front.</summary>
/// <remarks>Pointers count the places of the list: a gap makes them name the wrong diagnosis, or none.</remarks>
public sealed class MalformedDiagnosisCode : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL1004", "Malformed diagnosis code")
        {
            Snip = 2,
            Fields = Fields.Diagnoses.With(Field.AdmittingDiagnosisCode),
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.A.2 (format and structure)",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix =
                "Write the code as ICD-10-CM has it, letters as capitals, one a column, without an empty column between.",
            Carc = "16",
            Stc = "A7:255",
            Notes =
                "notApplicable where diagnosis_code_type is not 10. An empty diagnosis_code_1 belongs to CL1001, whether there is such a code to CL2003.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.IsIcd10 && line.Present.Overlaps(Info.Fields)
            ? Outcome.FailIf(!Where(line, tables).IsEmpty)
            : Outcome.NotApplicable;

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        (line.Malformed & Info.Fields) | Gaps.In(line, Fields.Diagnoses, Field.DiagnosisCode1);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var gaps = Gaps.In(line, Fields.Diagnoses, Field.DiagnosisCode1);
        var told = Gaps.Tell(
            line,
            "not a capital letter and two to six capital letters or digits, with or without a dot after the third character",
            line.Malformed & Info.Fields,
            gaps
        );
        return $"Diagnoses: {string.Join("; ", told)}.";
    }
}
