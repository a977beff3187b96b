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
    [InlineData("hc", OutcomeStatus.NotChecked)] // invalid: CL1016 reports it
    public void Only_codes_of_the_qualifier_HC_have_this_format(string qualifier, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.ProcedureQualifier, qualifier), (Field.HcpcsCode, "W1AA0"));

        Assert.Equal(expected, rule.Check(line, CodeTables.Empty).Status);
    }

    [Fact]
    public void The_finding_names_the_code_and_both_formats()
    {
        var line = Lines.Visit((Field.HcpcsCode, "9921"));

        Assert.Equal([Field.HcpcsCode], rule.Report(line, CodeTables.Empty).Fields);
        Assert.Equal(
            "hcpcs_code '9921': expected a CPT code (four digits and a digit or capital) or a HCPCS code (A to V and four digits).",
            rule.Report(line, CodeTables.Empty).Message
        );
    }

    [Theory]
    [InlineData("99213-25", "Enter 99213 in hcpcs_code and 25 in a modifier column.")]
    [InlineData("9921325", "Enter 99213 in hcpcs_code and 25 in a modifier column.")]
    [InlineData("J1885 JZ", "Enter J1885 in hcpcs_code and JZ in a modifier column.")]
    [InlineData("j1885", "Use capital letters: enter J1885 in hcpcs_code.")]
    [InlineData("99213-", null)]
    [InlineData("99213-2", null)]
    [InlineData("99213-259", null)]
    public void The_fix_shows_what_the_value_was_probably_meant_to_be(string text, string? fix)
    {
        var line = Lines.Visit((Field.HcpcsCode, text));

        Assert.Equal(fix ?? rule.Info.Fix, rule.Report(line, CodeTables.Empty).Fix);
    }
}
