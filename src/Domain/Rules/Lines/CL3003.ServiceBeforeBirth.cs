using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>The patient was born by the date of service.</summary>
/// <remarks>The birth date is half of how a payer finds the patient; one after the service is a wrong date or another person's.</remarks>
public sealed class ServiceBeforeBirth : LineRule
{
    public override RuleInfo Info { get; } =
        new("CL3003", "Service date before birth")
        {
            Snip = 4,
            Fields = FieldSet.Of(Field.PatientBirthDate, Field.ServiceDateFrom, Field.ClaimStartDate),
            Needs = FieldSet.Of(Field.PatientBirthDate, Field.ServiceDateFrom),
            Citation = Citation.Claims(
                "loops 2010BA and 2010CA, DMG02 Birth Date, against loop 2400, DTP*472 Service Date"
            ),
            Fix = "Correct the birth date or the date of service, whichever the record shows to be wrong.",
            Carc = "14",
            Stc = "A7:158",
            Notes =
                "A service on the day of birth passes. claim_start_date counts only for an institutional line that has no date of its own. Invalid dates belong to CL1005, "
                + "an end before its start to CL3001.",
        };

    public override Outcome Check(in LineContext context) =>
        Outcome.FailIf(context.Line.ServiceFrom != default && context.Line.ServiceFrom < context.Line.BirthDate);

    public override FindingDetails Report(in LineContext context, in Outcome decision) =>
        new(
            $"Service date {context.Line.ServiceFrom:yyyy-MM-dd} is before the patient's birth date {context.Line.BirthDate:yyyy-MM-dd}.",
            FieldSet.Of(Field.PatientBirthDate, ServiceDays.First(context.Line))
        );
}
