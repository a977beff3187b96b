using System.Diagnostics;
using ClaimLint.LocalHost.Catalogue;
using Microsoft.Extensions.Logging;
using NCrontab;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Calls a function at the times of its schedule, never two calls at once. Times are UTC.</summary>
internal sealed class TimerLoop
{
    // A longer delay than a timer takes (49 days) is waited for in pieces.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);
    private static readonly IReadOnlyDictionary<string, object> NoValues = new Dictionary<string, object>(
        StringComparer.Ordinal
    );

    private readonly TimerFunction timer;
    private readonly CrontabSchedule schedule;
    private readonly FunctionCall call;
    private readonly IServiceProvider services;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private DateTime last;

    public TimerLoop(TimerFunction timer, IServiceProvider services, LocalHostOptions options, ILogger logger)
    {
        this.timer = timer;
        this.services = services;
        this.logger = logger;
        clock = options.Clock;
        if (timer.Function.TriggerParameter.ParameterType != typeof(TimerInfo))
            throw new LocalHostException($"The timer function {Name} must take a TimerInfo.");
        call = new FunctionCall(timer.Function, new Dictionary<string, Type>(StringComparer.Ordinal));
        var withSeconds = timer.Schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        schedule =
            CrontabSchedule.TryParse(
                timer.Schedule,
                new CrontabSchedule.ParseOptions { IncludingSeconds = withSeconds }
            )
            ?? throw new LocalHostException(
                $"The schedule '{timer.Schedule}' of {Name} is no NCRONTAB expression of six (or five) fields."
            );
    }

    private string Name => timer.Function.Name;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Runs until stopped, then lets the call under way finish or be ended.</summary>
    /// <param name="stop">No further call is made.</param>
    /// <param name="end">The call under way must end.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken end)
    {
        if (timer.RunOnStartup)
            await CallAsync(end);
        while (!stop.IsCancellationRequested)
        {
            var due = schedule.GetNextOccurrence(Now);
            while (!stop.IsCancellationRequested && due - Now is { Ticks: > 0 } wait)
                await clock.Pause(wait < LongestDelay ? wait : LongestDelay, stop);
            if (!stop.IsCancellationRequested)
                await CallAsync(end);
        }
    }

    private async Task CallAsync(CancellationToken end)
    {
        var now = Now;
        var next = schedule.GetNextOccurrence(now);
        var info = new TimerInfo
        {
            ScheduleStatus = new ScheduleStatus
            {
                Last = last,
                Next = next,
                LastUpdated = last,
            },
        };
        last = now;
        var watch = Stopwatch.StartNew();
        try
        {
            await call.InvokeAsync(services, info, NoValues, end);
            TriggerLog.Ran(logger, Name, watch.ElapsedMilliseconds, next);
        }
        catch (Exception fault)
        {
            // As deployed: no retry, the next time comes.
            if (!end.IsCancellationRequested)
            {
                TriggerLog.TimerFailed(logger, Name, next, Fault.Kind(fault));
                TriggerLog.Tell(logger, fault);
            }
        }
    }
}
