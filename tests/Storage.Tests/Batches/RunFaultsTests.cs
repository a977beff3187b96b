using Azure;
using Azure.Data.Tables;
using Moq;
using static ClaimLint.Storage.Tests.Batches.SampleRun;

namespace ClaimLint.Storage.Tests.Batches;

/// <summary>Runs over a storage that fails, and runs that others change meanwhile.</summary>
public sealed class RunFaultsTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Fate.RequestLost, 1)]
    [InlineData(Fate.AnswerLost, 1)]
    [InlineData(Fate.Busy, 2)]
    public async Task A_request_that_fails_once_or_twice_is_sent_again_and_counts_once(Fate fate, int times)
    {
        for (var broken = 1; broken <= 4; broken++)
        {
            var account = await azurite.NewAccountWithTablesAsync();
            var wire = new Wire
            {
                FateOf = (number, _) => number >= broken && number < broken + times ? fate : Fate.Passes,
            };
            var runs = account.Runs(wire);

            var begun = await runs.StartAsync(Id, "acme", Stop);
            var done = await runs.SaveAsync(Done(begun), Stop);

            Assert.Equal(1, done.Attempts);
            AssertSame(done, await account.Runs().FindAsync(Id, Stop));
            AssertSame(Done(begun) with { ETag = done.ETag }, done);
        }
    }

    [Fact]
    public async Task Two_who_begin_the_same_run_at_once_both_run_and_are_counted()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        RunRecord? second = null;
        var wire = new Wire
        {
            Before = async (number, _) =>
            {
                // Between the first one's look and its insert.
                if (number == 2)
                    second = await account.Runs().StartAsync(Id, "acme", Stop);
            },
        };

        var first = await account.Runs(wire).StartAsync(Id, "acme", Stop);

        Assert.Equal((1, 2), (second!.Attempts, first.Attempts));
        await Assert.ThrowsAsync<RunChangedException>(() => account.Runs().SaveAsync(Done(second), Stop));
        AssertSame(first, await account.Runs().FindAsync(Id, Stop));
    }

    [Fact]
    public async Task One_who_begins_while_another_ends_the_run_finds_it_done()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var first = await account.Runs().StartAsync(Id, "acme", Stop);
        RunRecord? done = null;
        var wire = new Wire
        {
            Before = async (number, _) =>
            {
                if (number == 2)
                    done = await account.Runs().SaveAsync(Done(first), Stop);
            },
        };

        AssertSame((await account.Runs(wire).StartAsync(Id, "acme", Stop)), done);
    }

    [Fact]
    public async Task One_who_is_always_too_late_gives_up()
    {
        var standing = new TableEntity(Id, "run")
        {
            ["Partner"] = "acme",
            ["State"] = "Running",
            ["Writer"] = "another",
        };
        var table = new Mock<TableClient>();
        table
            .Setup(client =>
                client.GetEntityIfExistsAsync<TableEntity>(
                    Id,
                    "run",
                    It.IsAny<IEnumerable<string>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(Response.FromValue(standing, Mock.Of<Response>()));
        table
            .Setup(client =>
                client.UpdateEntityAsync(
                    It.IsAny<TableEntity>(),
                    It.IsAny<ETag>(),
                    TableUpdateMode.Replace,
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new RequestFailedException(412, "", "UpdateConditionNotSatisfied", null));
        var tables = new Mock<TableServiceClient>();
        tables.Setup(client => client.GetTableClient(StorageNames.Runs)).Returns(table.Object);

        var told = await Assert.ThrowsAsync<RunChangedException>(() =>
            new RunStore(tables.Object, TimeProvider.System).StartAsync(Id, "acme", Stop)
        );

        Assert.Equal($"Run {Id} is being changed by others.", told.Message);
        table.Verify(
            client =>
                client.UpdateEntityAsync(
                    It.IsAny<TableEntity>(),
                    It.IsAny<ETag>(),
                    TableUpdateMode.Replace,
                    It.IsAny<CancellationToken>()
                ),
            Times.Exactly(5)
        );
    }
}
