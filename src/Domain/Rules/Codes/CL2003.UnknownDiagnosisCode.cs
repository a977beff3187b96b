using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A diagnosis is a code that ICD-10-CM has, or once had.</summary>
/// <remarks>Such a code is mostly a real one mistyped: the valid codes of its category that are most like it are named.</remarks>
public sealed class UnknownDiagnosisCode : LegacyLineRule
{
    private const int CategoryLength = 3;

    public override RuleInfo Info { get; } =
        new("CL2003", "Unknown diagnosis code")
        {
            Snip = 5,
            Fields = Fields.Diagnoses,
            Citation = new(
                "ICD-10-CM, the code files of each fiscal year",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "Report a code that ICD-10-CM has, as the record documents the condition.",
            Carc = "146",
            Stc = "A7:255",
            Notes =
                $"Names at most {NearestCodes.Most} codes: those with the fewest characters to change first. A malformed code belongs to CL1004, a header code to CL2004, one of another fiscal "
                + "year to CL2005. notChecked where no release is loaded for the day, it is not complete for the category, or diagnosis_code_type names another code set.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        !line.IsIcd10 && line.Holds(Field.DiagnosisCodeType) && line.Present.Overlaps(Info.Fields)
            ? Outcome.OtherSystem(Field.DiagnosisCodeType)
            : CodeLookups.Check(line, Info.Fields, line.DiagnosisDay, tables.Diagnoses, CodeLookups.MustBeKnown);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Where(line, Info.Fields, line.DiagnosisDay, tables.Diagnoses, CodeLookups.MustBeKnown);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        CodeLookups.EvidenceFor(line, Where(line, tables), line.DiagnosisDay, tables.Diagnoses);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var day = line.DiagnosisDay;
        var told = CodeLookups
            .CodesOf(line, Where(line, tables))
            .Select(code =>
                $"{code.ToDiagnosisString()} is in no loaded release of {tables.Diagnoses.System}; {tables.Diagnoses.Suggestions.GetOrMake(code, day, () => Nearest(code, day, tables))}."
            );
        return $"{string.Join(' ', told)} {CodeLookups.Speaker(tables.Diagnoses, day)}";
    }

    private static string Nearest(Code code, DateOnly day, CodeTables tables)
    {
        var category = code.Prefix(CategoryLength);
        var nearest = ValidDiagnoses
            .Nearest(code, category, day, tables)
            .Select(valid => valid.ToDiagnosisString())
            .ToArray();
        return nearest.Length == 0
            ? $"no valid code begins with {category}"
            : $"nearest valid codes of {category}: {string.Join(", ", nearest)}";
    }
}
