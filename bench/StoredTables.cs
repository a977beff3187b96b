using System.Diagnostics;
using System.Text;
using ClaimLint.Domain.Tables;
using ClaimLint.Files.Publications;
using ClaimLint.LocalHost;
using ClaimLint.Storage;

namespace ClaimLint.Bench;

/// <summary>Published files into Azurite, and from there into memory, as the product does both. Azurite keeps its data in the folder of the files.</summary>
internal static class StoredTables
{
    /// <summary>Imports one file, in a process that does nothing else: seconds, and the most memory it took.</summary>
    public static async Task ImportAsync(string folder, int file)
    {
        var published = PublishedFiles.In(folder)[file];
        await using var azurite = await StartAzuriteAsync(folder);
        var connection = Connect(azurite);
        await new StoragePreparation(connection).PrepareAsync();
        var watch = Stopwatch.StartNew();
        var publication = PublicationReader.Read([PublicationFile.At(published.Path)], published.Options);
        var read = watch.Elapsed;
        var store = Store(connection);
        foreach (var release in publication.Releases)
            Console.WriteLine((await store.ImportAsync(release)).Message);
        Console.WriteLine(
            $"{Path.GetFileName(published.Path), -26} read {read.TotalSeconds, 6:F1} s, stored {watch.Elapsed.TotalSeconds, 6:F1} s in all, peak {Peak():F0} MB"
        );
    }

    /// <summary>As a start does: each release from its snapshot, then all of them made into the tables.</summary>
    public static async Task LoadAsync(string folder)
    {
        await using var azurite = await StartAzuriteAsync(folder);
        var store = Store(Connect(azurite));
        // As a cold start, all at once; then each alone, several times: what is compiled while it first runs is told apart from the rest.
        await LoadAllAsync(store);
        for (var round = 1; round <= 3; round++)
        {
            Console.WriteLine($"round {round}");
            await LoadEachAsync(store);
        }
    }

    /// <summary>Starts the program over the same Azurite and posts a line until it is answered.</summary>
    public static async Task StartAsync(string folder, string project)
    {
        await using var azurite = await StartAzuriteAsync(folder);
        var start = new ProcessStartInfo(
            "dotnet",
            ["run", "--no-build", "-c", "Release", "--project", project, "--", "--port", "17071"]
        );
        foreach (var name in new[] { "AzureWebJobsStorage", StorageNames.Connection })
            start.Environment[name] = azurite.ConnectionString;
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        var watch = Stopwatch.StartNew();
        using var running = Process.Start(start)!;
        running.BeginOutputReadLine();
        using var client = new HttpClient();
        try
        {
            while (!await IsAnsweredAsync(client))
                await Task.Delay(20);
            var answered = watch.Elapsed.TotalSeconds;
            // The program is a child of dotnet run; the latest of its name is it.
            var program = Process.GetProcessesByName("ClaimLint.Functions").MaxBy(one => one.StartTime);
            Console.WriteLine(
                $"first line answered after {answered:F2} s, processor {program?.TotalProcessorTime.TotalSeconds:F2} s without dotnet run; resident {program?.WorkingSet64 / 1e6:F0} MB, peak {program?.PeakWorkingSet64 / 1e6:F0} MB"
            );
        }
        finally
        {
            running.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Each release by itself; processor time too, since others on the machine slow the clock's down.</summary>
    private static async Task LoadEachAsync(ReleaseStore store)
    {
        foreach (var release in await store.ListAsync())
        {
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var loaded = await store.LoadAsync(release);
            CodeTables.Read([loaded.Rows]);
            Console.WriteLine(
                $"  {release.Release, -36} {release.Release.Rows, 9:N0} rows ready after {watch.Elapsed.TotalSeconds:F3} s, processor {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F3} s {loaded.SnapshotFault}"
            );
        }
    }

    private static async Task LoadAllAsync(ReleaseStore store)
    {
        var before = Held();
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var cache = new CodeTablesCache(store);
        await cache.RefreshAsync();
        var (clock, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu);
        // What was read stands on the stack that this goes on from, and would be counted.
        await Task.Yield();
        Console.WriteLine(
            $"  all {cache.Current!.Ready.Sum(release => release.Release.Rows):N0} rows ready after {clock.TotalSeconds:F3} s, processor {processor.TotalSeconds:F3} s, peak {Peak():F0} MB, {(Held() - before) / 1e6:F0} MB stay"
        );
        GC.KeepAlive(cache);
    }

    private static async Task<bool> IsAnsweredAsync(HttpClient client)
    {
        const string Line = """
            {"claimType":"P","payerId":"MEDICARE","serviceDateFrom":"2026-07-03","hcpcsCode":"20957","chargeAmount":82,"serviceUnitQuantity":1}
            """;
        try
        {
            using var answer = await client.PostAsync(
                new Uri("http://127.0.0.1:17071/api/v1/claim-lines/validate"),
                new StringContent(Line, Encoding.UTF8, "application/json")
            );
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<AzuriteProcess> StartAzuriteAsync(string folder)
    {
        var ports = LoopbackPorts.Free(3);
        var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions
            {
                BlobPort = ports[0],
                QueuePort = ports[1],
                TablePort = ports[2],
                Folder = Path.GetFullPath(Path.Combine(folder, "azurite")),
            }
        );
        // It reads its tables of hundreds of MB and writes them once again before it has a moment for others; Azure does not.
        await Task.Delay(TimeSpan.FromSeconds(20));
        return azurite;
    }

    private static StorageConnection Connect(AzuriteProcess azurite) => StorageConnection.Of(azurite.ConnectionString);

    private static ReleaseStore Store(StorageConnection connection) =>
        new(connection.Tables, TimeProvider.System, connection.Blobs);

    private static double Peak() => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}
