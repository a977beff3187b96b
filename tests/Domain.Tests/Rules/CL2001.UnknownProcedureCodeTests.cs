using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class UnknownProcedureCodeTests
{
    private static readonly CodeTables Hcpcs = Tables.Of(
        Tables.Release("hcpcs", "G01* 99213", "code,from,until,title", "99213,,,", "G0108,,,", "G0154,,2016-02-29,")
    );

    private readonly UnknownProcedureCode rule = new();

    [Theory]
    [InlineData("G0108", OutcomeStatus.Pass)]
    [InlineData("G0107", OutcomeStatus.Fail)]
    [InlineData("G0154", OutcomeStatus.NotApplicable)] // CL2002 owns it
    [InlineData("J1100", OutcomeStatus.NotChecked)]
    [InlineData("g0108", OutcomeStatus.NotChecked)] // CL1002 reports it
    [InlineData("", OutcomeStatus.NotApplicable)] // CL1001 owns it
    public void A_procedure_code_is_in_some_release(string code, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsCode, code));

        Assert.Equal(expected, rule.Check(line, Hcpcs).Status);
    }

    [Theory]
    [InlineData("2024-06-30", OutcomeStatus.NotChecked)]
    [InlineData("2024-07-01", OutcomeStatus.Fail)]
    [InlineData("2025-02-30", OutcomeStatus.NotChecked)] // CL1005 reports it
    [InlineData("", OutcomeStatus.NotApplicable)] // CL1001 owns it
    public void The_day_is_the_first_day_of_service(string day, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsCode, "G0107"), (Field.ServiceDateFrom, day));

        Assert.Equal(expected, rule.Check(line, Hcpcs).Status);
    }

    [Fact]
    public void What_could_not_be_looked_up_says_why()
    {
        var line = Lines.Visit((Field.HcpcsCode, "J1100"));

        Assert.Equal(Outcome.OutsideCoverage("hcpcs"), rule.Check(line, Hcpcs));
        Assert.Equal(Outcome.NoRelease("hcpcs"), rule.Check(line, CodeTables.Empty));
    }

    [Fact]
    public void The_finding_names_the_code_and_the_release_of_the_day()
    {
        var line = Lines.Visit((Field.HcpcsCode, "G0107"));

        Assert.Equal([Field.HcpcsCode], rule.Report(line, Hcpcs).Fields);
        Assert.Equal(
            "Procedure code G0107 is not in HCPCS 2024-07, which applies to 2025-11-03.",
            rule.Report(line, Hcpcs).Message
        );
        Assert.Equal("2024-07", rule.Report(line, Hcpcs).Evidence.Release!.Version);
        Assert.Null(rule.Report(line, Hcpcs).Evidence.RowKey);
    }

    [Fact]
    public void An_expired_release_neither_convicts_nor_acquits()
    {
        var rows = Tables.Release("hcpcs", "G01*", "code,from,until,title", "G0108,,,");
        var expired = Tables.Of(rows with { Release = rows.Release with { EffectiveTo = new DateOnly(2024, 12, 31) } });

        foreach (var code in new[] { "G0107", "G0108" })
        {
            var outcome = rule.Check(Lines.Visit((Field.HcpcsCode, code)), expired);
            Assert.Equal(Outcome.Expired("hcpcs"), outcome);
            Assert.Equal("the loaded release of hcpcs expired before the date of service", Reasons.Of(outcome));
        }
    }

    [Theory]
    [InlineData("HP")]
    [InlineData("ER")]
    [InlineData("IV")]
    [InlineData("WK")]
    public void A_code_of_a_system_without_a_table_is_never_called_clean(string qualifier)
    {
        var outcome = rule.Check(
            Lines.Visit((Field.ProcedureQualifier, qualifier), (Field.HcpcsCode, "ANYTHING")),
            Hcpcs
        );

        Assert.Equal(OutcomeStatus.NotChecked, outcome.Status);
        Assert.Equal(
            "procedure_qualifier says that the code is of another code system, which is not checked",
            Reasons.Of(outcome)
        );
    }
}
