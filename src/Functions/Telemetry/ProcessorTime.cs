using System.Runtime.InteropServices;

namespace ClaimLint.Functions.Telemetry;

/// <summary>The processor time of one thread, as the operating system keeps it.</summary>
/// <remarks>
/// .NET tells the process's alone, which cannot be divided honestly between two runs that share it. Where a run computes on a thread of
/// its own, the thread's time is the run's.
/// </remarks>
internal static class ProcessorTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux and of macOS.</summary>
    private const int LinuxThreadClock = 3;
    private const int AppleThreadClock = 16;

    /// <summary>Seconds that the calling thread has computed since it began; null where the system does not tell.</summary>
    public static double? OfThisThread()
    {
        if (OperatingSystem.IsWindows())
        {
            // In tenths of a microsecond.
            return GetThreadTimes(GetCurrentThread(), out _, out _, out var kernel, out var user)
                ? (kernel + user) / 1e7
                : null;
        }

        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return null;
        var clock = OperatingSystem.IsMacOS() ? AppleThreadClock : LinuxThreadClock;
        return ReadClock(clock, out var time) == 0 ? time.Seconds + (time.Nanoseconds / 1e9) : null;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(nint Seconds, nint Nanoseconds);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetCurrentThread();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern bool GetThreadTimes(
        nint thread,
        out long created,
        out long ended,
        out long kernel,
        out long user
    );
}
