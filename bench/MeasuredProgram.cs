using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLint.Storage;

namespace ClaimLint.Bench;

/// <summary>What a run took, as <c>GET v1/batches/{id}</c> tells.</summary>
internal sealed record MeasuredRun(
    string Id,
    string Partner,
    string State,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    double CpuSeconds,
    IReadOnlyList<MeasuredOperations> StorageOperations
);

internal sealed record MeasuredOperations(string Service, string Operation, long Count);

/// <summary>The program as a user starts it, a process of its own.</summary>
internal sealed partial class MeasuredProgram : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Process process;

    private MeasuredProgram(Process process) => this.process = process;

    public HttpClient Client { get; } = new();

    /// <summary>Processor seconds of the whole process so far.</summary>
    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts it over a storage, and waits until lines can be checked.</summary>
    public static async Task<MeasuredProgram> StartAsync(string folder, string storage)
    {
        var program = new MeasuredProgram(Start(folder, storage));
        try
        {
            program.Client.BaseAddress = new Uri(await AddressIn(program.process.StandardOutput) + "/api/");
            await program.ReadyAsync();
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Waits until the run is done.</summary>
    public async Task<MeasuredRun> RunAsync(string id)
    {
        while (true)
        {
            using var answer = await Client.GetAsync(new Uri($"v1/batches/{id}", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
            {
                var run = (await answer.Content.ReadFromJsonAsync<MeasuredRun>(Web))!;
                if (run.State is "failed" or "unreadable")
                    throw new InvalidOperationException($"Run {id} is {run.State}.");
                if (run.State == "done")
                    return run;
            }

            await Task.Delay(100);
        }
    }

    private async Task ReadyAsync()
    {
        while (true)
        {
            using var answer = await Client.GetAsync(new Uri("health", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
                return;
            await Task.Delay(200);
        }
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

    [GeneratedRegex(@"^http://127\.0\.0\.1:[0-9]+(?= is starting)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
