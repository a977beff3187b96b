using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedModifierTests
{
    private readonly MalformedModifier rule = new();

    [Theory]
    [InlineData("25", OutcomeStatus.Pass)]
    [InlineData("RT", OutcomeStatus.Pass)]
    [InlineData("XE", OutcomeStatus.Pass)]
    [InlineData("P1", OutcomeStatus.Pass)]
    [InlineData("5", OutcomeStatus.Fail)]
    [InlineData("5 9", OutcomeStatus.Fail)]
    [InlineData("rt", OutcomeStatus.Fail)]
    [InlineData("259", OutcomeStatus.Fail)]
    [InlineData("2-", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)]
    public void A_modifier_is_two_capitals_or_digits(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsModifier1, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void A_gap_names_the_empty_columns()
    {
        var line = Lines.Visit((Field.HcpcsModifier1, "rt"), (Field.HcpcsModifier4, "59"));

        Assert.Equal(
            [Field.HcpcsModifier1, Field.HcpcsModifier2, Field.HcpcsModifier3],
            rule.Report(line, CodeTables.Empty).Fields
        );
        Assert.Equal(
            "hcpcs_modifier_1 'rt': expected two capital letters or digits; hcpcs_modifier_2, hcpcs_modifier_3 empty before a filled column.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Fact]
    public void A_second_modifier_without_a_first_is_a_gap()
    {
        var line = Lines.Visit((Field.HcpcsModifier2, "25"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, CodeTables.Empty).Status);
        Assert.Equal([Field.HcpcsModifier1], rule.Report(line, CodeTables.Empty).Fields);
    }
}
