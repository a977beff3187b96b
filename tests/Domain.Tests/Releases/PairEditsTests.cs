using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Domain.Tests.Releases;

public sealed class PairEditsTests
{
    private const string Header = "column1,column2,from,until,indicator,rationale";
    private static readonly DateOnly Day = new(2024, 7, 1);

    [Fact]
    public void Pairs_are_found_whatever_order_their_rows_stand_in()
    {
        string[] rows =
        [
            "20957,99213,2006-01-01,2019-12-31,1,a",
            "20957,99213,2020-01-01,,0,b",
            "10060,11720,2006-01-01,,1,b",
            "20957,20955,2006-01-01,,1,a",
            "0001U,G0008,2006-01-01,,0,c",
        ];
        foreach (
            var order in (int[][])
                [
                    [0, 1, 2, 3, 4],
                    [4, 3, 2, 1, 0],
                    [2, 4, 1, 0, 3],
                ]
        )
        {
            var table = Table([.. order.Select(at => rows[at])]);
            var edit = table.Find(Code.Of("20957"), Code.Of("99213"), Day);
            Assert.True(edit.IsFound);
            Assert.Equal(('0', "b"), (edit.Row.Indicator, edit.Row.Rationale));
            Assert.Equal(
                Array.IndexOf(order, 1) + 1,
                table.Find(Code.Of("20957"), Code.Of("99213"), Day).Evidence.RowNumber
            );
            edit = table.Find(Code.Of("20957"), Code.Of("99213"), new DateOnly(2019, 12, 31));
            Assert.True(edit.IsFound);
            Assert.Equal(('1', "a"), (edit.Row.Indicator, edit.Row.Rationale));
            edit = table.Find(Code.Of("0001U"), Code.Of("G0008"), Day);
            Assert.True(edit.IsFound);
            Assert.Equal(('0', "c"), (edit.Row.Indicator, edit.Row.Rationale));
            Assert.Equal(LookupStatus.Unknown, table.Find(Code.Of("99213"), Code.Of("20957"), Day).Status);
        }
    }

    /// <summary>Stretches of every length lie across the blocks that a look-up goes by; a plain search is the judge.</summary>
    [Fact]
    public void Of_many_pairs_each_is_found_and_no_other()
    {
        var random = new Random(20957);
        for (var round = 0; round < 40; round++)
        {
            HashSet<(Code Column1, Code Column2)> pairs = [];
            for (var column1 = 0; column1 < 8; column1++)
            for (var left = random.Next(70); left > 0; left--)
                pairs.Add((Code.Of($"{20_000 + column1}"), Code.Of($"{30_000 + random.Next(100)}")));
            var table = Table([.. pairs.Select(pair => $"{pair.Column1},{pair.Column2},,,1,a")]);
            for (var column1 = -1; column1 <= 8; column1++)
            for (var column2 = -1; column2 <= 100; column2++)
            {
                var (first, second) = (Code.Of($"{20_000 + column1}"), Code.Of($"{30_000 + column2}"));
                Assert.Equal(pairs.Contains((first, second)), table.Find(first, second, Day).IsFound);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("01")]
    public void A_modifier_indicator_that_NCCI_has_not_is_told(string indicator) =>
        Assert.Contains(
            "is not valid for indicator. Use 0, 1, 9.",
            Assert.Throws<InvalidTableException>(() => Table($"20957,99213,,,{indicator},a")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_pair_that_was_never_in_force_gives_way_to_one_that_is()
    {
        var table = Table("20957,99213,2024-07-01,2024-07-01,9,a", "20957,99213,2024-07-01,,1,a");
        var edit = table.Find(Code.Of("20957"), Code.Of("99213"), Day);
        Assert.True(edit.IsFound);
        Assert.Equal('1', edit.Row.Indicator);
        edit = Table("20957,99213,2024-07-01,2024-07-01,9,a").Find(Code.Of("20957"), Code.Of("99213"), Day);
        Assert.True(edit.IsFound);
        Assert.Equal('9', edit.Row.Indicator);
    }

    [Theory]
    [InlineData("20957,992133,,,1,a")]
    [InlineData("20957,9921x,,,1,a")]
    [InlineData("20957,,,,1,a")]
    public void A_key_that_is_no_pair_is_told(string row) =>
        Assert.Contains(
            "Row 1",
            Assert.Throws<InvalidTableException>(() => Table(row)).Message,
            StringComparison.Ordinal
        );

    private static PairEdits Table(params string[] rows) =>
        Tables.Of(Tables.Release("ptp-medicare-practitioner", "*", Header, rows)).MedicarePractitioner.Pairs;
}
