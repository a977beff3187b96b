using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using ClaimLint.LocalHost;
using ClaimLint.Storage;

namespace ClaimLint.Bench;

/// <summary>What a million lines take, by each way in, as rows of infra/costs/use.csv: from the run's own counters, and from the process for HTTP.</summary>
/// <remarks>
/// The program is the one that a user starts, built for Release, over an Azurite of its own. A thread's processor seconds hold on a busy
/// machine; the process's less so, and the clock's not at all. The local host's polling is in the process's seconds, and in no run's.
/// A call costs about twenty times as much under the Functions host: use.csv has what was measured there in rows of its own.
/// </remarks>
internal static class MeasuredUse
{
    private const double Million = 1e6;

    /// <param name="folder">Where the built program stands.</param>
    public static async Task RunAsync(string folder)
    {
        await using var azurite = await AzuriteProcess.StartTemporaryAsync();
        await using var program = await MeasuredProgram.StartAsync(Path.GetFullPath(folder), azurite.ConnectionString);
        var storage = StorageConnection.Of(azurite.ConnectionString).Blobs;
        // What is compiled while it first runs is no use of a line.
        await FilesAsync(storage, program, "warm", files: 3, lines: 100_000);
        Console.WriteLine("way,what,quantity,how,note");
        Write("inbox-10000", 200_000, await FilesAsync(storage, program, "small", files: 20, lines: 10_000));
        Write("inbox-1000000", 2_000_000, await FilesAsync(storage, program, "large", files: 2, lines: 1_000_000));
        foreach (var (way, lines) in new[] { ("http-10", 10), ("http-1", 1) })
        {
            await RequestsAsync(program, requests: 3_000, lines);
            Write(way, 20_000L * lines, await RequestsAsync(program, requests: 20_000, lines));
        }
    }

    /// <summary>Files one after another, so that the process's time is theirs.</summary>
    private static async Task<Dictionary<string, double>> FilesAsync(
        BlobServiceClient storage,
        MeasuredProgram program,
        string folder,
        int files,
        long lines
    )
    {
        var used = new Dictionary<string, double>(StringComparer.Ordinal);
        var mix = new ClaimMix(BenchTables.Embedded());
        var inbox = storage.GetBlobContainerClient(StorageNames.ClaimsInbox);
        var results = storage.GetBlobContainerClient(StorageNames.ClaimsResults);
        for (var at = 0; at < files; at++)
        {
            using var file = new MemoryStream();
            ClaimFileWriter.Write(file, mix, new FileShape(lines, FaultRate: 0.02, Seed: at + 1));
            file.Position = 0;
            var before = program.CpuSeconds;
            var path = string.Create(CultureInfo.InvariantCulture, $"{folder}/{at}.csv");
            var uploaded = await inbox.GetBlobClient(path).UploadAsync(file);
            var run = await program.RunAsync(RunId.Of(path, uploaded.Value.ETag));
            Add(used, "processor-seconds", run.CpuSeconds);
            Add(used, "process-processor-seconds", program.CpuSeconds - before);
            Add(used, "clock-seconds", (run.Ended!.Value - run.Started).TotalSeconds);
            Add(used, "bytes-in", file.Length);
            Add(used, "executions", 1);
            foreach (var one in run.StorageOperations)
                Add(used, $"{one.Service}-{one.Operation}", one.Count);
            await foreach (
                var blob in results.GetBlobsAsync(default, default, $"{run.Partner}/{run.Id}/", CancellationToken.None)
            )
                Add(used, "bytes-out", blob.Properties.ContentLength!.Value);
        }

        return used;
    }

    private static async Task<Dictionary<string, double>> RequestsAsync(
        MeasuredProgram program,
        int requests,
        int lines
    )
    {
        var used = new Dictionary<string, double>(StringComparer.Ordinal);
        var body = Body(lines);
        var address = new Uri(lines == 1 ? "v1/claim-lines/validate" : "v1/claims/validate", UriKind.Relative);
        long bytes = 0;
        var (before, clock) = (program.CpuSeconds, Stopwatch.GetTimestamp());
        await Parallel.ForAsync(
            0,
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (_, stop) =>
            {
                using var sent = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
                using var answer = await program.Client.PostAsync(address, sent, stop);
                answer.EnsureSuccessStatusCode();
                Interlocked.Add(ref bytes, (await answer.Content.ReadAsByteArrayAsync(stop)).Length);
            }
        );
        Add(used, "process-processor-seconds", program.CpuSeconds - before);
        Add(used, "clock-seconds", Stopwatch.GetElapsedTime(clock).TotalSeconds);
        Add(used, "bytes-in", (double)requests * body.Length);
        Add(used, "bytes-out", bytes);
        Add(used, "executions", requests);
        return used;
    }

    /// <summary>An ordinary visit, invented; lines of one claim on days of their own, so that they are clean.</summary>
    private static string Body(int lines)
    {
        object Line(int number) =>
            new
            {
                claimLineNumber = number,
                renderingNpi = "1234567893",
                renderingTaxonomyCode = "207Q00000X",
                placeOfServiceCode = "11",
                serviceDateFrom = new DateOnly(2025, 11, number),
                hcpcsCode = "99213",
                chargeAmount = 90,
                serviceUnitQuantity = 1,
                diagnosisPointers = new[] { 1 },
            };
        var claim = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["claimId"] = "C1",
            ["claimType"] = "P",
            ["payerId"] = "MEDICARE",
            ["memberId"] = "M1",
            ["patientBirthDate"] = "1973-05-04",
            ["patientSex"] = "F",
            ["billingNpi"] = "1234567893",
            ["billingTin"] = "123456789",
            ["diagnosisCodes"] = new[] { "E119" },
        };
        if (lines > 1)
            claim["lines"] = Enumerable.Range(1, lines).Select(Line).ToArray();
        else
            foreach (var property in JsonSerializer.SerializeToElement(Line(1)).EnumerateObject())
                claim[property.Name] = property.Value;
        return JsonSerializer.Serialize(claim);
    }

    private static void Write(string way, long lines, Dictionary<string, double> used)
    {
        foreach (var (what, taken) in used)
        {
            var quantity = Math.Round(
                taken * Million / lines,
                what.StartsWith("bytes", StringComparison.Ordinal) ? 0 : 2
            );
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way},{what},{quantity},measured,"));
        }
    }

    private static void Add(Dictionary<string, double> used, string what, double quantity) =>
        used[what] = used.GetValueOrDefault(what) + quantity;
}
