using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClaimLint.LocalHost;

namespace ClaimLint.Infra;

/// <summary>The script that tries a deployment, tried on the program itself: the local host and Azurite.</summary>
public sealed class SmokeTestTests(SmokeTestTests.Running running) : IClassFixture<SmokeTestTests.Running>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_over_http_a_file_through_the_inbox_and_one_by_a_link_are_tried_and_told()
    {
        var ran = await RunAsync();

        Assert.True(ran.ExitCode == 0, ran.Everything);
        Assert.Contains("Health answers 200.", ran.Output, StringComparison.Ordinal);
        Assert.Contains("A claim line was checked.", ran.Output, StringComparison.Ordinal);
        Assert.Contains("A file in the inbox brought its report.", ran.Output, StringComparison.Ordinal);
        Assert.Contains("A file sent by a link brought its report.", ran.Output, StringComparison.Ordinal);
        // The report is shown; the links by which it was sent and read are not.
        Assert.Contains("\naccepted.csv\n", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", ran.Everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Where_nothing_answers_it_says_so_and_fails()
    {
        var ran = await RunAsync(("CLAIMLINT_URL", "http://127.0.0.1:9"));

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("Failed: health does not answer 200", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_and_a_token_go_along_as_headers_and_stand_in_no_argument()
    {
        using var listener = new Recorder();

        var ran = await RunAsync(
            ["--lines-only"],
            ("CLAIMLINT_URL", listener.Address),
            ("CLAIMLINT_KEY", "a-key"),
            ("CLAIMLINT_TOKEN", "a-token")
        );

        Assert.True(ran.ExitCode == 0, ran.Everything);
        Assert.Contains("The inbox was not tried.", ran.Output, StringComparison.Ordinal);
        var line = listener.Requests.Single(request => request.Path == "/api/v1/claim-lines/validate");
        Assert.Equal("a-key", line.Key);
        Assert.Equal("Bearer a-token", line.Authorization);
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Hooks, "smoke-test.sh"), Stop);
        Assert.DoesNotContain("--header \"", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_probes_understand_what_health_answers()
    {
        var sought = SoughtBy("tables-stale");
        using var http = new HttpClient();

        var health = await http.GetStringAsync($"{running.Address}/api/health", Stop);

        // The embedded tables are of a year gone by. How an empty list is written, the other one shows.
        Assert.Contains("\"stale\":[\"", health, StringComparison.Ordinal);
        Assert.DoesNotContain(sought, health, StringComparison.Ordinal);
        Assert.Contains(sought.Replace("stale", "changed", StringComparison.Ordinal), health, StringComparison.Ordinal);
        Assert.Contains(SoughtBy("health"), health, StringComparison.Ordinal);
    }

    private static string SoughtBy(string probe) =>
        Deployment
            .Prod.One("Microsoft.Insights/webtests", probe)
            .Text("ValidationRules.ContentValidation.ContentMatch");

    private Task<Ran> RunAsync(params (string Name, string Value)[] otherwise) => RunAsync([], otherwise);

    private Task<Ran> RunAsync(string[] arguments, params (string Name, string Value)[] otherwise)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for bash.");
        Assert.SkipUnless(Programs.Has("curl"), "The script needs curl.");
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["CLAIMLINT_URL"] = running.Address,
            ["ClaimsStorage"] = running.Storage,
            ["CLAIMLINT_TRIES"] = "2",
            ["CLAIMLINT_PAUSE"] = "0",
            ["AZURE_RESOURCE_GROUP"] = null,
        };
        foreach (var (name, value) in otherwise)
            environment[name] = value;
        return Programs.RunAsync("bash", [Path.Combine(Repository.Hooks, "smoke-test.sh"), .. arguments], environment);
    }

    /// <summary>The program, as <c>dotnet run --project src/Functions</c> starts it, on an Azurite of its own.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private AzuriteProcess? azurite;
        private Process? program;

        public string Address { get; private set; } = "";

        public string Storage { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            azurite = await AzuriteProcess.StartTemporaryAsync(Stop);
            Storage = azurite.ConnectionString;
            var port = FreePort();
            Address = $"http://127.0.0.1:{port}";
            var start = new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "ClaimLint.Functions.dll"), "--port", $"{port}"]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Repository.Root,
            };
            start.Environment["AzureWebJobsStorage"] = Storage;
            start.Environment["ClaimsStorage"] = Storage;
            program = Process.Start(start)!;
            program.OutputDataReceived += (_, _) => { };
            program.ErrorDataReceived += (_, _) => { };
            program.BeginOutputReadLine();
            program.BeginErrorReadLine();
            using var http = new HttpClient();
            while (!await IsHealthyAsync(http))
            {
                Assert.False(program.HasExited, "The program ended before it was healthy.");
                await Task.Delay(TimeSpan.FromMilliseconds(200), Stop);
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (program is { HasExited: false })
            {
                program.Kill(entireProcessTree: true);
                await program.WaitForExitAsync(CancellationToken.None);
            }

            program?.Dispose();
            if (azurite is not null)
                await azurite.DisposeAsync();
        }

        private async Task<bool> IsHealthyAsync(HttpClient http)
        {
            try
            {
                return (await http.GetAsync($"{Address}/api/health", Stop)).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    /// <summary>Answers as the service would, and remembers what came.</summary>
    private sealed class Recorder : IDisposable
    {
        private readonly HttpListener listener = new();

        public Recorder()
        {
            Address = $"http://127.0.0.1:{FreePort()}";
            listener.Prefixes.Add(Address + "/");
            listener.Start();
            _ = AnswerAsync();
        }

        public string Address { get; }

        public List<(string Path, string? Key, string? Authorization)> Requests { get; } = [];

        public void Dispose() => listener.Close();

        private async Task AnswerAsync()
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                var request = context.Request;
                lock (Requests)
                    Requests.Add(
                        (
                            request.Url!.AbsolutePath,
                            request.Headers["x-functions-key"],
                            request.Headers["authorization"]
                        )
                    );
                await using var body = context.Response.OutputStream;
                await body.WriteAsync("{\"verdict\":\"accept\",\"releases\":[{}]}"u8.ToArray());
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
