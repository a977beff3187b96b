using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Codes;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

public sealed class InactiveProcedureCodeTests
{
    private const string Header = "code,from,until,title";

    /// <summary>Two releases of which neither row states a beginning, and one an end of its own.</summary>
    private static readonly CodeTables Hcpcs = Tables.Of(
        Tables.Release(
            "hcpcs",
            "2024-07",
            new DateOnly(2024, 7, 1),
            "*",
            Header,
            "99213,,,",
            "G0101,,,",
            "G0102,,2025-03-31,",
            "G0106,,,"
        ),
        Tables.Release(
            "hcpcs",
            "2025-07",
            new DateOnly(2025, 7, 1),
            "*",
            Header,
            "99213,,,",
            "G0102,,2025-02-28,",
            "G0103,,,",
            "G0104,2025-10-01,,",
            "G0105,2024-01-01,2024-12-31,",
            "G0105,2026-01-01,,"
        ),
        Tables.Release("hcpcs", "2026-07", new DateOnly(2026, 7, 1), "*", Header, "99213,,,", "G0104,,,", "G0106,,,")
    );

    private readonly InactiveProcedureCode rule = new();

    [Theory]
    [InlineData("99213", "2025-11-03", OutcomeStatus.Pass)]
    [InlineData("G0101", "2025-06-30", OutcomeStatus.Pass)]
    [InlineData("G0101", "2025-07-01", OutcomeStatus.Fail)]
    [InlineData("G0104", "2025-09-30", OutcomeStatus.Fail)]
    [InlineData("G0104", "2025-10-01", OutcomeStatus.Pass)]
    [InlineData("G0105", "2024-08-01", OutcomeStatus.Pass)] // added in retrospect
    [InlineData("G0199", "2025-11-03", OutcomeStatus.NotApplicable)] // CL2001 owns it
    [InlineData("G0101", "2024-06-30", OutcomeStatus.NotChecked)]
    [InlineData("G0101", "", OutcomeStatus.NotApplicable)] // CL1001 owns it
    [InlineData("", "2025-11-03", OutcomeStatus.NotApplicable)] // CL1001 owns it
    public void A_procedure_code_is_in_force_on_the_date_of_service(string code, string day, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsCode, code), (Field.ServiceDateFrom, day));

        Assert.Equal(expected, rule.Check(line, Hcpcs).Status);
    }

    [Theory]
    [InlineData("G0101", "2025-11-03", "G0101 was valid until 2025-06-30")] // the next release no longer has it
    [InlineData("G0102", "2025-11-03", "G0102 was valid until 2025-02-28")] // the later release knows better
    [InlineData("G0103", "2025-05-01", "G0103 is valid since 2025-07-01")] // the release before did not have it
    [InlineData("G0104", "2025-08-01", "G0104 is valid since 2025-10-01")]
    [InlineData("G0105", "2025-11-03", "G0105 was valid until 2024-12-31 and is valid again since 2026-01-01")]
    [InlineData("G0106", "2025-11-03", "G0106 was valid until 2025-06-30 and is valid again since 2026-07-01")]
    public void The_finding_says_since_or_until_when(string code, string day, string told)
    {
        var line = Lines.Visit((Field.HcpcsCode, code), (Field.ServiceDateFrom, day));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, Hcpcs).Status);
        Assert.Equal($"Not in force on {day}: {told}.", rule.Explain(line, Hcpcs));
        Assert.Equal(code, rule.EvidenceFor(line, Hcpcs).RowKey);
    }
}
