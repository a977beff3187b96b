using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedNpiTests
{
    private readonly MalformedNpi rule = new();

    [Theory]
    [InlineData("1234567893", OutcomeStatus.Pass)]
    [InlineData("2234567890", OutcomeStatus.Pass)] // the check digit belongs to CL1007
    [InlineData("3234567890", OutcomeStatus.Fail)]
    [InlineData("0000000000", OutcomeStatus.Fail)]
    [InlineData("123456789", OutcomeStatus.Fail)]
    [InlineData("12345678931", OutcomeStatus.Fail)]
    [InlineData("1234-567893", OutcomeStatus.Fail)]
    [InlineData("１２３４５６７８９３", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.Pass)] // the rendering provider's is there
    public void An_NPI_is_ten_digits_that_begin_with_1_or_2(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.BillingNpi, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void A_line_without_any_NPI_is_not_spoken_of()
    {
        var line = Lines.Visit((Field.BillingNpi, ""), (Field.RenderingNpi, ""));

        Assert.Equal(OutcomeStatus.NotApplicable, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_every_column_at_fault()
    {
        var line = Lines.Visit((Field.BillingNpi, "1"), (Field.OtherOperatingNpi, "NONE"));

        Assert.Equal([Field.BillingNpi, Field.OtherOperatingNpi], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "billing_npi '1', other_operating_npi 'NONE': expected ten digits beginning with 1 or 2.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Theory]
    [InlineData(Field.BillingNpi, "0", "Leave billing_npi empty only for an atypical provider.")]
    [InlineData(Field.RenderingNpi, "0", "without spaces or hyphens.")]
    [InlineData(Field.RenderingNpi, "1234-567-893", "Remove the hyphen: enter 1234567893 in rendering_npi.")]
    public void The_fix_is_of_the_value_and_the_column(Field field, string text, string end)
    {
        var line = Lines.Visit((field, text));

        Assert.EndsWith(end, rule.Report(line, CodeTables.Empty).Fix, StringComparison.Ordinal);
    }
}
