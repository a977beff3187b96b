using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>The release of the day decides, unless a later one dates a row back to the day.</summary>
public sealed class BackdatedRowsTests
{
    private const string Header = "code,from,until,title";

    private static readonly ReleaseStack<ProcedureRow> Table = Tables
        .Of(
            Tables.Release("hcpcs", "1", new DateOnly(2025, 1, 1), "A*", Header, "A0001,,,early"),
            Tables.Release(
                "hcpcs",
                "2",
                new DateOnly(2025, 4, 1),
                "*",
                Header,
                "A0001,2025-01-01,,late",
                "A0002,2025-02-04,2025-09-30,backdated",
                "A0003,,,undated",
                "B0001,2025-02-04,,backdated"
            )
        )
        .Procedures;

    [Theory]
    [InlineData("A0002", "2025-02-03", LookupStatus.NotInForce)]
    [InlineData("A0002", "2025-02-04", LookupStatus.Found)]
    [InlineData("B0001", "2025-02-04", LookupStatus.Found)]
    [InlineData("A0003", "2025-02-04", LookupStatus.NotInForce)] // states no beginning: it begins with its release
    [InlineData("A0003", "2025-04-01", LookupStatus.Found)]
    [InlineData("A0004", "2025-02-04", LookupStatus.Unknown)]
    [InlineData("B0002", "2025-02-04", LookupStatus.NotCovered)]
    [InlineData("A0002", "2024-12-31", LookupStatus.NotInForce)] // states that it began later
    [InlineData("A0003", "2024-12-31", LookupStatus.NoRelease)]
    public void A_code_that_was_added_in_retrospect_is_found(string code, string day, LookupStatus expected)
    {
        Assert.Equal(expected, Table.Find(Code.Of(code), DateOnly.Parse(day)).Status);
    }

    [Fact]
    public void The_evidence_is_the_row_that_was_dated_back()
    {
        var evidence = Table.Find(Code.Of("A0002"), new DateOnly(2025, 2, 4)).Evidence;

        Assert.Equal("2", evidence.Release!.Version);
        Assert.Equal("A0002", evidence.RowKey);
    }

    [Fact]
    public void A_row_of_the_days_own_release_is_preferred()
    {
        var row = Table.Find(Code.Of("A0001"), new DateOnly(2025, 2, 4));

        Assert.Equal("early", row.Row.Title);
    }
}
