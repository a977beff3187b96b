using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class ServiceAfterReceiptTests
{
    private readonly ServiceAfterReceipt rule = new();

    [Theory]
    [InlineData("2025-11-09", "", OutcomeStatus.Pass)]
    [InlineData("2025-11-10", "2025-11-10", OutcomeStatus.Pass)]
    [InlineData("2025-11-11", "", OutcomeStatus.Fail)]
    [InlineData("2025-11-09", "2025-11-11", OutcomeStatus.Fail)]
    [InlineData("2025-11-31", "2025-11-11", OutcomeStatus.Fail)] // the malformed one is CL1005's, the other is told here
    [InlineData("2025-11-31", "", OutcomeStatus.NotApplicable)]
    [InlineData("", "", OutcomeStatus.NotApplicable)]
    public void A_service_is_rendered_by_the_day_of_receipt(string from, string to, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ServiceDateFrom, from), (Field.ServiceDateTo, to));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void Without_a_received_date_the_day_of_the_request_is_taken()
    {
        var line = Lines.Visit((Field.ReceivedDate, ""), (Field.ServiceDateFrom, "2025-11-11"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
        Assert.Equal([Field.ServiceDateFrom], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "service_date_from '2025-11-11' is later than 2025-11-10 (the day of the request or file, for received_date is empty).",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void A_malformed_received_date_is_left_to_its_format_rule()
    {
        var line = Lines.Visit((Field.ReceivedDate, "soon"), (Field.ServiceDateFrom, "2030-01-01"));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_the_days_that_lie_ahead_and_the_day_of_receipt()
    {
        var line = Lines.Visit((Field.ServiceDateTo, "2025-11-12"));

        Assert.Equal([Field.ReceivedDate, Field.ServiceDateTo], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "service_date_to '2025-11-12' is later than 2025-11-10 (received_date).",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void An_institutional_line_without_a_date_is_rendered_when_its_claim_starts()
    {
        var line = Lines.Visit(
            (Field.ClaimType, "I"),
            (Field.ServiceDateFrom, ""),
            (Field.ClaimStartDate, "2025-12-01")
        );

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
        Assert.Equal([Field.ClaimStartDate, Field.ReceivedDate], rule.Report(line, CodeTables.Empty).Fields);
    }
}
