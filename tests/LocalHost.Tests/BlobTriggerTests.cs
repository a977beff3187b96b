using System.Text.Json;
using Azure.Storage.Sas;

namespace ClaimLint.LocalHost.Tests;

public sealed class BlobTriggerTests(RunningAzurite azurite)
{
    private readonly TestHost test = new(azurite);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_path_takes_the_whole_name_with_its_slashes()
    {
        await using var host = await test.StartAsync();
        await UploadAsync("acme/nightly/x.csv", "1");

        Assert.Equal("acme/nightly/x.csv=1", await NextAsync());
    }

    [Fact]
    public async Task A_blob_version_is_handled_once_across_restarts_and_an_overwritten_one_again()
    {
        await using (await test.StartAsync())
        {
            await UploadAsync("a", "1");
            Assert.Equal("a=1", await NextAsync());
            await test.Log.WaitForAsync(1, Stop);
        }

        await using (await test.StartAsync())
        {
            // Blobs come in the order of their names, one at a time: an "a" handled twice would come before "b".
            await UploadAsync("b", "2");
            Assert.Equal("b=2", await NextAsync());
            await UploadAsync("a", "3");
            Assert.Equal("a=3", await NextAsync());
        }
    }

    [Fact]
    public async Task A_blob_whose_call_fails_is_tried_again_until_it_succeeds()
    {
        var tries = 0;
        test.Calls.OnBlob = (_, _) => ++tries < 3 ? throw new InvalidOperationException() : Task.CompletedTask;
        await using var host = await test.StartAsync();
        await UploadAsync("a", "1");

        await test.Log.WaitForAsync(1, Stop);

        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task After_five_tries_a_blob_is_in_the_poison_queue_and_left_alone_and_no_log_has_its_name()
    {
        test.Calls.OnBlob = (_, path) =>
            path == "jane-doe.csv" ? throw new InvalidOperationException(path) : Task.CompletedTask;
        await using var host = await test.StartAsync();
        await UploadAsync("jane-doe.csv", "1");
        await test.Log.WaitForAsync(3, Stop);
        await UploadAsync("zzz", "2");

        for (var i = 0; i < 5; i++)
            Assert.Equal("jane-doe.csv=1", await NextAsync());
        Assert.Equal("zzz=2", await NextAsync());
        var poison = await PoisonAsync();
        Assert.Equal("Inbox", poison.GetProperty("FunctionId").GetString());
        Assert.Equal("BlockBlob", poison.GetProperty("BlobType").GetString());
        Assert.Equal("jane-doe.csv", poison.GetProperty("BlobName").GetString());
        Assert.NotEqual("", poison.GetProperty("ETag").GetString());
        Assert.DoesNotContain("jane-doe", test.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_deleted_while_its_call_fails_is_not_tried_again()
    {
        test.Calls.OnBlob = async (blob, path) =>
        {
            if (path != "a")
                return;
            await blob.DeleteAsync(cancellationToken: Stop);
            throw new InvalidOperationException();
        };
        await using var host = await test.StartAsync();
        await UploadAsync("a", "1");
        await test.Log.WaitForAsync(4, Stop);
        await UploadAsync("b", "2");

        Assert.Equal("a=1", await NextAsync());
        Assert.Equal("b=2", await NextAsync());
    }

    [Fact]
    public async Task A_call_ended_by_the_stop_is_made_again_by_the_next_host()
    {
        var under = new TaskCompletionSource();
        var host = await test.StartAsync();
        test.Calls.OnBlob = async (_, _) =>
        {
            under.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, Stop);
        };
        await UploadAsync("a", "1");
        await under.Task.WaitAsync(Stop);
        await host.StopAsync(Stop);
        await host.DisposeAsync();
        test.Calls.OnBlob = (_, _) => Task.CompletedTask;

        await using var second = await test.StartAsync();

        Assert.Equal("a=1", await NextAsync());
        Assert.Equal("a=1", await NextAsync());
    }

    [Fact]
    public async Task A_call_under_way_may_finish_while_the_host_stops()
    {
        var (under, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        test.Calls.OnBlob = (_, _) =>
        {
            under.SetResult();
            return finish.Task;
        };
        var host = await test.StartAsync(builder => builder.LocalHost.DrainTime = TimeSpan.FromMinutes(1));
        await UploadAsync("a", "1");
        await under.Task.WaitAsync(Stop);
        var stopping = host.StopAsync(Stop);
        finish.SetResult();
        await stopping;
        await host.DisposeAsync();
        test.Calls.OnBlob = (_, _) => Task.CompletedTask;

        await using var second = await test.StartAsync();
        await UploadAsync("b", "2");

        Assert.Equal(["a=1", "b=2"], new[] { await NextAsync(), await NextAsync() });
    }

    [Fact]
    public async Task A_slash_before_a_name_is_part_of_it()
    {
        await using var host = await test.StartAsync();
        await UploadAsync("x.csv", "1");
        await UploadAsync("/x.csv", "2");

        Assert.Equal(["/x.csv=2", "x.csv=1"], new[] { await NextAsync(), await NextAsync() }.Order());
    }

    [Fact]
    public async Task A_name_that_no_address_can_carry_is_said_to_be_so()
    {
        await using var host = await test.StartAsync();
        await UploadRawAsync("acme/%2E%2E/x.csv");
        await test.Log.WaitForAsync(13, Stop);

        Assert.False(test.Calls.Blobs.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_container_that_comes_later_is_watched_from_then_on()
    {
        await test.Orders.CreateIfNotExistsAsync(cancellationToken: Stop);
        await using var host = test.Builder().Build();
        await host.StartAsync(Stop);
        await test.Log.WaitForAsync(6, Stop);
        await test.Inbox.CreateAsync(cancellationToken: Stop);
        await UploadAsync("a", "1");

        Assert.Equal("a=1", await NextAsync());
    }

    private async Task UploadAsync(string name, string text) =>
        await test.Inbox.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true, Stop);

    /// <summary>Puts a blob whose name the SDK's own addresses cannot carry.</summary>
    private async Task UploadRawAsync(string escapedName)
    {
        var access = test.Inbox.GenerateSasUri(BlobContainerSasPermissions.Create, DateTimeOffset.UtcNow.AddHours(1));
        var address = new Uri(
            $"{test.Inbox.Uri}/{escapedName}{access.Query}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent("1") };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await client.SendAsync(request, Stop);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> NextAsync() => await test.Calls.Blobs.Reader.ReadAsync(Stop);

    private async Task<JsonElement> PoisonAsync()
    {
        // The queue is one for all functions and all tests: ours is the message that names our container.
        var messages = await test.PoisonBlobs.PeekMessagesAsync(32, Stop);
        return messages
            .Value.Select(message => JsonDocument.Parse(message.Body).RootElement)
            .Single(poison => poison.GetProperty("ContainerName").GetString() == test.Inbox.Name);
    }
}
