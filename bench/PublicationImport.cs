using System.Diagnostics;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;

namespace ClaimLint.Bench;

/// <summary>A pair file read into rows and made into the table in memory: time, and the memory that stays.</summary>
internal static class PublicationImport
{
    public static void Run(string path)
    {
        var before = Held();
        var watch = Stopwatch.StartNew();
        var options = new PublicationOptions
        {
            Setting = PublicationSetting.Practitioner,
            EffectiveFrom = new DateOnly(2026, 7, 1),
        };
        var release = PublicationReader.Read([PublicationFile.At(path)], options).Releases[0];
        var read = watch.Elapsed;
        var rows = Held() - before;
        Console.WriteLine($"{release.Rows.Count:N0} rows, {new FileInfo(path).Length / 1e6:F0} MB");
        Console.WriteLine(
            $"read         {read.TotalSeconds, 8:F2} s {release.Rows.Count / read.TotalSeconds, 12:N0} rows/s"
        );
        Console.WriteLine(
            $"rows         {rows / 1e6, 8:F0} MB {(double)rows / release.Rows.Count, 11:F1} bytes a row, key and list included"
        );
        Console.WriteLine($"peak so far  {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, 8:F0} MB");

        watch.Restart();
        var tables = CodeTables.Read([release]);
        Console.WriteLine($"table        {watch.Elapsed.TotalSeconds, 8:F2} s");
        Console.WriteLine($"peak memory  {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, 8:F0} MB");

        // In reverse order, to measure rows that arrive unsorted; the copy belongs to the bench.
        TableRow[] reversed = [.. release.Rows.Reverse()];
        watch.Restart();
        tables = CodeTables.Read([release with { Rows = reversed }]);
        Console.WriteLine($"  unsorted   {watch.Elapsed.TotalSeconds, 8:F2} s");
        var day = release.Release.EffectiveFrom;
        var last = release.Rows.Last(row => row.Period.Contains(day));
        var found = tables.MedicarePractitioner.Pairs.Find(Code.Of(last.KeyParts[0]), Code.Of(last.KeyParts[1]), day);
        if (found.Status != LookupStatus.Found)
            throw new InvalidOperationException("The last pair in force is not in the table.");
        GC.KeepAlive(release);
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}
