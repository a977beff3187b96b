using Azure;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>The releases of one publication become ready together.</summary>
public sealed class PublicationTests(RunningAzurite azurite)
{
    private static readonly ReleaseRows[] Publication = [Samples.Pairs, Samples.Diagnoses];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Fate.RequestLost)]
    [InlineData(Fate.AnswerLost)]
    public async Task Broken_off_at_any_request_a_reader_sees_all_of_them_or_none_and_the_next_import_completes_it(
        Fate fate
    )
    {
        var undisturbed = new Wire();
        await ImportAsync(await azurite.NewAccountWithTablesAsync(), undisturbed);
        var complete = 0;
        for (var broken = 1; broken <= undisturbed.Count; broken++)
        {
            var account = await azurite.NewAccountWithTablesAsync();
            var wire = new Wire { FateOf = (number, _) => number == broken ? fate : Fate.Passes };
            await Assert.ThrowsAsync<RequestFailedException>(() => ImportAsync(account, wire));

            var seen = await ReadyAsync(account);
            Assert.True(seen is 0 or 2, $"Broken off at request {broken}, {seen} of 2 releases are ready.");
            complete += seen / 2;

            var results = await ImportAsync(account, new Wire());
            Assert.All(
                results,
                result =>
                    Assert.Equal(seen == 2 ? ImportOutcome.AlreadyPresent : ImportOutcome.Imported, result.Outcome)
            );
            Assert.Equal(2, await ReadyAsync(account));
            Assert.Equal(await RowsOfAsync(account), await account.CountCodesAsync());
        }

        // Only the answer to the very last write can be lost after it decided.
        Assert.Equal(fate == Fate.AnswerLost ? 1 : 0, complete);
    }

    [Fact]
    public async Task An_import_that_begins_and_ends_at_any_request_of_another_wins_with_all_releases()
    {
        var undisturbed = new Wire();
        await ImportAsync(await azurite.NewAccountWithTablesAsync(), undisturbed);
        for (var at = 1; at <= undisturbed.Count; at++)
        {
            var account = await azurite.NewAccountWithTablesAsync();
            var wire = new Wire();
            wire.Before = async (number, _) =>
            {
                if (number == at)
                    await ImportAsync(account, new Wire());
            };

            await ImportAsync(account, wire);

            Assert.Equal(2, await ReadyAsync(account));
            Assert.Equal(await RowsOfAsync(account), await account.CountCodesAsync());
        }
    }

    [Fact]
    public async Task Where_one_is_refused_none_is_imported()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var other = Samples.Pairs.WithRows(Samples.Pairs.Rows.Skip(1));
        await account.Releases().ImportAsync(other, Stop);

        var result = Assert.Single(await ImportAsync(account, new Wire()));

        Assert.Equal(ImportOutcome.Refused, result.Outcome);
        Assert.Equal(other.Release.System, Assert.Single(await account.Releases().ListAsync(Stop)).Release.System);
    }

    [Fact]
    public async Task Retiring_one_of_them_leaves_the_other_in_use()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await ImportAsync(account, new Wire());

        await new ReleaseSwitch(account.Tables()).RetireAsync(
            Samples.Pairs.Release.System,
            Samples.Pairs.Release.Version,
            Stop
        );

        Assert.Equal(1, await ReadyAsync(account));
    }

    private static Task<IReadOnlyList<ImportResult>> ImportAsync(TestAccount account, Wire wire) =>
        account.Releases(wire, retries: 0).ImportAsync(Publication, progress: null, Stop);

    private static async Task<int> ReadyAsync(TestAccount account)
    {
        using var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);
        return cache.Current!.Ready.Count;
    }

    /// <summary>Entities that the two releases in storage consist of.</summary>
    private static async Task<int> RowsOfAsync(TestAccount account) =>
        (await account.Releases().ListAsync(Stop)).Sum(stored =>
            CodeEntities
                .Of(stored.Rows, Publication.Single(release => release.Release.System == stored.Release.System))
                .Count()
        );
}
