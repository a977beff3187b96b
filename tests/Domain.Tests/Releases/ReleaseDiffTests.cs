using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>What a later release says otherwise than an earlier one.</summary>
public sealed class ReleaseDiffTests
{
    private const string Header = "column1,column2,from,until,indicator,rationale,source";

    [Theory]
    // The same, from another source.
    [InlineData("20957,69990,2020-01-01,,0,misuse,a", "20957,69990,2020-01-01,,0,misuse,b", null)]
    // A row without a date of its own begins with its release.
    [InlineData("20957,69990,2024-07-01,,0,misuse,a", "20957,69990,2024-10-01,,0,misuse,a", null)]
    [InlineData("20957,69990,,,0,misuse,a", "20957,69990,2024-10-01,,0,misuse,a", null)]
    [InlineData(
        "20957,69990,2020-01-01,,0,misuse,a",
        "20957,69990,2020-01-01,,1,misuse,a",
        "Changed indicator '0' '1'"
    )]
    [InlineData(
        "20957,69990,2020-01-01,,0,misuse,a",
        "20957,69990,2021-01-01,,0,misuse,a",
        "Changed from '2020-01-01' '2021-01-01'"
    )]
    [InlineData(
        "20957,69990,2020-01-01,,0,misuse,a",
        "20957,69990,2020-01-01,2024-09-30,0,misuse,a",
        "Ended until '' '2024-09-30'"
    )]
    [InlineData(
        "20957,69990,2020-01-01,2023-12-31,0,misuse,a",
        "20957,69990,2020-01-01,2024-03-31,0,misuse,a",
        "Changed until '2023-12-31' '2024-03-31'"
    )]
    [InlineData(
        "20957,69990,2020-01-01,2023-12-31,0,misuse,a",
        "20957,69990,2020-01-01,,0,misuse,a",
        "Added until '2023-12-31' ''"
    )]
    [InlineData("20957,69990,2020-01-01,,0,misuse,a", null, "Ended")]
    [InlineData("20957,69990,2020-01-01,2023-12-31,0,misuse,a", null, null)]
    [InlineData(null, "20957,69990,2020-01-01,,0,misuse,a", "Added")]
    public void One_key_is_compared_by_its_latest_row(string? before, string? after, string? expected)
    {
        Assert.Equal(
            expected is null ? [] : [$"20957|69990 {expected}"],
            Told(Of("2024-07", before), Of("2024-10", after))
        );
    }

    [Fact]
    public void An_earlier_period_that_was_corrected_is_a_change()
    {
        Assert.Equal(
            ["20957|69990 Changed earlier periods 'until 2019-12-31' 'until 2018-12-31'"],
            Told(
                Of("2024-07", "20957,69990,,2019-12-31,0,misuse,a", "20957,69990,2020-06-01,,0,misuse,a"),
                Of("2024-10", "20957,69990,,2018-12-31,0,misuse,a", "20957,69990,2020-06-01,,0,misuse,a")
            )
        );
    }

    [Fact]
    public void Keys_come_in_their_order_whatever_the_rows_do()
    {
        Assert.Equal(
            ["11043|93000 Added", "20957|69990 Ended", "99999|10000 Added"],
            Told(
                Of("2024-07", "20957,69990,,,0,misuse,a", "15000,16000,,,0,misuse,a"),
                Of("2024-10", "99999,10000,,,0,misuse,a", "15000,16000,,,0,misuse,a", "11043,93000,,,0,misuse,a")
            )
        );
    }

    private static ReleaseRows Of(string version, params string?[] rows) =>
        Tables.Release(
            "ptp-medicare-practitioner",
            version,
            DateOnly.Parse($"{version}-01"),
            "*",
            Header,
            [.. rows.OfType<string>()]
        );

    private static IEnumerable<string> Told(ReleaseRows before, ReleaseRows after) =>
        ReleaseDiff
            .Of(before, after)
            .Select(change =>
                string.Join(
                    ' ',
                    change
                        .Columns.Select(column => $"{column.Column} '{column.Before}' '{column.After}'")
                        .Prepend($"{change.Key} {change.Kind}")
                )
            );
}
