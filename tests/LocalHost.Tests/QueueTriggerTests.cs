using System.Text.Json;

namespace ClaimLint.LocalHost.Tests;

public sealed class QueueTriggerTests(RunningAzurite azurite)
{
    private readonly TestHost test = new(azurite);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_binds_to_a_record_and_is_deleted_when_handled()
    {
        await using var host = await test.StartAsync();
        await SendAsync("""{"run":"r1","chunk":4}""");
        await test.Log.WaitForAsync(1, Stop);

        var (order, dequeueCount) = await test.Calls.Orders.Reader.ReadAsync(Stop);
        Assert.Equal(new Order("r1", 4), order);
        Assert.Equal(1, dequeueCount);
        Assert.Equal(0, await LeftAsync());
    }

    [Fact]
    public async Task After_five_tries_a_message_is_in_the_poison_queue_as_it_was()
    {
        test.Calls.OnOrder = _ => throw new InvalidOperationException("JANE DOE");
        await using var host = await test.StartAsync();
        await SendAsync("""{"Run":"JANE","Chunk":1}""");
        await test.Log.WaitForAsync(3, Stop);

        for (var tries = 1; tries <= 5; tries++)
            Assert.Equal(tries, (await test.Calls.Orders.Reader.ReadAsync(Stop)).DequeueCount);
        var poison = (await test.PoisonOrders.PeekMessagesAsync(32, Stop)).Value;
        Assert.Equal("""{"Run":"JANE","Chunk":1}""", Assert.Single(poison).Body.ToString());
        Assert.Equal(0, await LeftAsync());
        Assert.DoesNotContain("JANE", test.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_no_base64_goes_to_the_poison_queue_without_a_call()
    {
        await using var host = await test.StartAsync();
        await test.PlainOrders.SendMessageAsync("""{"Run":"r","Chunk":1}""", Stop);
        await test.Log.WaitForAsync(3, Stop);

        Assert.False(test.Calls.Orders.Reader.TryRead(out _));
        Assert.Equal(0, await LeftAsync());
    }

    [Fact]
    public async Task Where_no_encoding_is_said_the_text_comes_as_it_lies_in_the_queue()
    {
        await using var host = await test.StartAsync(builder => builder.LocalHost.MessagesAreBase64 = false);
        await test.PlainOrders.SendMessageAsync("""{"Run":"r","Chunk":1}""", Stop);
        await test.Log.WaitForAsync(1, Stop);

        Assert.Equal(new Order("r", 1), (await test.Calls.Orders.Reader.ReadAsync(Stop)).Order);
    }

    [Fact]
    public async Task A_message_stays_invisible_as_long_as_its_call_runs()
    {
        var finish = new TaskCompletionSource();
        test.Calls.OnOrder = _ => finish.Task;
        await using var host = await test.StartAsync(builder =>
            builder.LocalHost.MessageLease = TimeSpan.FromSeconds(6)
        );
        await SendAsync("""{"Run":"r","Chunk":1}""");
        // Three renewals: half as long again as the lease.
        for (var i = 0; i < 3; i++)
            await test.Log.WaitForAsync(7, Stop);
        finish.SetResult();
        await test.Log.WaitForAsync(1, Stop);

        Assert.True(test.Calls.Orders.Reader.TryRead(out _));
        Assert.False(test.Calls.Orders.Reader.TryRead(out _));
        Assert.Equal(0, await LeftAsync());
    }

    [Fact]
    public async Task A_message_whose_call_is_ended_by_the_stop_comes_again_when_its_lease_ends()
    {
        test.Calls.OnOrder = _ => Task.Delay(Timeout.InfiniteTimeSpan, Stop);
        var host = await test.StartAsync(builder => builder.LocalHost.MessageLease = TimeSpan.FromSeconds(6));
        await SendAsync("""{"Run":"r","Chunk":1}""");
        Assert.Equal(1, (await test.Calls.Orders.Reader.ReadAsync(Stop)).DequeueCount);
        await host.StopAsync(Stop);
        await host.DisposeAsync();
        Assert.Empty((await test.Orders.PeekMessagesAsync(1, Stop)).Value);
        test.Calls.OnOrder = _ => Task.CompletedTask;

        await using var second = await test.StartAsync();

        Assert.Equal(2, (await test.Calls.Orders.Reader.ReadAsync(Stop)).DequeueCount);
    }

    [Fact]
    public async Task A_call_under_way_may_finish_while_the_host_stops()
    {
        var finish = new TaskCompletionSource();
        test.Calls.OnOrder = _ => finish.Task;
        await using var host = await test.StartAsync(builder => builder.LocalHost.DrainTime = TimeSpan.FromMinutes(1));
        await SendAsync("""{"Run":"r","Chunk":1}""");
        await SendAsync("""{"Run":"r","Chunk":2}""");
        await test.Calls.Orders.Reader.ReadAsync(Stop);
        var stopping = host.StopAsync(Stop);
        finish.SetResult();
        await stopping;

        await test.Log.WaitForAsync(1, Stop);
        Assert.Equal(1, await LeftAsync());
    }

    [Fact]
    public async Task Messages_are_handled_one_at_a_time()
    {
        var first = new TaskCompletionSource();
        test.Calls.OnOrder = order => order.Chunk == 1 ? first.Task : Task.CompletedTask;
        await using var host = await test.StartAsync();
        await SendAsync("""{"Run":"r","Chunk":1}""");
        Assert.Equal(1, (await test.Calls.Orders.Reader.ReadAsync(Stop)).Order.Chunk);
        await SendAsync("""{"Run":"r","Chunk":2}""");

        Assert.Single((await test.Orders.PeekMessagesAsync(32, Stop)).Value);
        first.SetResult();
        Assert.Equal(2, (await test.Calls.Orders.Reader.ReadAsync(Stop)).Order.Chunk);
    }

    private async Task SendAsync(string json) =>
        await test.Orders.SendMessageAsync(JsonDocument.Parse(json).RootElement.GetRawText(), Stop);

    private async Task<int> LeftAsync() => (await test.Orders.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount;
}
