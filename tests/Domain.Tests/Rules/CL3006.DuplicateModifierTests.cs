using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class DuplicateModifierTests
{
    private readonly DuplicateModifier rule = new();

    [Theory]
    [InlineData("", "", "", "", OutcomeStatus.NotApplicable)]
    [InlineData("25", "", "", "", OutcomeStatus.Pass)]
    [InlineData("25", "59", "RT", "LT", OutcomeStatus.Pass)]
    [InlineData("25", "25", "", "", OutcomeStatus.Fail)]
    [InlineData("RT", "25", "", "RT", OutcomeStatus.Fail)]
    [InlineData("rt", "rt", "", "", OutcomeStatus.NotChecked)] // CL1003 owns them
    [InlineData("25", "25", "rt", "", OutcomeStatus.Fail)]
    public void A_modifier_is_on_a_line_once(string a, string b, string c, string d, OutcomeStatus expected) =>
        Assert.Equal(expected, rule.Check(With(a, b, c, d), CodeTables.Empty).Status);

    [Fact]
    public void The_finding_names_the_columns_that_repeat()
    {
        var line = With("25", "RT", "RT", "25");

        Assert.Equal([Field.HcpcsModifier3, Field.HcpcsModifier4], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "Modifier repeated on the line: hcpcs_modifier_3 'RT', hcpcs_modifier_4 '25'.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    private static ClaimLine With(params string[] modifiers) =>
        Lines.Visit([.. modifiers.Select((modifier, i) => (Field.HcpcsModifier1 + i, modifier))]);
}
