using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A diagnosis is coded to the highest number of characters available: a header code is not valid for submission.</summary>
/// <remarks>Payers refuse a category or a code without its 7th character; the fix is one of its continuations, which are listed.</remarks>
public sealed class DiagnosisNotBillable : LegacyLineRule
{
    /// <summary>Continuations that a message lists at most; a category can have thousands.</summary>
    private const int Listed = 24;

    public override RuleInfo Info { get; } =
        new("CL2004", "Diagnosis is a header code")
        {
            Snip = 5,
            Fields = Fields.Diagnoses,
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.2 (level of detail in coding)",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "Report one of the code's continuations, as the record documents it.",
            Carc = "146",
            Stc = "A7:255",
            Notes = "An unknown code belongs to CL2003, one that the fiscal year does not have at all to CL2005.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Check(line, Info.Fields, line.DiagnosisDay, tables.Diagnoses, MustBeBillable);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Where(line, Info.Fields, line.DiagnosisDay, tables.Diagnoses, MustBeBillable);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        CodeLookups.EvidenceFor(line, Where(line, tables), line.DiagnosisDay, tables.Diagnoses);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var told = new List<string>();
        foreach (var code in CodeLookups.CodesOf(line, Where(line, tables)))
        {
            var valid = ValidDiagnoses.Under(code, line.DiagnosisDay, tables);
            var missing = valid.Count == 0 ? 0 : valid.Min(longer => longer.Length) - code.Length;
            var list = string.Join(", ", valid.Take(Listed).Select(longer => longer.ToDiagnosisString()));
            var rest = valid.Count > Listed ? $" and {valid.Count - Listed} more" : string.Empty;
            told.Add(
                $"{code.ToDiagnosisString()} is a header code, at least {missing} character(s) short; valid continuations: {list}{rest}{Formerly(code, line.DiagnosisDay, tables)}"
            );
        }

        return string.Join("; ", told) + ".";
    }

    /// <summary>A code that was valid itself until longer ones came is often still in use.</summary>
    private static string Formerly(Code code, DateOnly day, CodeTables tables) =>
        tables.Diagnoses.History(code.Packed).Any(entry => entry.Row.Billable)
            ? $" ({ValidTime.Tell(tables.Diagnoses, code, "the code itself", day, row => row.Billable)})"
            : string.Empty;

    private static OutcomeStatus MustBeBillable(LookupStatus status, in DiagnosisRow row) =>
        status != LookupStatus.Found ? OutcomeStatus.NotApplicable
        : row.Billable ? OutcomeStatus.Pass
        : OutcomeStatus.Fail;
}
