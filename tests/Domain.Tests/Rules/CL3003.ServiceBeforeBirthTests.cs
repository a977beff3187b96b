using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class ServiceBeforeBirthTests
{
    private readonly ServiceBeforeBirth rule = new();

    [Theory]
    [InlineData("1950-05-04", OutcomeStatus.Pass)]
    [InlineData("2025-11-03", OutcomeStatus.Pass)] // on the day of birth
    [InlineData("2025-11-04", OutcomeStatus.Fail)]
    [InlineData("2052-05-04", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)] // CL1001 owns it
    [InlineData("0000-00-00", OutcomeStatus.NotChecked)] // CL1005 owns it
    public void The_patient_was_born_by_the_day_of_the_service(string birth, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.PatientBirthDate, birth));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("", OutcomeStatus.NotApplicable)]
    [InlineData("2025-11-31", OutcomeStatus.NotChecked)]
    public void Without_a_day_of_service_there_is_nothing_to_compare(string from, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.PatientBirthDate, "2052-05-04"), (Field.ServiceDateFrom, from));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_both_days()
    {
        var line = Lines.Visit((Field.PatientBirthDate, "2025-11-04"));

        Assert.Equal([Field.PatientBirthDate, Field.ServiceDateFrom], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "Service date 2025-11-03 is before the patient's birth date 2025-11-04.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void An_institutional_line_without_a_date_has_its_claims_first_day()
    {
        var line = Lines.Visit(
            (Field.ClaimType, "I"),
            (Field.ServiceDateFrom, ""),
            (Field.ClaimStartDate, "1950-05-03")
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
        Assert.Contains(
            "Service date 1950-05-03",
            rule.Report(line, CodeTables.Empty).Message,
            StringComparison.Ordinal
        );
    }
}
