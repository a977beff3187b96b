using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Rules;

/// <summary>What would break a table is refused before it is stored; what looks wrong is a warning.</summary>
public sealed class ReleaseCheckTests
{
    private const string Policies = "payer_id,name,program,severities";

    [Fact]
    public void A_policy_names_rules_that_exist()
    {
        ReleaseCheck.Check(Tables.Release("payers", "*", Policies, "ACME,Acme,medicare,CL2013=info"));

        var refused = Assert.Throws<InvalidTableException>(() =>
            ReleaseCheck.Check(Tables.Release("payers", "*", Policies, "ACME,Acme,medicare,CL2013=info CL9999=error"))
        );
        Assert.Equal("Row 1 (ACME): 'CL9999' is not a rule. 'claimlint rules' lists them.", refused.Message);
    }

    [Theory]
    [InlineData(26, 3, true)]
    [InlineData(26, 20, true)]
    [InlineData(26, 21, false)]
    [InlineData(26, 40, false)]
    public void A_release_with_far_fewer_rows_than_the_one_before_it_is_a_warning(int before, int after, bool warns)
    {
        var warnings = ReleaseCheck.WarningsOf(
            Of("mpfs-medicare", "2026q1", 2026, after),
            [Of("mpfs-medicare", "2025q4", 2025, before), Of("mpfs-medicare", "2024q4", 2024, 1000)]
        );

        Assert.Equal(
            warns
                ?
                [
                    $"mpfs-medicare 2026q1 has {after} rows, mpfs-medicare 2025q4 has {before}: check that the file is complete.",
                ]
                : [],
            warnings
        );
    }

    [Fact]
    public void A_table_that_no_rule_reads_is_a_warning()
    {
        Assert.Equal(
            ["No rule of this version reads npi-deactivations: the import changes no answer."],
            ReleaseCheck.WarningsOf(Of("npi-deactivations", "2026-07", 2026, 10), [])
        );
    }

    private static Release Of(string system, string version, int year, int rows) =>
        new(system, version, new DateOnly(year, 1, 1), null, Coverage.Whole, 100) { Rows = rows };
}
