using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimLint.LocalHost.Tests;

public sealed class StartTests(RunningAzurite azurite) : IDisposable
{
    private readonly TestHost test = new(azurite);
    private readonly int exitCode = Environment.ExitCode;

    public void Dispose() => Environment.ExitCode = exitCode;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_in_use_is_one_sentence_and_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await test.Builder("--port", $"{port}").Build().RunAsync(Stop);

        Assert.Equal(
            $"Port {port} on 127.0.0.1 is in use: stop what listens there, or choose another with --port N.{Environment.NewLine}",
            test.Error.ToString()
        );
        Assert.Equal(1, Environment.ExitCode);
    }

    [Fact]
    public async Task A_missing_setting_is_one_sentence_and_exit_code_1()
    {
        var builder = test.Builder();
        builder.Configuration["Claims"] = "";

        await builder.Build().RunAsync(Stop);

        Assert.StartsWith("The setting 'Claims' is missing:", test.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Environment.ExitCode);
    }

    [Fact]
    public async Task A_builder_without_the_web_application_says_what_HTTP_functions_need()
    {
        var builder = FunctionsApplication.CreateBuilder(["--port", "0"]);
        builder.LocalHost.Error = test.Error;
        builder.Configuration["Inbox"] = builder.Configuration["Orders"] = builder.Configuration["Sweep"] = "x";

        await builder.Build().RunAsync(Stop);

        Assert.Contains("ConfigureFunctionsWebApplication()", test.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Triggers_start_after_every_hosted_service_of_the_app()
    {
        var seen = -1;
        await test.Inbox.CreateIfNotExistsAsync(cancellationToken: Stop);
        await test.Inbox.GetBlobClient("a").UploadAsync(BinaryData.FromString("1"), Stop);
        var slow = new SlowStart(() => seen = test.Calls.Blobs.Reader.Count);

        await using var host = await test.StartAsync(builder => builder.Services.AddSingleton<IHostedService>(slow));

        Assert.Equal("a=1", await test.Calls.Blobs.Reader.ReadAsync(Stop));
        Assert.Equal(0, seen);
    }

    /// <summary>Gives a trigger that started too early the time of many looks.</summary>
    private sealed class SlowStart(Action atTheEnd) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
            atTheEnd();
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
