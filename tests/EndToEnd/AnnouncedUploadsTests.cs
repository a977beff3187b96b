using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Functions.Batch;
using ClaimLint.Functions.Tests.Equivalence;
using ClaimLint.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ClaimLint.EndToEnd;

/// <summary>Uploads of which the app learns by the queue: Event Grid's messages, and those of the sweep.</summary>
public sealed class AnnouncedUploadsTests(RunningService running, OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private readonly Service service = running.Service;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_without_a_run_is_checked_when_a_message_announces_it(bool base64)
    {
        var path = $"acme/announced-{base64}.csv";
        var report = await service.CheckAsync(
            path,
            ClaimTexts.ToCsv([Claims.Of("C1", "M84.461A", new Dictionary<Field, string>())])
        );
        // As if its event had never come.
        await service
            .Tables.GetTableClient(StorageNames.Runs)
            .DeleteEntityAsync(report.Run, "run", cancellationToken: Stop);
        var message = $$"""
            {"eventType":"Microsoft.Storage.BlobCreated","data":{"api":"PutBlob"},
             "subject":"/blobServices/default/containers/claims-inbox/blobs/{{path}}"}
            """;

        await service.Queue.SendMessageAsync(
            base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(message)) : message,
            Stop
        );

        var again = await service.ReportAsync(report.Run);
        Assert.Equal("done", again.State);
        Assert.Equal(report.Files["summary.json"], again.Files["summary.json"]);
    }

    [Fact]
    public async Task The_sweep_announces_uploads_without_a_run_that_ended_well_and_leaves_young_ones_to_their_events()
    {
        var storage = StorageConnection.Of(azurite.ConnectionString);
        var start = DateTimeOffset.UtcNow;
        await new StoragePreparation(storage).PrepareAsync(Stop);
        var clock = new FakeTimeProvider(start);
        var runs = new RunStore(storage.Tables, clock);
        var inbox = storage.Blobs.GetBlobContainerClient(StorageNames.ClaimsInbox);
        string[] lost = ["acme/cut off.csv", "acme/failed.csv", "acme/lost and found.csv", "in no folder.csv"];
        foreach (var name in lost.Append("acme/checked.csv").Append("acme/hopeless.csv"))
            await inbox.GetBlobClient(name).UploadAsync(BinaryData.FromString("claim_id"), Stop);
        await RunAsync("acme/checked.csv", RunState.Done, attempts: 1);
        await RunAsync("acme/cut off.csv", RunState.Running, attempts: 1);
        await RunAsync("acme/failed.csv", RunState.Failed, attempts: 5);
        await RunAsync("acme/hopeless.csv", RunState.Failed, attempts: 10);
        var sweep = new InboxSweep(storage, runs, clock, NullLogger<InboxSweep>.Instance);

        await SweepAsync(TimeSpan.FromMinutes(29));
        Assert.Empty(await MessagesAsync(storage));
        // The runs may still be at work.
        await SweepAsync(TimeSpan.FromHours(1));
        Assert.Equal(lost[2..], await MessagesAsync(storage));
        await SweepAsync(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));
        Assert.Equal(lost, await MessagesAsync(storage));
        // The night's sweep, and one that comes late, look a week back.
        await SweepAsync(UntilHour(3));
        Assert.Equal(lost, await MessagesAsync(storage));
        await SweepAsync(UntilHour(12));
        Assert.Empty(await MessagesAsync(storage));
        await SweepAsync(UntilHour(12), late: true);
        Assert.Equal(lost, await MessagesAsync(storage));
        await SweepAsync(TimeSpan.FromDays(8), late: true);
        Assert.Empty(await MessagesAsync(storage));

        TimeSpan UntilHour(int hour) => start.UtcDateTime.Date.AddDays(2).AddHours(hour) - start.UtcDateTime;

        async Task RunAsync(string path, RunState state, int attempts)
        {
            var upload = await inbox.GetBlobClient(path).GetPropertiesAsync(cancellationToken: Stop);
            var id = RunId.Of(path, upload.Value.ETag);
            for (var attempt = 1; attempt < attempts; attempt++)
                await runs.StartAsync(id, "acme", Stop);
            await runs.SaveAsync(await runs.StartAsync(id, "acme", Stop) with { State = state }, Stop);
        }

        async Task SweepAsync(TimeSpan after, bool late = false)
        {
            clock.SetUtcNow(start + after);
            await sweep.Sweep(new() { IsPastDue = late }, Stop);
        }
    }

    /// <summary>The paths that the queue's messages name; they are taken out of it.</summary>
    private static async Task<IReadOnlyList<string>> MessagesAsync(StorageConnection storage)
    {
        var queue = storage.Queues.GetQueueClient(StorageNames.UploadEvents);
        var messages = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromHours(1), Stop)).Value;
        return [.. messages.Select(message => message.Body.ToString().Split("/blobs/")[1].TrimEnd('}', '"'))];
    }
}
