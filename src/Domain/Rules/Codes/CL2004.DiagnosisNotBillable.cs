using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A diagnosis is coded to the highest number of characters available: a header code is not valid for submission.</summary>
/// <remarks>Payers refuse a category or a code without its 7th character; the fix is one of its continuations, which are listed.</remarks>
public sealed class DiagnosisNotBillable() : DiagnosisStatusRule(Header)
{
    /// <summary>What <see cref="StatusOf"/> answers of a code that is in force and has longer codes below it.</summary>
    private const LookupStatus Header = LookupStatus.NotInForce;

    public override RuleInfo Info { get; } =
        new("CL2004", "Diagnosis not billable: more characters required")
        {
            Snip = 5,
            Fields = Fields.Diagnoses,
            NeedsAny = Fields.Diagnoses,
            DependsOn = DayFields,
            Citation = new(
                "ICD-10-CM Official Guidelines for Coding and Reporting, section I.B.2 (level of detail in coding)",
                "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"
            ),
            Fix = "Report the billable code that the record documents.",
            Carc = "146",
            Stc = "A7:255",
            Notes =
                "Lists billable codes that are in force on the day. An unknown code belongs to CL2003, one that the fiscal year does not have at all to CL2005.",
        };

    protected override LookupStatus StatusOf(in LineContext context, int place)
    {
        ref readonly var found = ref context.Diagnosis(place);
        return found.IsFound && !found.Row.Billable ? Header
            : found.Status == LookupStatus.NotInForce ? LookupStatus.Unknown
            : found.Status;
    }

    public override FindingDetails Report(in LineContext context, in Outcome decision)
    {
        var (wrong, day, tables) = (Wrong(decision), context.Line.DiagnosisDay, context.Tables);
        var codes = CodesOf(context.Line, wrong);
        var code = codes[0];
        var required = tables.Diagnoses.Suggestions.GetOrMake(code, day, () => Required(code, day, tables));
        var message = $"Diagnosis {code.ToDiagnosisString()} is not billable on {DayOf(context)}: {required}";
        return new(
            MessageText.Join(WithOthers(message, codes), Formerly(code, day, tables)),
            wrong,
            EvidenceOf(context, wrong)
        );
    }

    private static string Required(Code code, DateOnly day, CodeTables tables)
    {
        var billable = ValidDiagnoses.Under(code, day, tables).ToArray();
        if (billable.Length == 0)
            return "more characters required.";
        var fewest = billable.Min(longer => longer.Length) - code.Length;
        var most = billable.Max(longer => longer.Length) - code.Length;
        var missing = $"{(fewest < most ? "at least " : "")}{fewest} more {(fewest == 1 ? "character" : "characters")}";
        var codes = billable.Select(longer => longer.ToDiagnosisString()).ToArray();
        return MessageText.WithList($"{missing} required (", codes, after: ").");
    }

    /// <summary>A code that was billable itself until longer ones came is often still in use.</summary>
    private static string Formerly(Code code, DateOnly day, CodeTables tables) =>
        ValidDiagnoses.WhenOf(code, day, tables) is { Length: > 0 } when
            ? $"{code.ToDiagnosisString()} {when}."
            : string.Empty;
}
