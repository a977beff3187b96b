using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>An override in storage: a release as any other, that wins for its row as long as it is ready.</summary>
public sealed class OverrideTests(RunningAzurite azurite)
{
    private static readonly DateOnly Day = new(2024, 8, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_counts_from_the_next_look_on_until_it_is_retired()
    {
        var account = await azurite.NewPreparedAccountAsync();
        await account.Releases().ImportAsync(Samples.Pairs, Stop);
        using var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);
        var before = Indicator(cache);

        await account.Releases().ImportAsync(Override("20957|69990", "1"), Stop);
        var isSeen = await cache.RefreshAsync(Stop);
        var overridden = Indicator(cache);
        var evidence = Pairs(cache).Find(Code.Of("20957"), Code.Of("69990"), Day).Evidence;
        await new ReleaseSwitch(account.Tables()).RetireAsync(
            "ptp-medicare-practitioner",
            "override-20957-69990-1",
            Stop
        );
        await cache.RefreshAsync(Stop);

        Assert.True(isSeen);
        Assert.Equal(('0', '1', '0'), (before, overridden, Indicator(cache)));
        Assert.Equal("the contract says so", evidence.Release!.Source.Title);
        Assert.Equal("A. Operator", evidence.Release.Source.Publisher);
        Assert.True(evidence.Release.IsOverride);
    }

    [Fact]
    public async Task A_row_that_is_overridden_twice_says_what_was_said_last()
    {
        var account = await azurite.NewPreparedAccountAsync();
        await account.Releases().ImportAsync(Samples.Pairs, Stop);
        await account.Releases().ImportAsync(Override("20957|69990", "9", number: 2), Stop);
        account.Time.Advance(TimeSpan.FromMinutes(1));
        await account.Releases().ImportAsync(Override("20957|69990", "1", number: 1), Stop);
        using var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);

        Assert.Equal('1', Indicator(cache));
    }

    private static ReleaseRows Override(string key, string indicator, int number = 1)
    {
        var system = "ptp-medicare-practitioner";
        return RowOverride.Of(
            system,
            key,
            $"override-{key.Replace('|', '-')}-{number}",
            RowOverride.RowOf([Samples.Pairs], system, key, Day),
            new Dictionary<string, string> { ["indicator"] = indicator },
            new OverrideTerms("A. Operator", "the contract says so", null, null),
            Day
        );
    }

    private static PairEdits Pairs(CodeTablesCache cache) => cache.Current!.Tables.MedicarePractitioner.Pairs;

    private static char Indicator(CodeTablesCache cache)
    {
        var edit = Pairs(cache).Find(Code.Of("20957"), Code.Of("69990"), Day);
        Assert.True(edit.IsFound);
        return edit.Row.Indicator;
    }
}
