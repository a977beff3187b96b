using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Time.Testing;

namespace ClaimLint.Storage.Tests;

/// <summary>A storage account of one test.</summary>
public sealed class TestAccount(string connectionString)
{
    public static readonly DateTimeOffset Now = new(2025, 11, 10, 8, 30, 15, TimeSpan.Zero);

    public string ConnectionString { get; } = connectionString;

    public FakeTimeProvider Time { get; } = new(Now);

    /// <summary>As the product connects.</summary>
    public StorageConnection Connection => StorageConnection.Of(ConnectionString);

    public TableClient Codes => Tables().GetTableClient(StorageNames.Codes);

    public TableClient CodeReleases => Tables().GetTableClient(StorageNames.CodeReleases);

    public TableClient RunRows => Tables().GetTableClient(StorageNames.Runs);

    public BlobContainerClient Results => Blobs().GetBlobContainerClient(StorageNames.ClaimsResults);

    public BlobContainerClient Snapshots => Blobs().GetBlobContainerClient(StorageNames.CodeTablesSnapshots);

    /// <summary>A client with the product's options, over a wire of the test's own, that tries again at once.</summary>
    /// <param name="wire">What may go wrong.</param>
    /// <param name="retries">None: the first fault breaks off what was under way, as the end of the process would.</param>
    public TableServiceClient Tables(Wire? wire = null, int retries = 3) =>
        new(ConnectionString, Over(wire, retries, StorageConnection.TableOptions()));

    public BlobServiceClient Blobs(Wire? wire = null, int retries = 3) =>
        new(ConnectionString, Over(wire, retries, StorageConnection.BlobOptions()));

    public QueueServiceClient Queues(Wire wire) =>
        new(ConnectionString, Over(wire, retries: 3, StorageConnection.QueueOptions()));

    public ReleaseStore Releases(Wire? wire = null, int retries = 3) =>
        new(Tables(wire, retries), Time, Blobs(wire, retries));

    public RunStore Runs(Wire? wire = null, int retries = 3) => new(Tables(wire, retries), Time);

    public ReportStore Reports(Wire? wire = null, int retries = 3) => new(Blobs(wire, retries));

    /// <summary>The connection over a wire of the test's own.</summary>
    public StorageConnection Over(Wire wire) =>
        new(StorageNames.Connection, Blobs(wire), Connection.Queues, Tables(wire));

    private static TOptions Over<TOptions>(Wire? wire, int retries, TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        if (wire is not null)
            options.Transport = new HttpClientTransport(new HttpClient(wire));
        return options;
    }
}
