using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>A diagnosis stands in the claim's list once.</summary>
/// <remarks>A code is reported once an encounter, even for both sides or for two conditions that share it; payers drop or return the second.</remarks>
public sealed class DuplicateDiagnosis : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL3007", "Diagnosis comes twice")
        {
            Severity = Severity.Warning,
            Snip = 4,
            Fields = Fields.Diagnoses,
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.12 (reporting the same diagnosis code more than once)",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "List the diagnosis once, and let every pointer that means it name its first place.",
            Stc = "A7:255",
            Notes =
                "A code with its dot and without is the same. The list is the claim's: told on each of its lines. A malformed code belongs to CL1004 and is not compared, nor is a "
                + "list of another code system; the admitting diagnosis may repeat one of the list.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.IsIcd10 && line.Present.Overlaps(Info.Fields)
            ? Outcome.FailIf(!Where(line, tables).IsEmpty)
            : Outcome.NotApplicable;

    /// <summary>The columns that repeat an earlier one's code.</summary>
    public override FieldSet Where(in ClaimLine line, CodeTables tables)
    {
        var repeated = FieldSet.Empty;
        for (var i = 1; i < Fields.DiagnosisCount; i++)
        {
            if (FirstOf(line, i) < i)
                repeated = repeated.With(Field.DiagnosisCode1 + i);
        }

        return repeated;
    }

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var told = new List<string>();
        foreach (var field in Where(line, tables))
        {
            var first = Field.DiagnosisCode1 + FirstOf(line, field - Field.DiagnosisCode1);
            told.Add($"{MessageText.Values(line, FieldSet.Of(field))} repeats {FieldCatalog.Of(first).Column}");
        }

        return string.Join("; ", told) + ".";
    }

    /// <summary>The first position with the code of a position; its own where there is no code.</summary>
    private static int FirstOf(in ClaimLine line, int position)
    {
        var code = line.Diagnoses[position];
        for (var i = 0; i < position && !code.IsNone; i++)
        {
            if (line.Diagnoses[i] == code)
                return i;
        }

        return position;
    }
}
