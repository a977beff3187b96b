using Microsoft.Extensions.Time.Testing;

namespace ClaimLint.Functions.Tests.Batch;

/// <summary>A clock on which a wait is over at once: time passes by what is waited for, and by nothing else.</summary>
internal sealed class ImpatientClock : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Advance(dueTime);
        return timer;
    }
}
