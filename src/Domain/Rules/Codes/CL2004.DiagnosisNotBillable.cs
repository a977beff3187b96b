using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A diagnosis is coded to the highest number of characters available: a header code is not valid for submission.</summary>
/// <remarks>Payers refuse a category or a code without its 7th character; the fix is one of its continuations, which are listed.</remarks>
public sealed class DiagnosisNotBillable : LegacyLineRule
{
    /// <summary>Billable codes that a message lists at most; a category can have thousands.</summary>
    private const int Listed = 5;

    public override RuleInfo Info { get; } =
        new("CL2004", "Diagnosis not billable: more characters required")
        {
            Snip = 5,
            Fields = Fields.Diagnoses,
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.2 (level of detail in coding)",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "Report the billable code that the record documents.",
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
        var day = line.DiagnosisDay;
        var sentences = CodeLookups
            .CodesOf(line, Where(line, tables))
            .Select(code =>
                tables.Diagnoses.Suggestions.GetOrMake(
                    code,
                    day,
                    () =>
                        $"{code.ToDiagnosisString()} is not billable on {day:yyyy-MM-dd}: {Required(code, day, tables)}{Formerly(code, day, tables)}."
                )
            );
        return string.Join(" ", sentences);
    }

    private static string Required(Code code, DateOnly day, CodeTables tables)
    {
        var billable = ValidDiagnoses.Under(code, day, tables).ToArray();
        if (billable.Length == 0)
            return "no billable code begins with it";
        var fewest = billable.Min(longer => longer.Length) - code.Length;
        var most = billable.Max(longer => longer.Length) - code.Length;
        var list = string.Join(", ", billable.Take(Listed).Select(longer => longer.ToDiagnosisString()));
        return $"{(fewest < most ? "at least " : "")}{fewest} more {(fewest == 1 ? "character" : "characters")} required. Billable codes: {list}"
            + (billable.Length > Listed ? $" and {billable.Length - Listed} more" : string.Empty);
    }

    /// <summary>A code that was billable itself until longer ones came is often still in use.</summary>
    private static string Formerly(Code code, DateOnly day, CodeTables tables) =>
        tables.Diagnoses.History(code.Packed).Any(entry => entry.Row.Billable)
            ? $". {ValidTime.Tell(tables.Diagnoses, code, code.ToDiagnosisString() + " itself", day, row => row.Billable)}"
            : string.Empty;

    private static OutcomeStatus MustBeBillable(LookupStatus status, in DiagnosisRow row) =>
        status != LookupStatus.Found ? OutcomeStatus.NotApplicable
        : row.Billable ? OutcomeStatus.Pass
        : OutcomeStatus.Fail;
}
