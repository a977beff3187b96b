using System.Diagnostics;

namespace ClaimLint.Bench;

/// <summary>What the best of several rounds took.</summary>
/// <param name="Processor">Processor time of the whole process, collector and compiler included: others on the machine slow the clock down, and this less.</param>
/// <param name="Clock">Of the round with the least.</param>
/// <param name="Allocated">Bytes, of the last round.</param>
/// <param name="PeakMemory">The most bytes that were resident in any round.</param>
internal sealed record Measurement(TimeSpan Processor, TimeSpan Clock, long Allocated, long PeakMemory)
{
    private const int Rounds = 3;

    public static Measurement Of(Action action)
    {
        ReleaseMemory();
        var best = new Measurement(TimeSpan.MaxValue, TimeSpan.MaxValue, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            using var memory = new MemoryWatch();
            var (processor, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            action();
            best = new Measurement(
                Min(best.Processor, Environment.CpuUsage.TotalTime - processor),
                Min(best.Clock, Stopwatch.GetElapsedTime(clock)),
                GC.GetTotalAllocatedBytes(precise: true) - allocated,
                Math.Max(best.PeakMemory, memory.Bytes)
            );
        }

        return best;
    }

    /// <summary>Gives back to the system what is not in use, so that what was done before is in no figure.</summary>
    public static void ReleaseMemory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>Looks at the resident memory every few milliseconds.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly Timer timer;
        private long peak = Environment.WorkingSet;

        public MemoryWatch() =>
            timer = new Timer(
                _ => peak = Math.Max(peak, Environment.WorkingSet),
                null,
                TimeSpan.Zero,
                TimeSpan.FromMilliseconds(20)
            );

        public long Bytes => peak;

        public void Dispose() => timer.Dispose();
    }
}
