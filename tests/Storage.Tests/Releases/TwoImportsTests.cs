using Azure;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>Two imports of one release at once: one wins, the other is told, and nothing of it stays.</summary>
public sealed class TwoImportsTests(RunningAzurite azurite)
{
    private static readonly ReleaseRows Release = Samples.Diagnoses;

    /// <summary>The same release by name, with another content.</summary>
    private static readonly ReleaseRows Other = Release.WithRows(Release.Rows.Skip(1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_begins_and_ends_at_any_moment_of_another_wins()
    {
        await AtEveryRequestAsync(
            async (account, wire, at) =>
            {
                ImportResult? second = null;
                wire.Before = async (number, _) =>
                {
                    if (number == at)
                        second = await account.Releases().ImportAsync(Release, Stop);
                };

                var first = await account.Releases(wire).ImportAsync(Release, Stop);

                Assert.Equal(ImportOutcome.Imported, second!.Outcome);
                Assert.Equal(ImportOutcome.AlreadyPresent, first.Outcome);
                await account.AssertAloneAndWholeAsync(Release);
            }
        );
    }

    [Fact]
    public async Task One_with_another_content_that_ends_first_wins_and_the_other_is_refused()
    {
        await AtEveryRequestAsync(
            async (account, wire, at) =>
            {
                wire.Before = async (number, _) =>
                {
                    if (number == at)
                        await account.Releases().ImportAsync(Other, Stop);
                };

                var first = await account.Releases(wire).ImportAsync(Release, Stop);

                Assert.Equal(ImportOutcome.Refused, first.Outcome);
                await account.AssertAloneAndWholeAsync(Other);
            }
        );
    }

    [Fact]
    public async Task One_that_takes_over_and_is_broken_off_decides_nothing_and_the_next_ends_it()
    {
        await AtEveryRequestAsync(
            async (account, wire, at) =>
            {
                wire.Before = async (number, _) =>
                {
                    if (number == at)
                        await BreakOffBeforeTheFlipAsync(account);
                };

                var first = await account.Releases(wire).ImportAsync(Release, Stop);

                Assert.Equal(ImportOutcome.Overtaken, first.Outcome);
                Assert.Equal("Another import of icd-10-cm 2024-07 began later and took over.", first.Message);
                Assert.Equal(ReleaseState.Loading, Assert.Single(await account.Releases().ListAsync(Stop)).State);
                Assert.Equal(ImportOutcome.Imported, (await account.Releases().ImportAsync(Release, Stop)).Outcome);
                await account.AssertAloneAndWholeAsync(Release);
            },
            // Before the first import claims the release there is nothing to be taken over.
            from: 3
        );
    }

    [Fact]
    public async Task Of_several_that_begin_together_one_imports()
    {
        var account = await azurite.NewAccountWithTablesAsync();

        var results = await Task.WhenAll(
            Enumerable.Range(1, 3).Select(_ => account.Releases().ImportAsync(Release, Stop))
        );

        Assert.Single(results, result => result.Outcome == ImportOutcome.Imported);
        Assert.DoesNotContain(results, result => result.Outcome == ImportOutcome.Refused);
        await account.AssertAloneAndWholeAsync(Release);
    }

    private async Task AtEveryRequestAsync(Func<TestAccount, Wire, int, Task> test, int from = 1)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var undisturbed = new Wire();
        await account.Releases(undisturbed).ImportAsync(Release, Stop);
        for (var at = from; at <= undisturbed.Count; at++)
            await test(await azurite.NewAccountWithTablesAsync(), new Wire(), at);
    }

    private static async Task BreakOffBeforeTheFlipAsync(TestAccount account)
    {
        var puts = 0;
        var wire = new Wire
        {
            // The first claims the release, the second is the flip.
            FateOf = (_, request) => request.Method == HttpMethod.Put && ++puts == 2 ? Fate.RequestLost : Fate.Passes,
        };
        await Assert.ThrowsAsync<RequestFailedException>(() =>
            account.Releases(wire, retries: 0).ImportAsync(Release, Stop)
        );
    }
}
