using Azure;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>An import that is broken off, at any request.</summary>
public sealed class BrokenImportTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Fate.RequestLost)]
    [InlineData(Fate.AnswerLost)]
    [InlineData(Fate.Busy)]
    public async Task Broken_off_at_any_request_it_leaves_nothing_to_be_seen_and_the_next_one_ends_it(Fate fate)
    {
        foreach (var release in new[] { Samples.Diagnoses, Samples.Pairs })
        {
            var requests = await RequestsOfAsync(release);
            for (var broken = 1; broken <= requests; broken++)
            {
                var account = await azurite.NewAccountWithTablesAsync();
                var wire = new Wire { FateOf = (number, _) => number == broken ? fate : Fate.Passes };

                await Assert.ThrowsAsync<RequestFailedException>(() =>
                    account.Releases(wire, retries: 0).ImportAsync(release, Stop)
                );

                // The answer of the flip alone may be lost after the flip: then the release is there, whole.
                var isThere = fate == Fate.AnswerLost && broken == requests;
                using (var cache = new CodeTablesCache(account.Releases()))
                {
                    await cache.RefreshAsync(Stop);
                    Assert.Equal(isThere ? 1 : 0, cache.Current!.Ready.Count);
                }

                var next = await account.Releases().ImportAsync(release, Stop);

                Assert.Equal(isThere ? ImportOutcome.AlreadyPresent : ImportOutcome.Imported, next.Outcome);
                await account.AssertAloneAndWholeAsync(release);
            }
        }
    }

    [Theory]
    [InlineData(Fate.RequestLost, 1)]
    [InlineData(Fate.AnswerLost, 1)]
    [InlineData(Fate.Busy, 2)]
    public async Task A_request_that_fails_once_or_twice_is_sent_again_and_nobody_notices(Fate fate, int times)
    {
        var requests = await RequestsOfAsync(Samples.Diagnoses);
        for (var broken = 1; broken <= requests; broken++)
        {
            var account = await azurite.NewAccountWithTablesAsync();
            var wire = new Wire
            {
                FateOf = (number, _) => number >= broken && number < broken + times ? fate : Fate.Passes,
            };

            var result = await account.Releases(wire).ImportAsync(Samples.Diagnoses, Stop);

            Assert.Equal(ImportOutcome.Imported, result.Outcome);
            Assert.Equal(1, result.Release.Attempt);
            await account.AssertAloneAndWholeAsync(Samples.Diagnoses);
        }
    }

    [Theory]
    [InlineData(Fate.RequestLost)]
    [InlineData(Fate.AnswerLost)]
    [InlineData(Fate.Busy)]
    public async Task Cleaning_up_after_a_broken_import_may_fail_at_any_request_as_well(Fate fate)
    {
        for (var broken = 1; ; broken++)
        {
            var account = await azurite.NewAccountWithTablesAsync();
            await BreakOffAsync(account, Samples.Diagnoses);
            var wire = new Wire { FateOf = (number, _) => number == broken ? fate : Fate.Passes };

            var result = await account.Releases(wire).ImportAsync(Samples.Diagnoses, Stop);

            Assert.Equal((ImportOutcome.Imported, 2), (result.Outcome, result.Release.Attempt));
            await account.AssertAloneAndWholeAsync(Samples.Diagnoses);
            if (wire.Count < broken)
                break;
        }
    }

    [Fact]
    public async Task Storage_that_is_down_for_ever_is_told_and_not_waited_for()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var wire = new Wire { FateOf = (_, _) => Fate.Busy };

        var told = await Assert.ThrowsAsync<RequestFailedException>(() =>
            account.Releases(wire).ImportAsync(Samples.Diagnoses, Stop)
        );

        Assert.Equal(503, told.Status);
        Assert.Equal(4, wire.Count);
    }

    [Fact]
    public async Task Rows_that_change_between_writing_and_reading_back_keep_the_release_unreadable()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var wire = new Wire();
        wire.Before = async (_, request) =>
        {
            if (
                request.Method == HttpMethod.Get
                && request.RequestUri!.AbsolutePath.EndsWith("/Codes()", StringComparison.Ordinal)
            )
                await account.Codes.DeleteEntityAsync("icd-10-cm|2024-07|I10", "I10", cancellationToken: Stop);
        };

        var told = await Assert.ThrowsAsync<ReleaseNotVerifiedException>(() =>
            account.Releases(wire).ImportAsync(Samples.Diagnoses, Stop)
        );

        Assert.Equal(
            "The release icd-10-cm 2024-07 was written with 6 rows, 5 were read back, or their hash differs. It stays unreadable; import it again.",
            told.Message
        );
        Assert.Equal(ReleaseState.Loading, Assert.Single(await account.Releases().ListAsync(Stop)).State);

        Assert.Equal(ImportOutcome.Imported, (await account.Releases().ImportAsync(Samples.Diagnoses, Stop)).Outcome);
        await account.AssertAloneAndWholeAsync(Samples.Diagnoses);
    }

    [Fact]
    public async Task An_import_that_is_told_to_stop_stops_and_can_be_done_again()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        using var told = new CancellationTokenSource();
        var wire = new Wire { Before = (number, _) => number == 4 ? told.CancelAsync() : Task.CompletedTask };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            account.Releases(wire).ImportAsync(Samples.Diagnoses, told.Token)
        );

        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        await account.AssertAloneAndWholeAsync(Samples.Diagnoses);
    }

    /// <summary>Requests of an import that nothing disturbs.</summary>
    private async Task<int> RequestsOfAsync(ReleaseRows release)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var wire = new Wire();
        await account.Releases(wire).ImportAsync(release, Stop);
        return wire.Count;
    }

    /// <summary>An import that wrote every row and did not come to its end.</summary>
    private static async Task BreakOffAsync(TestAccount account, ReleaseRows release)
    {
        var wire = new Wire
        {
            FateOf = (_, request) =>
                request.RequestUri!.AbsolutePath.EndsWith("/Codes()", StringComparison.Ordinal)
                    ? Fate.RequestLost
                    : Fate.Passes,
        };
        await Assert.ThrowsAsync<RequestFailedException>(() =>
            account.Releases(wire, retries: 0).ImportAsync(release, Stop)
        );
        Assert.NotEqual(0, await account.CountCodesAsync());
    }
}
