using Azure;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

public sealed class CodeTablesCacheTests(RunningAzurite azurite)
{
    private static readonly DateOnly Day = new(2025, 1, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static ReleaseRows Later { get; } =
        Samples.Diagnoses.With(release =>
            release with
            {
                Version = "2024-10",
                EffectiveFrom = new DateOnly(2024, 10, 1),
            }
        );

    [Fact]
    public async Task There_are_no_tables_before_the_first_reading_and_empty_ones_from_empty_storage()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        using var cache = new CodeTablesCache(account.Releases());
        Assert.Null(cache.Current);

        Assert.True(await cache.RefreshAsync(Stop));

        Assert.Empty(cache.Current!.Ready);
        Assert.Equal(LookupStatus.NoRelease, cache.Current.Tables.Diagnoses.Find(Code.Of("E119"), Day).Status);
    }

    [Fact]
    public async Task A_refresh_sees_a_new_release_and_reads_no_row_where_nothing_changed()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var wire = new Wire();
        using var cache = new CodeTablesCache(account.Releases(wire));
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        Assert.True(await cache.RefreshAsync(Stop));
        var first = cache.Current;
        var readFirst = wire.Count;

        Assert.False(await cache.RefreshAsync(Stop));
        Assert.Same(first, cache.Current);
        Assert.EndsWith("/CodeReleases()", Assert.Single(wire.Sent.Skip(readFirst)), StringComparison.Ordinal);

        await account.Releases().ImportAsync(Later, Stop);
        Assert.True(await cache.RefreshAsync(Stop));
        Assert.Equal(["2024-07", "2024-10"], cache.Current!.Ready.Select(release => release.Release.Version));
        Assert.Equal("2024-10", cache.Current.Tables.Diagnoses.Releases.First().Version);
        Assert.Equal("2024-07", Assert.Single(first!.Tables.Releases).Version);
    }

    [Fact]
    public async Task A_release_that_is_retired_goes_and_one_that_is_loading_is_not_looked_at()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        using var cache = new CodeTablesCache(account.Releases());
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        await account.Releases().ImportAsync(Later, Stop);
        await cache.RefreshAsync(Stop);

        await account.EditReleaseAsync("icd-10-cm", "2024-10", entity => entity["State"] = "Retired");
        Assert.True(await cache.RefreshAsync(Stop));
        Assert.Equal("2024-07", Assert.Single(cache.Current!.Ready).Release.Version);

        await account.EditReleaseAsync("icd-10-cm", "2024-10", entity => entity["State"] = "Loading");
        Assert.False(await cache.RefreshAsync(Stop));

        await account.EditReleaseAsync("icd-10-cm", "2024-10", entity => entity["State"] = "Ready");
        Assert.True(await cache.RefreshAsync(Stop));
        Assert.Equal(2, cache.Current.Ready.Count);
        Assert.Empty(cache.Current.Changed);
    }

    [Fact]
    public async Task The_old_tables_are_in_use_until_the_new_ones_are_whole()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        var wire = new Wire();
        using var cache = new CodeTablesCache(account.Releases(wire));
        await cache.RefreshAsync(Stop);
        var old = cache.Current;
        await account.Releases().ImportAsync(Later, Stop);
        var seen = new List<LoadedTables?>();
        wire.Before = (_, _) =>
        {
            seen.Add(cache.Current);
            return Task.CompletedTask;
        };

        await cache.RefreshAsync(Stop);

        // The list of releases, then the rows of the new one: the other is kept.
        Assert.Equal([old, old], seen);
        Assert.NotSame(old, cache.Current);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Where_reading_is_broken_off_the_old_tables_stay_and_the_next_refresh_brings_the_new(int broken)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        var wire = new Wire();
        using var cache = new CodeTablesCache(account.Releases(wire, retries: 0));
        await cache.RefreshAsync(Stop);
        var old = cache.Current;
        await account.Releases().ImportAsync(Later, Stop);
        var before = wire.Count;
        wire.FateOf = (number, _) => number == before + broken ? Fate.Busy : Fate.Passes;

        await Assert.ThrowsAsync<RequestFailedException>(() => cache.RefreshAsync(Stop));
        Assert.Same(old, cache.Current);

        Assert.True(await cache.RefreshAsync(Stop));
        Assert.Equal(2, cache.Current!.Ready.Count);
    }

    [Fact]
    public async Task Several_who_refresh_at_once_read_once()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        var wire = new Wire();
        using var cache = new CodeTablesCache(account.Releases(wire));

        var changed = await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => cache.RefreshAsync(Stop)));

        Assert.Single(changed, true);
        Assert.Single(wire.Sent, sent => sent.EndsWith("/Codes()", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_who_reload_during_a_reload_share_the_next_one()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        var wire = new Wire();
        using var cache = new CodeTablesCache(account.Releases(wire));
        var begun = new TaskCompletionSource();
        var others = new TaskCompletionSource();
        wire.Before = (number, _) =>
        {
            begun.TrySetResult();
            return number == 1 ? others.Task : Task.CompletedTask;
        };
        var first = cache.ReloadAsync(Stop);
        await begun.Task;

        Task[] next = [.. Enumerable.Range(1, 5).Select(_ => cache.ReloadAsync(Stop))];
        others.SetResult();
        await Task.WhenAll([first, .. next]);

        Assert.Equal(2, wire.Sent.Count(sent => sent.EndsWith("/CodeReleases()", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_flip_while_the_rows_are_read_is_seen_by_the_next_refresh()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        var wire = new Wire
        {
            Before = async (number, _) =>
            {
                if (number == 2)
                    await account.Releases().ImportAsync(Later, Stop);
            },
        };
        using var cache = new CodeTablesCache(account.Releases(wire));

        await cache.RefreshAsync(Stop);
        Assert.Equal("2024-07", Assert.Single(cache.Current!.Ready).Release.Version);
        Assert.True(await cache.RefreshAsync(Stop));

        Assert.Equal(2, cache.Current.Ready.Count);
    }
}
