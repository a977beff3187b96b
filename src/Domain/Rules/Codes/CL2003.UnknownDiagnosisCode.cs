using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A diagnosis is a code that ICD-10-CM has, or once had.</summary>
/// <remarks>Such a code is mostly a real one mistyped: the valid codes of its category that are most like it are named.</remarks>
public sealed class UnknownDiagnosisCode() : DiagnosisStatusRule(LookupStatus.Unknown)
{
    public override RuleInfo Info { get; } =
        new("CL2003", "Unknown diagnosis code")
        {
            Snip = 5,
            Fields = Fields.Diagnoses,
            NeedsAny = Fields.Diagnoses,
            DependsOn = DayFields,
            Citation = new(
                "ICD-10-CM, the code files of each fiscal year, and Official Guidelines, sections I.A.4 and I.A.5",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "Report a code that ICD-10-CM has, as the record documents the condition.",
            Carc = "146",
            Stc = "A7:255",
            Notes =
                $"Names at most {NearestCodes.Most} codes, each in force on the day: first the one with the placeholders X that the code lacks, then those with the fewest characters to change. "
                + "A malformed code belongs to CL1004, a header code to CL2004, one of another fiscal year to CL2005. notChecked where no release is loaded for the day, it is not complete "
                + "for the category, diagnosis_code_type names another code set, or an inpatient or home health claim has no Through date.",
        };

    public override Outcome Check(in LineContext context) =>
        !context.Line.IsIcd10
        && context.Line.Holds(Field.DiagnosisCodeType)
        && context.Line.Present.Overlaps(Fields.Diagnoses)
            ? Outcome.OtherSystem(Field.DiagnosisCodeType)
            : base.Check(context);

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (wrong, day, tables) = (Wrong(decision), context.Line.DiagnosisDay, context.Tables);
        var (codes, evidence) = (CodesOf(context.Line, wrong), EvidenceOf(context, wrong));
        var nearest = tables.Diagnoses.Suggestions.GetOrMake(codes[0], day, () => Nearest(codes[0], day, tables));
        var message =
            $"Diagnosis {codes[0].ToDiagnosisString()} is not in {evidence.Release?.Label}, which applies to {DayOf(context)}.";
        return new(WithOthers(MessageText.Join(message, nearest), codes), wrong, evidence);
    }

    private static string Nearest(Code code, DateOnly day, CodeTables tables) =>
        ValidDiagnoses.NearestTo(code, day, tables) is { Count: > 0 } nearest
            ? $"Nearest valid codes: {string.Join(", ", nearest.Select(valid => valid.ToDiagnosisString()))}."
            : $"No valid code begins with {ValidDiagnoses.CategoryOf(code)}.";
}
