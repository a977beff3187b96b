using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using ClaimLint.LocalHost;
using ClaimLint.Storage;

namespace ClaimLint.Bench;

/// <summary>What a million lines take, by each way in, as rows of infra/costs/use.csv: from the run's own counters, and from the process for HTTP.</summary>
/// <remarks>
/// The program is the one that a user starts, built for Release, over an Azurite of its own. Processor seconds hold on a busy machine; the
/// clock's do not, and are told only as a ratio. The local host's polling is in the process's seconds, and in no run's.
/// </remarks>
internal static partial class MeasuredUse
{
    private const double Million = 1e6;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <param name="folder">Where the built program stands.</param>
    public static async Task RunAsync(string folder)
    {
        await using var azurite = await AzuriteProcess.StartTemporaryAsync();
        using var program = Start(Path.GetFullPath(folder), azurite.ConnectionString);
        var address = AddressIn(program.StandardOutput);
        using var client = new HttpClient { BaseAddress = new Uri(await address + "api/") };
        try
        {
            await ReadyAsync(client);
            var storage = new BlobServiceClient(azurite.ConnectionString);
            // What is compiled while it first runs is no use of a line.
            await FilesAsync(client, storage, program, "warm", files: 3, lines: 100_000);
            Console.WriteLine("way,what,quantity,how,note");
            Write(
                "inbox-10000",
                200_000,
                await FilesAsync(client, storage, program, "small", files: 20, lines: 10_000)
            );
            Write(
                "inbox-1000000",
                2_000_000,
                await FilesAsync(client, storage, program, "large", files: 2, lines: 1_000_000)
            );
            foreach (var (way, lines) in new[] { ("http-10", 10), ("http-1", 1) })
            {
                await RequestsAsync(client, program, requests: 3_000, lines);
                Write(way, 20_000L * lines, await RequestsAsync(client, program, requests: 20_000, lines));
            }
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    /// <summary>Files one after another, so that the process's time is theirs.</summary>
    private static async Task<Dictionary<string, double>> FilesAsync(
        HttpClient client,
        BlobServiceClient storage,
        Process program,
        string folder,
        int files,
        long lines
    )
    {
        var used = new Dictionary<string, double>(StringComparer.Ordinal);
        var inbox = storage.GetBlobContainerClient(StorageNames.ClaimsInbox);
        var results = storage.GetBlobContainerClient(StorageNames.ClaimsResults);
        for (var at = 0; at < files; at++)
        {
            using var file = new MemoryStream();
            ClaimFileWriter.Write(file, new FileShape(lines, LinesPerClaim: 3, ErrorRate: 0.02, Seed: at + 1));
            file.Position = 0;
            var before = Cpu(program);
            var path = string.Create(CultureInfo.InvariantCulture, $"{folder}/{at}.csv");
            var uploaded = await inbox.GetBlobClient(path).UploadAsync(file);
            var run = await RunAsync(client, RunId.Of(path, uploaded.Value.ETag));
            Add(used, "processor-seconds", run.CpuSeconds);
            Add(used, "process-processor-seconds", Cpu(program) - before);
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
        HttpClient client,
        Process program,
        int requests,
        int lines
    )
    {
        var used = new Dictionary<string, double>(StringComparer.Ordinal);
        var body = Body(lines);
        var address = new Uri(lines == 1 ? "v1/claim-lines/validate" : "v1/claims/validate", UriKind.Relative);
        long bytes = 0;
        var (before, clock) = (Cpu(program), Stopwatch.GetTimestamp());
        await Parallel.ForAsync(
            0,
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (_, stop) =>
            {
                using var sent = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(address, sent, stop);
                answer.EnsureSuccessStatusCode();
                Interlocked.Add(ref bytes, (await answer.Content.ReadAsByteArrayAsync(stop)).Length);
            }
        );
        Add(used, "process-processor-seconds", Cpu(program) - before);
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
        foreach (var (what, quantity) in used)
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{way},{what},{quantity * Million / lines:0.##},measured,")
            );
    }

    private static void Add(Dictionary<string, double> used, string what, double quantity) =>
        used[what] = used.GetValueOrDefault(what) + quantity;

    private static double Cpu(Process program)
    {
        program.Refresh();
        return program.TotalProcessorTime.TotalSeconds;
    }

    private static Process Start(string folder, string storage)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "ClaimLint.Functions.dll"), "--port", "0"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var name in new[] { "AzureWebJobsStorage", StorageNames.Connection })
            start.Environment[name] = storage;
        return Process.Start(start)!;
    }

    /// <summary>Reads what the program prints, to its end, lest it wait for a reader; answers when it has said where it listens.</summary>
    private static Task<string> AddressIn(StreamReader output)
    {
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Task.Run(async () =>
        {
            while (await output.ReadLineAsync() is { } line)
                if (Listening().Match(line) is { Success: true } match)
                    address.TrySetResult(match.Value);
            address.TrySetException(
                new InvalidOperationException("The program ended and never said where it listens.")
            );
        });
        return address.Task;
    }

    private static async Task ReadyAsync(HttpClient client)
    {
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("health", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
                return;
            await Task.Delay(200);
        }
    }

    private static async Task<Run> RunAsync(HttpClient client, string id)
    {
        while (true)
        {
            using var answer = await client.GetAsync(new Uri($"v1/batches/{id}", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
            {
                var run = (await answer.Content.ReadFromJsonAsync<Run>(Web))!;
                if (run.State == "failed")
                    throw new InvalidOperationException($"Run {id} failed.");
                if (run.State == "done")
                    return run;
            }

            await Task.Delay(100);
        }
    }

    private sealed record Operations(string Service, string Operation, long Count);

    private sealed record Run(
        string Id,
        string Partner,
        string State,
        DateTimeOffset Started,
        DateTimeOffset? Ended,
        double CpuSeconds,
        IReadOnlyList<Operations> StorageOperations
    );

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+/(?=api/health)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
