using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Moq;

namespace ClaimLint.Storage.Tests;

public sealed class StoragePreparationTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task AssertPreparedAsync(TestAccount account)
    {
        var containers = new List<string>();
        await foreach (var container in account.Blobs().GetBlobContainersAsync(cancellationToken: Stop))
            containers.Add(container.Name);
        var tables = new List<string>();
        await foreach (var table in account.Tables().QueryAsync(cancellationToken: Stop))
            tables.Add(table.Name);
        Assert.Equal(StorageNames.Containers.Order(StringComparer.Ordinal), containers.Order(StringComparer.Ordinal));
        Assert.Equal(StorageNames.Tables.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_makes_what_is_missing_and_keeps_what_is_there()
    {
        var account = azurite.NewAccount();
        await new StoragePreparation(account.Connection).PrepareAsync(Stop);
        await AssertPreparedAsync(account);
        await account.Results.UploadBlobAsync("kept", new BinaryData("kept"), Stop);
        await account.Runs().StartAsync(RunId.Of("a", "b"), "acme", Stop);
        await account.Blobs().GetBlobContainerClient(StorageNames.ClaimsInbox).DeleteAsync(cancellationToken: Stop);

        await new StoragePreparation(account.Connection).PrepareAsync(Stop);

        await AssertPreparedAsync(account);
        Assert.True(await account.Results.GetBlobClient("kept").ExistsAsync(Stop));
        Assert.NotNull(await account.Runs().FindAsync(RunId.Of("a", "b"), Stop));
    }

    [Fact]
    public async Task Several_instances_may_prepare_at_once()
    {
        var account = azurite.NewAccount();

        await Task.WhenAll(
            Enumerable.Range(1, 4).Select(_ => new StoragePreparation(account.Connection).PrepareAsync(Stop))
        );

        await AssertPreparedAsync(account);
    }

    [Theory]
    [InlineData(Fate.RequestLost)]
    [InlineData(Fate.AnswerLost)]
    [InlineData(Fate.Busy)]
    public async Task A_request_that_fails_once_is_sent_again_and_nobody_notices(Fate fate)
    {
        var account = azurite.NewAccount();
        var failed = new HashSet<string>();
        var wire = new Wire
        {
            FateOf = (_, request) =>
            {
                lock (failed)
                    return failed.Add(request.RequestUri!.PathAndQuery + request.Method) ? fate : Fate.Passes;
            },
        };

        await new StoragePreparation(account.Over(wire)).PrepareAsync(Stop);

        await AssertPreparedAsync(account);
    }

    [Theory]
    [InlineData("ContainerBeingDeleted")]
    [InlineData("AuthorizationFailure")]
    public async Task What_storage_refuses_is_thrown(string error)
    {
        var account = azurite.NewAccount();
        var container = new Mock<BlobContainerClient>();
        container
            .Setup(client =>
                client.CreateIfNotExistsAsync(
                    It.IsAny<PublicAccessType>(),
                    It.IsAny<IDictionary<string, string>>(),
                    It.IsAny<BlobContainerEncryptionScopeOptions>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new RequestFailedException(409, "", error, null));
        var blobs = new Mock<BlobServiceClient>();
        blobs.Setup(client => client.GetBlobContainerClient(It.IsAny<string>())).Returns(container.Object);
        var connection = account.Connection;

        var told = await Assert.ThrowsAsync<RequestFailedException>(() =>
            new StoragePreparation(
                new StorageConnection("Mocked", blobs.Object, connection.Queues, connection.Tables)
            ).PrepareAsync(Stop)
        );

        Assert.Equal(error, told.ErrorCode);
    }
}
