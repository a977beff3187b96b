using System.Diagnostics.Metrics;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Validation;
using ClaimLint.Functions.Batch;
using ClaimLint.Functions.Startup;
using ClaimLint.Functions.Tables;
using ClaimLint.Functions.Telemetry;
using ClaimLint.Functions.Tests.Batch;
using ClaimLint.Functions.Tests.Equivalence;
using ClaimLint.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimLint.EndToEnd;

/// <summary>Storage that is away while a file is handled: the work is done when it is back, without another delivery of the event.</summary>
public sealed class StorageAwayTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Inbox = "acme/away.csv";
    private const string UnitLimits =
        "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n"
        + "20957,1,3 Date of Service Edit: Clinical,Clinical: Data\n";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ImpatientClock clock = new();
    private readonly BlobServiceClient blobs = new(azurite.ConnectionString, StorageConnection.BlobOptions());
    private readonly TableServiceClient tables = new(azurite.ConnectionString, StorageConnection.TableOptions());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_survives_a_minute_without_storage_whichever_request_is_the_first_to_fail()
    {
        using var app = await AppAsync();
        await UploadAsync(
            StorageNames.ClaimsInbox,
            Inbox,
            ClaimTexts.ToCsv([Claims.Of("C1", "M84.461A", new Dictionary<Field, string>())]),
            []
        );
        var undisturbed = await CheckAsync(app, new FailingTransport(clock, int.MaxValue, Minute));

        for (var after = 0; after < undisturbed.Requests; after++)
        {
            var disturbed = await CheckAsync(app, new FailingTransport(clock, after, Minute));

            Assert.True(disturbed.Requests > undisturbed.Requests, $"{disturbed.Requests} requests");
            Assert.Equal((RunState.Done, 1), (disturbed.Run.State, disturbed.Run.Attempts));
            Assert.Null(disturbed.Run.Reason);
            Assert.Equal(undisturbed.Report, disturbed.Report);
        }
    }

    [Fact]
    public async Task A_run_whose_storage_stays_away_is_left_to_the_next_delivery()
    {
        using var app = await AppAsync();
        await UploadAsync(
            StorageNames.ClaimsInbox,
            Inbox,
            ClaimTexts.ToCsv([Claims.Of("C1", "M84.461A", new Dictionary<Field, string>())]),
            []
        );
        var began = clock.GetUtcNow();

        await Assert.ThrowsAsync<RequestFailedException>(() =>
            CheckAsync(app, new FailingTransport(clock, after: 5, StorageRetries.Limit * 2))
        );

        Assert.InRange(clock.GetUtcNow() - began, StorageRetries.Limit - Minute, StorageRetries.Limit);
        Assert.Empty(await ReportAsync());
    }

    [Fact]
    public async Task An_import_survives_a_minute_without_storage_whichever_request_is_the_first_to_fail()
    {
        using var app = await AppAsync();
        var requests = int.MaxValue;
        for (var after = 0; after < requests; after += 5)
        {
            var path = $"away/{after}/mue.csv";
            var effective = new DateOnly(2025, 10, 1).AddMonths(after).ToString("yyyy-MM-dd");
            await UploadAsync(
                StorageNames.CodeTablesInbox,
                path,
                Encoding.UTF8.GetBytes(UnitLimits),
                new() { ["effective"] = effective }
            );
            var storage = new FailingTransport(clock, after, Minute);
            var client = new BlobServiceClient(
                azurite.ConnectionString,
                Failing(StorageConnection.BlobOptions(), storage)
            );
            var rows = new TableServiceClient(
                azurite.ConnectionString,
                Failing(StorageConnection.TableOptions(), storage)
            );
            var import = new TablesImport(
                client,
                new ReleaseStore(rows, TimeProvider.System, client),
                app.Cache,
                Retries(),
                NullLogger<TablesImport>.Instance
            );

            await import.RunAsync(
                client.GetBlobContainerClient(StorageNames.CodeTablesInbox).GetBlobClient(path),
                path,
                Stop
            );

            var result = await blobs
                .GetBlobContainerClient(StorageNames.CodeTablesResults)
                .GetBlobClient(path + ".json")
                .DownloadContentAsync(Stop);
            var releases = result
                .Value.Content.ToObjectFromJson<System.Text.Json.JsonElement>()
                .GetProperty("releases");
            Assert.Equal(effective, Assert.Single(releases.EnumerateArray()).GetProperty("effectiveFrom").GetString());
            requests = storage.Requests;
        }
    }

    /// <summary>Checks the upload as if for the first time.</summary>
    private async Task<Checked> CheckAsync(App app, FailingTransport storage)
    {
        var inbox = blobs.GetBlobContainerClient(StorageNames.ClaimsInbox).GetBlobClient(Inbox);
        var id = RunId.Of(Inbox, (await inbox.GetPropertiesAsync(cancellationToken: Stop)).Value.ETag);
        await tables.GetTableClient(StorageNames.Runs).DeleteEntityAsync(id, "run", cancellationToken: Stop);
        foreach (var file in (await ReportAsync()).Keys)
            await blobs
                .GetBlobContainerClient(StorageNames.ClaimsResults)
                .DeleteBlobAsync(file, cancellationToken: Stop);
        var client = new BlobServiceClient(azurite.ConnectionString, Failing(StorageConnection.BlobOptions(), storage));
        var rows = new TableServiceClient(azurite.ConnectionString, Failing(StorageConnection.TableOptions(), storage));
        var run = new BatchRun(
            app.Loading,
            RuleSet.Catalog,
            new RunStore(rows, clock),
            new ReportStore(client),
            app.Instruments,
            Retries(),
            clock,
            NullLogger<BatchRun>.Instance
        );

        await run.CheckAsync(client.GetBlobContainerClient(StorageNames.ClaimsInbox).GetBlobClient(Inbox), Inbox, Stop);

        return new Checked(
            (await new RunStore(tables, clock).FindAsync(id, Stop))!,
            await ReportAsync(),
            storage.Requests
        );
    }

    /// <summary>Each try fails at once: what the clients themselves wait for is left out.</summary>
    private static TOptions Failing<TOptions>(TOptions options, FailingTransport storage)
        where TOptions : ClientOptions
    {
        options.Transport = storage;
        options.Retry.MaxRetries = 0;
        return options;
    }

    private StorageRetries Retries() => new(clock, NullLogger<StorageRetries>.Instance);

    private async Task UploadAsync(string container, string path, byte[] content, Dictionary<string, string> said) =>
        await blobs
            .GetBlobContainerClient(container)
            .GetBlobClient(path)
            .UploadAsync(BinaryData.FromBytes(content), new BlobUploadOptions { Metadata = said }, Stop);

    /// <summary>The files of the report, as text by path.</summary>
    private async Task<SortedDictionary<string, string>> ReportAsync()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var results = blobs.GetBlobContainerClient(StorageNames.ClaimsResults);
        await foreach (var file in results.GetBlobsAsync(cancellationToken: Stop))
        {
            var content = await results.GetBlobClient(file.Name).DownloadContentAsync(Stop);
            files[file.Name] = content.Value.Content.ToString();
        }

        return files;
    }

    private async Task<App> AppAsync()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new(StorageNames.Connection, azurite.ConnectionString),
                // No table is needed here.
                new(CodeTablesLoading.ImportSetting, "false"),
            ])
            .Build();
        var app = new App(StorageConnection.Read(settings), settings);
        await app.Loading.StartAsync(Stop);
        await app.Loading.ReadyAsync(Stop);
        return app;
    }

    private sealed record Checked(RunRecord Run, IReadOnlyDictionary<string, string> Report, int Requests);

    /// <summary>What of the program the work needs, with storage that does not fail.</summary>
    private sealed class App : IDisposable, IMeterFactory
    {
        public App(StorageConnection storage, IConfiguration settings)
        {
            var store = new ReleaseStore(storage.Tables, TimeProvider.System, storage.Blobs);
            Cache = new CodeTablesCache(store);
            Loading = new CodeTablesLoading(
                new StoragePreparation(storage),
                store,
                Cache,
                settings,
                TimeProvider.System,
                NullLogger<CodeTablesLoading>.Instance
            );
            Instruments = new Instruments(this, Cache, TimeProvider.System);
        }

        public CodeTablesCache Cache { get; }

        public CodeTablesLoading Loading { get; }

        public Instruments Instruments { get; }

        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
            Loading.Dispose();
            Cache.Dispose();
        }
    }
}
