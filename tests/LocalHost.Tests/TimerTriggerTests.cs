using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Triggers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ClaimLint.LocalHost.Tests;

public sealed class TimerTriggerTests
{
    private static readonly DateTimeOffset Start = new(2025, 11, 3, 12, 0, 30, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Start);
    private readonly Calls calls = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_runs_at_the_times_of_its_schedule_and_knows_the_last_and_the_next()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = Loop("0 */5 * * * *").RunAsync(stopping.Token, stopping.Token);

        clock.Advance(TimeSpan.FromSeconds(269));
        Assert.False(calls.Ticks.Reader.TryRead(out _));
        clock.Advance(TimeSpan.FromSeconds(1));
        var first = await calls.Ticks.Reader.ReadAsync(Stop);
        Assert.Equal(default, first.ScheduleStatus!.Last);
        Assert.Equal(new DateTime(2025, 11, 3, 12, 10, 0, DateTimeKind.Utc), first.ScheduleStatus.Next);
        Assert.False(first.IsPastDue);

        await stopping.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_timer_that_runs_on_startup_does_not_wait()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = Loop("0 0 3 * * *", runOnStartup: true).RunAsync(stopping.Token, stopping.Token);

        Assert.NotNull(await calls.Ticks.Reader.ReadAsync(Stop));

        await stopping.CancelAsync();
        await running;
    }

    [Fact]
    public void A_schedule_that_is_none_is_said_so()
    {
        var fault = Assert.Throws<LocalHostException>(() => Loop("every day"));

        Assert.Equal(
            "The schedule 'every day' of Sweep is no NCRONTAB expression of six (or five) fields.",
            fault.Message
        );
    }

    private TimerLoop Loop(string schedule, bool runOnStartup = false)
    {
        var method = typeof(TimerProbes).GetMethod(nameof(TimerProbes.Sweep))!;
        var services = new ServiceCollection().AddSingleton(calls).BuildServiceProvider();
        var function = new TimerFunction(
            new FunctionEntry("Sweep", method, method.GetParameters()[0]),
            schedule,
            runOnStartup
        );
        var options = new LocalHostOptions { FunctionsAssembly = typeof(TimerProbes).Assembly, Clock = clock };
        return new TimerLoop(function, services, options, NullLogger.Instance);
    }
}
