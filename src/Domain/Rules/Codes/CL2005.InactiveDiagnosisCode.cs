using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A diagnosis is a code of the fiscal year in which the service falls.</summary>
/// <remarks>ICD-10-CM changes on October 1, and in part on April 1; a payer takes no code of another year and grants no days of grace.</remarks>
public sealed class InactiveDiagnosisCode() : DiagnosisStatusRule(LookupStatus.NotInForce)
{
    public override RuleInfo Info { get; } =
        new("CL2005", "Diagnosis not effective on date of service")
        {
            Snip = 5,
            Fields = Fields.Diagnoses,
            NeedsAny = Fields.Diagnoses,
            DependsOn = DayFields,
            Citation = ValidTime.Citation,
            Fix =
                "Report the code that was valid for the documented condition on that day, or correct the date of service.",
            Carc = "146",
            Stc = "A7:255",
            Notes =
                "A malformed code belongs to CL1004, one that no release has to CL2003, one that has become a header code to CL2004. For inpatient claims (bill types 011x, 018x, 021x, 041x) and "
                + "home health (032x) the Through date decides, and notChecked without it; for every other line the first day of service.",
        };

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (wrong, day, tables) = (Wrong(decision), context.Line.DiagnosisDay, context.Tables);
        var codes = CodesOf(context.Line, wrong)
            .Select(code => $"{code.ToDiagnosisString()} {WhenOf(code, day, tables)}")
            .ToArray();
        return new(
            MessageText.WithList($"Diagnosis not effective on {DayOf(context)}: ", codes, "; "),
            wrong,
            EvidenceOf(context, wrong)
        );
    }

    /// <summary>A code that could be billed is not valid again where it comes back as a header.</summary>
    private static string WhenOf(Code code, DateOnly day, CodeTables tables) =>
        ValidDiagnoses.WhenOf(code, day, tables) is { Length: > 0 } billable
            ? billable
            : ValidTime.Describe(tables.Diagnoses, code, day);
}
