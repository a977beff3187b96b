using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Lines;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class BothComponentsTests
{
    private readonly BothComponents rule = new();

    [Theory]
    [InlineData("", "", OutcomeStatus.NotApplicable)]
    [InlineData("25", "59", OutcomeStatus.NotApplicable)]
    [InlineData("26", "", OutcomeStatus.Pass)]
    [InlineData("TC", "59", OutcomeStatus.Pass)]
    [InlineData("26", "TC", OutcomeStatus.Fail)]
    [InlineData("TC", "26", OutcomeStatus.Fail)]
    [InlineData("26", "tc", OutcomeStatus.NotChecked)] // CL1003 owns the second
    public void A_line_bills_one_component(string first, string second, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsModifier1, first), (Field.HcpcsModifier2, second));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_both()
    {
        var line = Lines.Visit(
            (Field.HcpcsModifier1, "26"),
            (Field.HcpcsModifier2, "59"),
            (Field.HcpcsModifier3, "TC")
        );

        Assert.Equal([Field.HcpcsModifier1, Field.HcpcsModifier3], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "Modifiers 26 (professional component) and TC (technical component) are on one line: each excludes the other.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
