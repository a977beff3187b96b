using Azure;
using ClaimLint.Domain.Tables;
using static ClaimLint.Storage.Tests.Batches.SampleRun;

namespace ClaimLint.Storage.Tests.Batches;

public sealed class RunStoreTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_begun_and_found()
    {
        var account = await azurite.NewAccountWithTablesAsync();

        var run = await account.Runs().StartAsync(Id, "acme", Stop);

        Assert.Equal((Id, "acme", RunState.Running, TestAccount.Now), (run.Id, run.Partner, run.State, run.Started));
        Assert.Equal(1, run.Attempts);
        AssertSame(run, await account.Runs().FindAsync(Id, Stop));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(250_000)]
    [InlineData(0.5)]
    public async Task What_is_saved_is_found_as_it_was(double linesPerSecond)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var run = await account.Runs().StartAsync(Id, "acme", Stop);

        var saved = await account.Runs().SaveAsync(Done(run) with { LinesPerSecond = linesPerSecond }, Stop);

        Assert.NotEqual(run.ETag, saved.ETag);
        AssertSame(saved, await account.Runs().FindAsync(Id, Stop));
        AssertSame(Done(run) with { LinesPerSecond = linesPerSecond, ETag = saved.ETag }, saved);
    }

    [Theory]
    [InlineData(RunState.Done)]
    [InlineData(RunState.Unreadable)]
    public async Task A_run_with_a_report_stays_as_it_is_when_its_event_comes_again(RunState state)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var run = Done(await account.Runs().StartAsync(Id, "acme", Stop)) with { State = state };
        var done = await account.Runs().SaveAsync(run, Stop);
        account.Time.Advance(TimeSpan.FromHours(1));
        var wire = new Wire();

        var again = await account.Runs(wire).StartAsync(Id, "acme", Stop);

        AssertSame(done, again);
        Assert.StartsWith("GET ", Assert.Single(wire.Sent), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Failed)]
    public async Task After_a_crash_or_a_failure_a_run_is_begun_again_and_the_attempts_are_counted(RunState state)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var first = await account.Runs().StartAsync(Id, "acme", Stop);
        await account
            .Runs()
            .SaveAsync(first with { State = state, Reason = "It broke.", Ended = TestAccount.Now, Rows = 7 }, Stop);
        account.Time.Advance(TimeSpan.FromHours(1));

        var second = await account.Runs().StartAsync(Id, "acme", Stop);

        Assert.Equal((RunState.Running, 2), (second.State, second.Attempts));
        Assert.Equal(TestAccount.Now.AddHours(1), second.Started);
        Assert.Equal((null, null, 0L), (second.Reason, second.Ended, second.Rows));
        AssertSame(second, await account.Runs().FindAsync(Id, Stop));
    }

    [Fact]
    public async Task A_save_over_a_version_that_another_changed_is_refused_and_changes_nothing()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var old = await account.Runs().StartAsync(Id, "acme", Stop);
        var newer = await account.Runs().StartAsync(Id, "acme", Stop);

        var told = await Assert.ThrowsAsync<RunChangedException>(() => account.Runs().SaveAsync(Done(old), Stop));

        Assert.Equal($"Run {Id} was changed by another since it was read.", told.Message);
        AssertSame(newer, await account.Runs().FindAsync(Id, Stop));
    }

    [Fact]
    public async Task A_run_that_was_never_read_is_not_saved_over_one_that_stands()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var standing = await account.Runs().StartAsync(Id, "acme", Stop);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            account.Runs().SaveAsync(new RunRecord(Id, "acme", RunState.Failed, TestAccount.Now), Stop)
        );

        AssertSame(standing, await account.Runs().FindAsync(Id, Stop));
    }

    [Fact]
    public async Task A_save_of_a_run_that_is_gone_is_refused()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var run = await account.Runs().StartAsync(Id, "acme", Stop);
        await account.RunRows.DeleteEntityAsync(Id, "run", cancellationToken: Stop);

        await Assert.ThrowsAsync<RunChangedException>(() => account.Runs().SaveAsync(run, Stop));

        Assert.Null(await account.Runs().FindAsync(Id, Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("../../../../../../../../../etc/p")]
    [InlineData("' or PartitionKey ne '0123456789")]
    public async Task A_text_that_is_no_run_id_is_not_asked_for(string text)
    {
        var wire = new Wire();

        Assert.Null(await azurite.NewAccount().Runs(wire).FindAsync(text, Stop));
        Assert.Equal(0, wire.Count);
    }

    [Fact]
    public async Task A_run_that_nobody_began_is_null()
    {
        var account = await azurite.NewAccountWithTablesAsync();

        Assert.Null(await account.Runs().FindAsync(Id, Stop));
    }

    [Fact]
    public async Task Storage_without_our_tables_is_told_as_such()
    {
        var account = azurite.NewAccount();

        var told = await Assert.ThrowsAsync<RequestFailedException>(() => account.Runs().StartAsync(Id, "acme", Stop));

        Assert.Equal("TableNotFound", told.ErrorCode);
    }

    [Fact]
    public async Task A_run_with_more_than_a_row_holds_is_refused_before_it_is_sent()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var run = await account.Runs().StartAsync(Id, "acme", Stop);

        await Assert.ThrowsAsync<InvalidTableException>(() =>
            account.Runs().SaveAsync(run with { Reason = new string('x', 40_000) }, Stop)
        );
    }
}
