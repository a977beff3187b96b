using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Format;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class MalformedProcedureCodeTests
{
    private readonly MalformedProcedureCode rule = new();

    [Theory]
    [InlineData("99213", OutcomeStatus.Pass)]
    [InlineData("0001F", OutcomeStatus.Pass)]
    [InlineData("J1885", OutcomeStatus.Pass)]
    [InlineData("9921", OutcomeStatus.Fail)]
    [InlineData("99213-25", OutcomeStatus.Fail)]
    [InlineData("j1885", OutcomeStatus.Fail)]
    [InlineData("J18O5", OutcomeStatus.Fail)] // the letter O
    [InlineData("992l3", OutcomeStatus.Fail)]
    [InlineData("W0021", OutcomeStatus.Fail)]
    [InlineData("９９２１３", OutcomeStatus.Fail)]
    [InlineData("99213\0", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.NotApplicable)] // CL1001 owns it
    public void A_procedure_code_has_the_shape_of_CPT_or_HCPCS(string text, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsCode, text));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Theory]
    [InlineData("HC", OutcomeStatus.Fail)]
    [InlineData("", OutcomeStatus.Fail)]
    [InlineData("ER", OutcomeStatus.NotApplicable)]
    [InlineData("IV", OutcomeStatus.NotApplicable)]
    [InlineData("HP", OutcomeStatus.NotApplicable)]
    [InlineData("hc", OutcomeStatus.NotApplicable)] // no qualifier at all: CL1016 owns it
    public void Only_the_qualifier_HC_speaks_of_this_shape(string qualifier, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ProcedureQualifier, qualifier), (Field.HcpcsCode, "W1AA0"));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_tells_the_code_and_both_shapes()
    {
        var line = Lines.Visit((Field.HcpcsCode, "9921"));

        Assert.Equal([Field.HcpcsCode], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "Neither four digits and a digit or capital (CPT) nor a capital A to V and four digits (HCPCS level II): hcpcs_code '9921'.",
            rule.Report(line, CodeTables.Empty).Message
        );
    }
}
