using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ClaimLint.EndToEnd;

/// <summary>ClaimLint as a user starts it: <c>dotnet ClaimLint.Functions.dll</c>, a process of its own; what it prints is kept.</summary>
internal sealed partial class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProgramProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Everything that was printed so far, standard output and error.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    public bool HasExited => process.HasExited;

    /// <summary>Starts the program on a port of its own and waits until it listens; not until it is ready.</summary>
    /// <param name="settings">Environment variables.</param>
    /// <param name="folder">Where the program stands; beside the tests unless said.</param>
    public static async Task<ProgramProcess> StartAsync(
        IReadOnlyDictionary<string, string> settings,
        string? folder = null
    )
    {
        folder ??= AppContext.BaseDirectory;
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(folder, "ClaimLint.Functions.dll"), "--port", "0"]
        )
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        if (IsInterruptIgnored())
        {
            start.ArgumentList.Insert(0, start.FileName);
            start.ArgumentList.Insert(0, "--default-signal=INT");
            start.FileName = "env";
        }

        var program = new ProgramProcess(Process.Start(start)!);
        try
        {
            var ended = program.process.WaitForExitAsync();
            if (await Task.WhenAny(program.address.Task, ended).WaitAsync(TimeSpan.FromMinutes(1)) == ended)
                throw new InvalidOperationException($"The program ended at its start:\n{program.Output}");
            program.Client.BaseAddress = await program.address.Task;
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program with both connections and waits until it is ready.</summary>
    public static async Task<ProgramProcess> StartReadyAsync(string storage)
    {
        var program = await StartAsync(Connections(storage));
        await program.ReadyAsync();
        return program;
    }

    public static Dictionary<string, string> Connections(string storage) =>
        new() { ["AzureWebJobsStorage"] = storage, ["ClaimsStorage"] = storage };

    /// <summary>Waits until health says that lines can be checked.</summary>
    public Task ReadyAsync() =>
        Wait.UntilAsync(
            async () =>
            {
                Assert.False(HasExited, Output);
                try
                {
                    using var answer = await Client.GetAsync(new Uri("api/health", UriKind.Relative));
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    // It has ended, or is about to.
                    return false;
                }
            },
            () => Output
        );

    /// <summary>As Ctrl-C does. Answers the exit code.</summary>
    public Task<int> InterruptAsync() => EndAsync("INT");

    /// <summary>As a service manager does, and Azure. Answers the exit code.</summary>
    public Task<int> TerminateAsync() => EndAsync("TERM");

    /// <summary>Ends it at once: nothing of it runs any more, no handler, no finally.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            try
            {
                await TerminateAsync();
            }
            catch (TimeoutException)
            {
                await KillAsync();
            }
        }

        process.Dispose();
    }

    /// <summary>Whether these tests were started to ignore Ctrl-C, by nohup or in the background of a script: every program that they start would ignore it too.</summary>
    private static bool IsInterruptIgnored()
    {
        const string Status = "/proc/self/status";
        const string Ignored = "SigIgn:";
        const long Interrupt = 1 << (2 - 1);
        return File.Exists(Status)
            && File.ReadLines(Status)
                .Where(line => line.StartsWith(Ignored, StringComparison.Ordinal))
                .Any(line => (Convert.ToInt64(line[Ignored.Length..].Trim(), 16) & Interrupt) != 0);
    }

    private async Task<int> EndAsync(string signal)
    {
        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
                await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(StopLimit);
        return process.ExitCode;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        if (Address().Match(line) is { Success: true } match)
            address.TrySetResult(new Uri(match.Groups["root"].Value));
    }

    [GeneratedRegex(
        @"^(?<root>http://127\.0\.0\.1:[0-9]+) is starting",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();
}

internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks again and again until it is so; what then stands is told where it never is.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> state)
    {
        for (
            var since = Stopwatch.StartNew();
            !await isSo();
            await Task.Delay(Poll, TestContext.Current.CancellationToken)
        )
            Assert.True(since.Elapsed < Limit, $"Waited {Limit.TotalSeconds} seconds in vain.\n{state()}");
    }
}
