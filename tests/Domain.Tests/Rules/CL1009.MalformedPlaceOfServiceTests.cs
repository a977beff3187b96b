using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedPlaceOfServiceTests
{
    private readonly MalformedPlaceOfService rule = new();

    [Theory]
    [InlineData("11", OutcomeStatus.Pass)]
    [InlineData("02", OutcomeStatus.Pass)]
    [InlineData("00", OutcomeStatus.Pass)] // whether it is assigned belongs to CL2008
    [InlineData("2", OutcomeStatus.Fail)]
    [InlineData("011", OutcomeStatus.Fail)]
    [InlineData("1A", OutcomeStatus.Fail)]
    [InlineData("１１", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void A_place_is_two_digits(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.PlaceOfServiceCode, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_the_value_and_its_zero()
    {
        var line = Lines.Visit((Field.PlaceOfServiceCode, "2"));

        Assert.Equal([Field.PlaceOfServiceCode], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal("place_of_service_code '2': expected two digits.", rule.Report(line, CodeTables.Empty).Message);
        Assert.Equal(
            "Add the leading zero: enter 02 in place_of_service_code.",
            rule.Report(line, CodeTables.Empty).Fix
        );
    }
}
