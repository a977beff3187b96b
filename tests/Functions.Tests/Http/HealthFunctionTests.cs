using Azure;
using Azure.Data.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Publications;
using ClaimLint.Functions.Http;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClaimLint.Functions.Tests.Http;

/// <summary>What health answers while lines can be checked, and while they cannot.</summary>
public sealed class HealthFunctionTests : IDisposable
{
    private readonly TablesInMemory storage = new();
    private readonly ReleaseStore store;
    private readonly CodeTablesCache cache;

    public HealthFunctionTests()
    {
        store = new ReleaseStore(storage, TimeProvider.System);
        cache = new CodeTablesCache(store);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task Before_the_tables_are_loaded_it_is_503_and_not_ready()
    {
        var reply = await AskAsync();

        Assert.Equal(503, reply.Status);
        Assert.Equal("notReady", StatusOf(reply));
        Assert.Equal(["The code tables are not loaded."], ReasonsOf(reply));
        Assert.Equal(0, reply.Body.GetProperty("releases").GetInt32());
    }

    [Fact]
    public async Task With_tables_in_memory_it_is_ready()
    {
        await LoadAsync();

        var reply = await AskAsync();

        Assert.Equal(200, reply.Status);
        Assert.Equal("ready", StatusOf(reply));
        Assert.Empty(ReasonsOf(reply));
        Assert.Equal(cache.Current!.Ready.Count, reply.Body.GetProperty("releases").GetInt32());
        Assert.True(reply.Body.TryGetProperty("stale", out _));
        Assert.Equal(0, reply.Body.GetProperty("changed").GetArrayLength());
    }

    [Fact]
    public async Task Storage_that_is_away_makes_it_degraded_while_lines_are_checked_all_the_same()
    {
        await LoadAsync();
        storage.Fault = new RequestFailedException(503, Bodies.Secret, "ServerBusy", null);
        await Assert.ThrowsAsync<RequestFailedException>(() => cache.RefreshAsync(Stop));

        var reply = await AskAsync();
        var context = Api.Request(Bodies.GoodLine);
        var line = await Api.AnswerAsync(
            context,
            await Api.Validation(cache, RuleSet.Catalog).ValidateLine(context.Request, Stop)
        );

        Assert.Equal((200, "degraded"), (reply.Status, StatusOf(reply)));
        Assert.Equal(
            [
                "Storage is not reached: files and imports wait.",
                "The last refresh of the code tables failed. Storage: it answered 503 ServerBusy.",
            ],
            ReasonsOf(reply)
        );
        Assert.DoesNotContain(Bodies.Secret, reply.Text, StringComparison.Ordinal);
        Assert.Equal((200, "accept"), (line.Status, line.Body.GetProperty("verdict").GetString()));

        storage.Fault = null;
        Assert.False(await cache.RefreshAsync(Stop));
        Assert.Equal("ready", StatusOf(await AskAsync()));
    }

    [Fact]
    public async Task A_release_that_cannot_be_read_makes_it_degraded_until_it_can()
    {
        await LoadAsync();
        var releases = storage.GetTableClient(StorageNames.CodeReleases);
        TableEntity first = null!;
        await foreach (var entity in releases.QueryAsync<TableEntity>(cancellationToken: Stop))
            first ??= entity;
        var state = first["State"];
        first["State"] = "Retird";
        await releases.UpsertEntityAsync(first, TableUpdateMode.Replace, Stop);
        await cache.RefreshAsync(Stop);

        var reply = await AskAsync();

        Assert.Equal((200, "degraded"), (reply.Status, StatusOf(reply)));
        Assert.Equal(
            $"{first.PartitionKey} {first.RowKey} cannot be read, and {first.PartitionKey} is not checked: 'Retird' is not a state.",
            Assert.Single(ReasonsOf(reply))
        );

        first["State"] = state;
        await releases.UpsertEntityAsync(first, TableUpdateMode.Replace, Stop);
        await cache.RefreshAsync(Stop);
        Assert.Equal("ready", StatusOf(await AskAsync()));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_stays_reported_though_no_release_changed()
    {
        await LoadAsync();
        var codes = storage.GetTableClient(StorageNames.Codes);
        var address = cache.Current!.Ready.First(one => one.Release.System == "icd-10-cm").AddressOf("E119");
        var row = (
            await codes.GetEntityIfExistsAsync<TableEntity>(
                address.PartitionKey,
                address.RowKey,
                cancellationToken: Stop
            )
        ).Value!;
        row["billable"] = "X";
        await codes.UpsertEntityAsync(row, TableUpdateMode.Replace, Stop);
        await cache.ReloadAsync(Stop);

        Assert.False(await cache.RefreshAsync(Stop));
        Assert.Equal("degraded", StatusOf(await AskAsync()));

        row["billable"] = "Y";
        await codes.UpsertEntityAsync(row, TableUpdateMode.Replace, Stop);
        Assert.True(await cache.RefreshAsync(Stop));
        Assert.Equal("ready", StatusOf(await AskAsync()));
        Assert.False(await cache.RefreshAsync(Stop));
    }

    private static string? StatusOf(Reply reply) => reply.Body.GetProperty("status").GetString();

    private static IEnumerable<string?> ReasonsOf(Reply reply) =>
        reply.Body.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString());

    private async Task LoadAsync()
    {
        foreach (var release in TableFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")))
            await store.ImportAsync(release, Stop);
        await cache.RefreshAsync(Stop);
    }

    private async Task<Reply> AskAsync()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new(StorageNames.Connection, "UseDevelopmentStorage=true")])
            .Build();
        // Never started: nothing is asked of this connection.
        using var loading = new CodeTablesLoading(
            new StoragePreparation(StorageConnection.Read(settings)),
            store,
            cache,
            settings,
            TimeProvider.System,
            NullLogger<CodeTablesLoading>.Instance
        );
        var context = new DefaultHttpContext();
        var health = new HealthFunction(cache, loading, storage, TimeProvider.System);
        return await Api.AnswerAsync(context, await health.Health(context.Request, Stop));
    }
}
