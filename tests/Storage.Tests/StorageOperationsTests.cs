using Azure.Data.Tables;

namespace ClaimLint.Storage.Tests;

/// <summary>What a run asks of storage is counted by service and kind, apart from what others ask at the same time.</summary>
public sealed class StorageOperationsTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_count_by_service_and_kind()
    {
        var connection = azurite.NewAccount().Connection;
        var counted = StorageOperations.CountApart();

        await connection.Tables.CreateTableAsync("Made", Stop);
        var table = connection.Tables.GetTableClient("Made");
        await table.AddEntityAsync(new TableEntity("a", "b"), Stop);
        await table.GetEntityAsync<TableEntity>("a", "b", cancellationToken: Stop);
        await foreach (var _ in table.QueryAsync<TableEntity>(cancellationToken: Stop)) { }
        await table.DeleteEntityAsync("a", "b", cancellationToken: Stop);
        var container = connection.Blobs.GetBlobContainerClient("made");
        await container.CreateAsync(cancellationToken: Stop);
        await container.UploadBlobAsync("one", BinaryData.FromString("1"), Stop);
        await container.GetBlobClient("one").DownloadContentAsync(Stop);
        await container.GetBlobClient("one").GetPropertiesAsync(cancellationToken: Stop);
        await foreach (var _ in container.GetBlobsAsync(cancellationToken: Stop)) { }
        await connection.Queues.CreateQueueAsync("made", cancellationToken: Stop);
        await connection.Queues.GetQueueClient("made").ReceiveMessageAsync(cancellationToken: Stop);

        Assert.Equal(
            [
                "Blob Read 2",
                "Blob List 1",
                "Blob Write 2",
                "Queue Read 1",
                "Queue Write 1",
                "Table Read 1",
                "Table List 1",
                "Table Write 2",
                "Table Delete 1",
            ],
            Told(counted)
        );
    }

    [Fact]
    public async Task Two_that_work_at_once_are_counted_apart_with_all_that_they_start()
    {
        var connection = azurite.NewAccount().Connection;
        var (first, second) = (AskAsync(1), AskAsync(3));

        Assert.Equal(["Queue List 1"], Told(await first));
        Assert.Equal(["Queue List 3"], Told(await second));

        async Task<StorageOperations> AskAsync(int times)
        {
            var counted = StorageOperations.CountApart();
            await Task.Run(
                async () =>
                {
                    for (var i = 0; i < times; i++)
                        await foreach (var _ in connection.Queues.GetQueuesAsync(cancellationToken: Stop)) { }
                },
                Stop
            );
            return counted;
        }
    }

    [Fact]
    public async Task A_call_that_is_tried_again_counts_once()
    {
        using var wire = new Wire { FateOf = (number, _) => number < 3 ? Fate.RequestLost : Fate.Passes };
        var counted = StorageOperations.CountApart();

        await foreach (var _ in azurite.NewAccount().Tables(wire).QueryAsync(cancellationToken: Stop)) { }

        Assert.Equal(3, wire.Count);
        Assert.Equal("Table", Assert.Single(counted.Counts).Service.ToString());
        Assert.Equal(1, counted.Counts[0].Count);
    }

    [Fact]
    public async Task The_process_counts_everything()
    {
        var before = Lists();
        await foreach (var _ in azurite.NewAccount().Connection.Queues.GetQueuesAsync(cancellationToken: Stop)) { }

        Assert.True(Lists() > before);

        static long Lists() =>
            StorageOperations
                .OfProcess.Counts.Where(one =>
                    one is { Service: StorageService.Queue, Kind: StorageOperationKind.List }
                )
                .Sum(one => one.Count);
    }

    private static IEnumerable<string> Told(StorageOperations counted) =>
        counted.Counts.Select(one => $"{one.Service} {one.Kind} {one.Count}");
}
