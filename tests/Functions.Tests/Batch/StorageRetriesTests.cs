using Azure;
using ClaimLint.Functions.Startup;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ClaimLint.Functions.Tests.Batch;

/// <summary>Work is done again while storage is away, with growing pauses, for a limited time.</summary>
public sealed class StorageRetriesTests
{
    private readonly ImpatientClock clock = new();
    private readonly List<double> tries = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<Exception> Passing =>
        [
            new RequestFailedException(0, "refused"),
            new RequestFailedException(408, "", "OperationTimedOut", null),
            new RequestFailedException(429, ""),
            new RequestFailedException(500, "", "InternalError", null),
            new RequestFailedException(503, "", "ServerBusy", null),
            new AggregateException(new RequestFailedException(0, "refused"), new TaskCanceledException("60 s")),
        ];

    public static TheoryData<Exception> Lasting =>
        [
            new RequestFailedException(403, "", "AuthorizationPermissionMismatch", null),
            new RequestFailedException(404, "", "BlobNotFound", null),
            new RequestFailedException(409, "", "EntityAlreadyExists", null),
            new RequestFailedException(412, "", "ConditionNotMet", null),
            new AggregateException(new RequestFailedException(0, "refused"), new RequestFailedException(403, "")),
            new AggregateException(new InvalidOperationException()),
            new InvalidOperationException(),
        ];

    [Fact]
    public async Task Pauses_double_from_a_second_to_a_minute()
    {
        await RunAsync(() =>
            tries.Count < 9 ? throw new RequestFailedException(503, "", "ServerBusy", null) : Task.CompletedTask
        );

        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123, 183], tries);
    }

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task Storage_that_is_away_for_a_minute_is_waited_for(Exception fault)
    {
        await RunAsync(() => tries[^1] < 60 ? throw fault : Task.CompletedTask);

        Assert.Equal(63, tries[^1]);
    }

    [Theory]
    [MemberData(nameof(Lasting), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_that_time_does_not_heal_is_thrown_at_once(Exception fault)
    {
        Assert.Same(fault, await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(() => throw fault)));

        Assert.Equal([0], tries);
    }

    [Fact]
    public async Task No_try_begins_after_the_limit_however_long_the_last_one_took()
    {
        var away = new RequestFailedException(503, "", "ServerBusy", null);
        Assert.Same(away, await Assert.ThrowsAsync<RequestFailedException>(() => RunAsync(() => throw away)));
        Assert.InRange(tries[^1], StorageRetries.Limit.TotalSeconds - 60, StorageRetries.Limit.TotalSeconds);

        tries.Clear();
        await Assert.ThrowsAsync<RequestFailedException>(() =>
            RunAsync(() =>
            {
                clock.Advance(StorageRetries.Limit);
                throw away;
            })
        );
        Assert.Single(tries);
    }

    [Fact]
    public async Task A_stop_ends_the_pause()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var still = new StorageRetries(new FakeTimeProvider(), NullLogger<StorageRetries>.Instance);
        var running = still.RunAsync(
            () => throw new RequestFailedException(503, "", "ServerBusy", null),
            stopping.Token
        );
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    /// <summary>Runs the work and notes when each try began, in seconds.</summary>
    private async Task RunAsync(Func<Task> work)
    {
        var start = clock.GetTimestamp();
        await new StorageRetries(clock, NullLogger<StorageRetries>.Instance).RunAsync(
            () =>
            {
                tries.Add(clock.GetElapsedTime(start).TotalSeconds);
                return work();
            },
            Stop
        );
    }
}
