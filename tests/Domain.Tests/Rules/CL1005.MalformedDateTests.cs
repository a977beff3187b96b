using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedDateTests
{
    private readonly MalformedDate rule = new();

    [Theory]
    [InlineData("2025-11-03", OutcomeStatus.Pass)]
    [InlineData("20251103", OutcomeStatus.Pass)]
    [InlineData("2024-02-29", OutcomeStatus.Pass)]
    [InlineData("2023-02-29", OutcomeStatus.Fail)]
    [InlineData("2025-02-30", OutcomeStatus.Fail)]
    [InlineData("2025-13-01", OutcomeStatus.Fail)]
    [InlineData("00000000", OutcomeStatus.Fail)]
    [InlineData("0000-00-00", OutcomeStatus.Fail)]
    [InlineData("0001-01-01", OutcomeStatus.Fail)]
    [InlineData("00010101", OutcomeStatus.Fail)]
    [InlineData("1799-12-31", OutcomeStatus.Fail)]
    [InlineData("1800-01-01", OutcomeStatus.Pass)]
    [InlineData("11/03/2025", OutcomeStatus.Fail)]
    [InlineData("2025-1-3", OutcomeStatus.Fail)]
    [InlineData("2025-11-03T00:00", OutcomeStatus.Fail)]
    [InlineData("٢٠٢٥-١١-٠٣", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.Pass)]
    public void A_date_is_a_day_of_the_calendar(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.OnsetDate, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_every_date_at_fault()
    {
        var line = Lines.Visit((Field.ServiceDateTo, "20251131"), (Field.PatientBirthDate, "0"));

        Assert.Equal([Field.PatientBirthDate, Field.ServiceDateTo], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "patient_birth_date '0', service_date_to '20251131': expected a calendar date as YYYY-MM-DD or YYYYMMDD.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
