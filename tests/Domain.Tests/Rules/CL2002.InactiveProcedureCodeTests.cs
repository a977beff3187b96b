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
    [InlineData("g0101", "2025-11-03", OutcomeStatus.NotChecked)] // CL1002 reports it
    [InlineData("G0101", "2025-02-30", OutcomeStatus.NotChecked)] // CL1005 reports it
    public void A_procedure_code_is_in_force_on_the_date_of_service(string code, string day, OutcomeStatus expected)
    {
        var line = Lines.Visit((Field.HcpcsCode, code), (Field.ServiceDateFrom, day));

        Assert.Equal(expected, rule.Check(line, Hcpcs).Status);
    }

    [Theory]
    [InlineData("G0101", "2025-11-03", "was valid until 2025-06-30")] // the next release no longer has it
    [InlineData("G0102", "2025-11-03", "was valid until 2025-02-28")] // the later release knows better
    [InlineData("G0103", "2025-05-01", "is valid since 2025-07-01")] // the release before did not have it
    [InlineData("G0104", "2025-08-01", "is valid since 2025-10-01")]
    [InlineData("G0105", "2025-11-03", "was valid until 2024-12-31 and is valid again since 2026-01-01")]
    [InlineData("G0106", "2025-11-03", "was valid until 2025-06-30 and is valid again since 2026-07-01")]
    public void The_finding_says_since_or_until_when(string code, string day, string when)
    {
        var line = Lines.Visit((Field.HcpcsCode, code), (Field.ServiceDateFrom, day));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, Hcpcs).Status);
        Assert.Equal($"Procedure code {code} is not effective on {day}: it {when}.", rule.Report(line, Hcpcs).Message);
        Assert.Equal(code, rule.Report(line, Hcpcs).Evidence.RowKey);
    }

    [Theory]
    [InlineData("P", "A", OutcomeStatus.Pass, OutcomeStatus.Pass)]
    [InlineData("I", "A", OutcomeStatus.Pass, OutcomeStatus.Pass)] // the code exists, whatever the setting
    [InlineData("P", "I", OutcomeStatus.Pass, OutcomeStatus.Pass)]
    [InlineData("P", "D", OutcomeStatus.NotChecked, OutcomeStatus.NotChecked)]
    public void An_active_row_of_the_fee_schedule_proves_that_the_code_exists(
        string type,
        string status,
        OutcomeStatus known,
        OutcomeStatus active
    )
    {
        var tables = Tables.Of(
            Tables.Release("hcpcs", "A* G*", Header, "G0101,,,"),
            FeeTables.Release($"99213,,{status},,,0,XXX,0,0,0,0,0")
        );
        var line = Lines.Visit((Field.ClaimType, type), (Field.HcpcsCode, "99213"));

        Assert.Equal(known, new UnknownProcedureCode().Check(line, tables).Status);
        Assert.Equal(active, rule.Check(line, tables).Status);
    }

    [Fact]
    public void An_expired_fee_schedule_proves_nothing()
    {
        var fees = FeeTables.Release("G0101,,A,,,0,XXX,0,0,0,0,0");
        var expired = fees with { Release = fees.Release with { EffectiveTo = new DateOnly(2024, 12, 31) } };
        var tables = Tables.Of(Tables.Release("hcpcs", "*", Header, "G0101,,2024-12-31,"), expired);
        var line = Lines.Visit((Field.HcpcsCode, "G0101"));

        Assert.Equal(OutcomeStatus.Fail, rule.Check(line, tables).Status);
        Assert.Equal(OutcomeStatus.NotApplicable, new UnknownProcedureCode().Check(line, tables).Status);
    }
}
