using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class SurroundingWhiteSpaceTests
{
    private readonly SurroundingWhiteSpace rule = new();

    [Theory]
    [InlineData("99213", OutcomeStatus.Pass)]
    [InlineData(" 99213", OutcomeStatus.Fail)]
    [InlineData("99213\t", OutcomeStatus.Fail)]
    [InlineData(" 99213 ", OutcomeStatus.Fail)]
    [InlineData("   ", OutcomeStatus.Pass)] // an empty column
    [InlineData("", OutcomeStatus.Pass)]
    public void A_value_has_no_spaces_around_it(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsCode, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void It_is_reported_as_an_info_with_the_value_as_it_was_read()
    {
        var line = Lines.Visit((Field.HcpcsCode, " 99213 "), (Field.ChargeAmount, "120.00 "));

        Assert.Equal(Severity.Info, rule.Info.Severity);
        Assert.Equal([Field.HcpcsCode, Field.ChargeAmount], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "Read without the spaces around it: hcpcs_code '99213', charge_amount '120.00'.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
