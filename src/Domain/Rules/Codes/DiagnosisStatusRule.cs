using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Codes;

/// <summary>A rule over the status of each diagnosis, by the ICD-10-CM that applies to the claim.</summary>
/// <param name="failing">The status that fails.</param>
public abstract class DiagnosisStatusRule(LookupStatus failing)
    : CodeStatusRule(Fields.Diagnoses, DiagnosisTable.Definition.Name, failing)
{
    /// <summary>What decides which day's ICD-10-CM applies.</summary>
    protected static readonly FieldSet DayFields = FieldSet.Of(
        Field.ClaimType,
        Field.BillTypeCode,
        Field.ClaimEndDate,
        Field.ServiceDateFrom
    );

    protected override LookupStatus StatusOf(in LineContext context, int place) => context.Diagnosis(place).Status;

    /// <summary>Without the Through date of an inpatient or home health claim it is not known which ICD-10-CM applies.</summary>
    public override Outcome Check(in LineContext context) =>
        context.Line.TakesDiagnosesOfLastDay && !context.Line.Present.Contains(Field.ClaimEndDate)
            ? Outcome.DependsOnAbsent(Field.ClaimEndDate)
            : base.Check(context);

    /// <summary>The diagnoses that failed, in order.</summary>
    protected static IReadOnlyList<Code> CodesOf(in ClaimLine line, FieldSet wrong)
    {
        var codes = new List<Code>();
        foreach (var field in wrong)
            codes.Add(line.Diagnoses[field - Field.DiagnosisCode1]);
        return codes;
    }

    /// <summary>The row, or at least the release, that decided about the first of the diagnoses.</summary>
    protected static Evidence EvidenceOf(in LineContext context, FieldSet wrong) =>
        context.Diagnosis(wrong.First - Field.DiagnosisCode1).Evidence;

    /// <summary>A message about the first of the codes, with the others as far as they fit.</summary>
    protected static string WithOthers(string message, IReadOnlyList<Code> codes) =>
        codes.Count == 1
            ? message
            : MessageText.WithList($"{message} Also: ", [.. codes.Skip(1).Select(code => code.ToDiagnosisString())]);

    /// <summary>The day, named where it is not that of service.</summary>
    protected static string DayOf(in LineContext context) =>
        context.Line.TakesDiagnosesOfLastDay
            ? $"Through date {context.Line.DiagnosisDay:yyyy-MM-dd}"
            : $"{context.Line.DiagnosisDay:yyyy-MM-dd}";
}
