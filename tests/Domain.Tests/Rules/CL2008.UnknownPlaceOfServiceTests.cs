using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class UnknownPlaceOfServiceTests
{
    private readonly UnknownPlaceOfService rule = new();

    [Theory]
    [InlineData("11", "2025-11-03", OutcomeStatus.Pass)]
    [InlineData("99", "2025-11-03", OutcomeStatus.Pass)]
    [InlineData("28", "2025-11-03", OutcomeStatus.Fail)] // CMS holds it free
    [InlineData("00", "2025-11-03", OutcomeStatus.Fail)]
    [InlineData("00", "2024-05-31", OutcomeStatus.NotChecked)]
    [InlineData("00", "", OutcomeStatus.NotApplicable)] // CL1001 owns it
    [InlineData("1", "2025-11-03", OutcomeStatus.NotChecked)] // CL1009 reports it
    [InlineData("11", "2025-02-30", OutcomeStatus.NotChecked)] // CL1005 reports it
    [InlineData("", "2025-11-03", OutcomeStatus.NotApplicable)] // CL1001 owns it
    public void A_place_of_service_is_assigned(string place, string day, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.PlaceOfServiceCode, place), (Field.ServiceDateFrom, day));

        Assert.Equal(expected, rule.Check(line, Tables.Embedded).Status);
    }

    [Theory]
    [InlineData("28", "Place of service 28 is unassigned on 2025-11-03.", "28")]
    [InlineData("00", "Place of service 00 is not in CMS's code set on 2025-11-03.", null)]
    public void The_finding_says_whether_the_value_is_free_or_none(string place, string message, string? row)
    {
        var line = Lines.Visit((Field.PlaceOfServiceCode, place));

        Assert.Equal(message, rule.Report(line, Tables.Embedded).Message);
        Assert.Equal(row, rule.Report(line, Tables.Embedded).Evidence.RowKey);
        Assert.Equal("pos", rule.Report(line, Tables.Embedded).Evidence.Release!.System);
    }

    [Fact]
    public void A_place_that_is_not_in_force_says_since_when()
    {
        var tables = Tables.Of(
            Tables.Release("pos", "*", "code,from,until,name,facility,assigned", "10,2026-01-01,,At home,N,Y")
        );
        var line = Lines.Visit((Field.PlaceOfServiceCode, "10"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, tables).Status);
        Assert.Equal(
            "Place of service 10 is valid since 2026-01-01 and not effective on 2025-11-03.",
            rule.Report(line, tables).Message
        );
    }
}
