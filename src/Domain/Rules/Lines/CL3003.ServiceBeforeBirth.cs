using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Rules.Lines;

/// <summary>The patient was born by the day of the service.</summary>
/// <remarks>The birth date is half of how a payer finds the patient; one after the service is a wrong date or another person's.</remarks>
public sealed class ServiceBeforeBirth : LegacyLineRule
{
    public override RuleInfo Info { get; } =
        new("CL3003", "Service is earlier than the patient's birth")
        {
            Snip = 4,
            Fields = FieldSet.Of(Field.PatientBirthDate, Field.ServiceDateFrom, Field.ClaimStartDate),
            Citation = Citation.Claims(
                "loops 2010BA and 2010CA, DMG02 Birth Date, against loop 2400, DTP*472 Service Date"
            ),
            Fix = "Correct the birth date or the date of service, whichever the record shows to be wrong.",
            Carc = "14",
            Stc = "A7:158",
            Notes =
                "A service on the day of birth passes. claim_start_date counts only for an institutional line that has no date of its own. Malformed dates belong to CL1005, "
                + "an end before its start to CL3001.",
        };

    public override Outcome Check(in ClaimLine line, CodeTables tables) =>
        line.BirthDate == default || line.ServiceFrom == default
            ? Outcome.NotApplicable
            : Outcome.FailIf(line.ServiceFrom < line.BirthDate);

    public override FieldSet Where(in ClaimLine line, CodeTables tables) =>
        FieldSet.Of(Field.PatientBirthDate, ServiceDays.First(line));

    public override string Explain(in ClaimLine line, CodeTables tables) =>
        $"{MessageText.Values(line, FieldSet.Of(ServiceDays.First(line)))} is before {MessageText.Values(line, FieldSet.Of(Field.PatientBirthDate))}.";
}
