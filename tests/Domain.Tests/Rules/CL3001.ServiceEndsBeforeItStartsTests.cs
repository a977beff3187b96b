using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class ServiceEndsBeforeItStartsTests
{
    private readonly ServiceEndsBeforeItStarts rule = new();

    [Theory]
    [InlineData("2025-11-03", "", OutcomeStatus.NotApplicable)]
    [InlineData("2025-11-03", "2025-11-03", OutcomeStatus.Pass)]
    [InlineData("2025-11-03", "2025-11-04", OutcomeStatus.Pass)]
    [InlineData("2025-11-03", "2025-11-02", OutcomeStatus.Fail)]
    [InlineData("2025-01-01", "20241231", OutcomeStatus.Fail)]
    [InlineData("2025-11-03", "2025-11-31", OutcomeStatus.NotChecked)] // CL1005 owns it
    [InlineData("2025-11-31", "2025-11-03", OutcomeStatus.NotChecked)]
    [InlineData("", "2025-11-02", OutcomeStatus.NotChecked)] // CL1001 owns it
    public void A_service_ends_on_its_first_day_or_later(string from, string to, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ServiceDateFrom, from), (Field.ServiceDateTo, to));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("2025-11-01", "2025-11-01", OutcomeStatus.Pass)]
    [InlineData("2025-11-01", "2025-10-31", OutcomeStatus.Fail)]
    [InlineData("2025-11-01", "", OutcomeStatus.NotApplicable)]
    [InlineData("", "2025-11-01", OutcomeStatus.NotChecked)]
    public void So_does_the_claim(string start, string end, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ClaimStartDate, start), (Field.ClaimEndDate, end));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_each_period_that_is_reversed()
    {
        var line = Lines.Visit(
            (Field.ServiceDateTo, "2025-11-02"),
            (Field.ClaimStartDate, "2025-11-05"),
            (Field.ClaimEndDate, "2025-11-04")
        );

        Assert.Equal(
            [Field.ClaimStartDate, Field.ClaimEndDate, Field.ServiceDateFrom, Field.ServiceDateTo],
            rule.Report(line, CodeTables.Empty).Fields
        );
        Assert.Equal(
            "Service end date 2025-11-02 is before start date 2025-11-03. Statement Through date 2025-11-04 is before From date 2025-11-05.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void An_institutional_line_without_a_date_starts_with_its_claim()
    {
        var line = Lines.Visit(
            (Field.ClaimType, "I"),
            (Field.ServiceDateFrom, ""),
            (Field.ServiceDateTo, "2025-10-31"),
            (Field.ClaimStartDate, "2025-11-01"),
            (Field.ClaimEndDate, "2025-11-04")
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
        Assert.Equal([Field.ClaimStartDate, Field.ServiceDateTo], rule.Report(line, CodeTables.Empty).Fields);
    }
}
