using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class NpiCheckDigitWrongTests
{
    private readonly NpiCheckDigitWrong rule = new();

    [Theory]
    [InlineData("1234567893", OutcomeStatus.Pass)]
    [InlineData("1234567890", OutcomeStatus.Fail)]
    [InlineData("1234567983", OutcomeStatus.Fail)] // two digits exchanged
    [InlineData("2234567893", OutcomeStatus.Fail)]
    [InlineData("1245319599", OutcomeStatus.Pass)]
    [InlineData("123456789", OutcomeStatus.NotChecked)] // CL1006 reports it
    [InlineData("", OutcomeStatus.Pass)] // the others are there
    public void The_last_digit_is_the_check_digit_of_the_others(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ReferringNpi, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void A_malformed_number_has_no_check_digit()
    {
        var line = Lines.Visit((Field.BillingNpi, "12"), (Field.RenderingNpi, ""));

        Assert.Equal(OutcomeStatus.NotChecked, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_every_column_at_fault()
    {
        var line = Lines.Visit((Field.BillingNpi, "1234567890"), (Field.AttendingNpi, "1234567891"));

        Assert.Equal([Field.BillingNpi, Field.AttendingNpi], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "billing_npi '1234567890', attending_npi '1234567891': expected a last digit that matches the other nine (check digit).",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
