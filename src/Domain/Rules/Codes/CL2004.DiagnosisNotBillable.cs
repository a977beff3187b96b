using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A diagnosis is coded to the highest number of characters available: a header code is not valid for submission.</summary>
/// <remarks>Payers refuse a category or a code without its 7th character; the fix is one of its continuations, which are listed.</remarks>
public sealed class DiagnosisNotBillable : LineRule
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
            Notes = "An unknown code belongs to CL2003, one of another fiscal year to CL2005.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        DiagnosisLookups.Check(line, tables, IsHeader);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        DiagnosisLookups.Where(line, tables, IsHeader);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        DiagnosisLookups.EvidenceFor(line, tables, IsHeader);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var told = new List<string>();
        foreach (var field in Where(line, tables))
        {
            var code = line.Diagnoses[field - Field.DiagnosisCode1];
            var valid = DiagnosisLookups.ValidUnder(code, line.ServiceFrom, tables);
            var missing = valid.Count == 0 ? 0 : valid.Min(longer => longer.Length) - code.Length;
            var list = string.Join(", ", valid.Take(Listed).Select(longer => longer.ToDiagnosisString()));
            var rest = valid.Count > Listed ? $" and {valid.Count - Listed} more" : string.Empty;
            told.Add(
                $"{code.ToDiagnosisString()} is a header code, at least {missing} character(s) short; valid continuations: {list}{rest}"
            );
        }

        return string.Join("; ", told) + ".";
    }

    private static bool IsHeader(LookupStatus status, in DiagnosisRow row) =>
        status == LookupStatus.Found && !row.Billable;
}
