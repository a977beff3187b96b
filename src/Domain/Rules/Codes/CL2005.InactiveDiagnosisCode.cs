using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A diagnosis is a code of the fiscal year in which the service falls.</summary>
/// <remarks>ICD-10-CM changes on 1 October, and in part on 1 April; a payer takes no code of another year and grants no days of grace.</remarks>
public sealed class InactiveDiagnosisCode : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL2005", "Diagnosis is not in force on the date of service")
        {
            Snip = 5,
            Fields = Fields.Diagnoses,
            Citation = ValidTime.Citation,
            Fix =
                "Report the code that stood for the documented condition on that day, or put the date of service right.",
            Carc = "146",
            Stc = "A7:255",
            Notes =
                "A malformed code belongs to CL1004, one that no release has to CL2003, one that has become a header code to CL2004. Of an inpatient hospital claim (bill type 11x) the claim's last "
                + "day decides, for ICD-10-CM dates its years by discharges; of every other line the first day of service.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Check(line, Info.Fields, line.DiagnosisDay, tables.Diagnoses, CodeLookups.MustBeActive);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        CodeLookups.Where(line, Info.Fields, line.DiagnosisDay, tables.Diagnoses, CodeLookups.MustBeActive);

    public override Evidence EvidenceFor(in ClaimLine line, CodeTables tables) =>
        CodeLookups.EvidenceFor(line, Where(line, tables), line.DiagnosisDay, tables.Diagnoses);

    public override string Explain(in ClaimLine line, CodeTables tables)
    {
        var day = line.DiagnosisDay;
        var told = CodeLookups
            .CodesOf(line, Where(line, tables))
            .Select(code =>
                ValidTime.Tell(tables.Diagnoses, code, code.ToDiagnosisString(), day, Counts(code, tables))
            );
        return $"Not in force on {day:yyyy-MM-dd}: {string.Join("; ", told)}.";
    }

    /// <summary>A code that could be billed is not valid again where it comes back as a header.</summary>
    private static Func<DiagnosisRow, bool>? Counts(Code code, CodeTables tables) =>
        tables.Diagnoses.History(code.Packed).Any(entry => entry.Row.Billable) ? row => row.Billable : null;
}
