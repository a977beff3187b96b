using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using ClaimLint.LocalHost.Settings;
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

    [Theory]
    [InlineData("Unknown option '--prot'.", "--prot", "7072")]
    [InlineData("Unknown option 'x'.", "--port", "0", "x")]
    [InlineData("--port needs a number.", "--port")]
    public async Task A_command_line_that_cannot_be_read_is_one_sentence_with_the_options_and_exit_code_2(
        string reason,
        params string[] args
    )
    {
        await test.Builder(args).Build().RunAsync(Stop);

        Assert.Equal($"{reason} Options: --port N, --verbose, --help.{Environment.NewLine}", test.Error.ToString());
        Assert.Equal("", test.Output.ToString());
        Assert.Equal(2, Environment.ExitCode);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_is_printed_and_nothing_is_started(string option)
    {
        await test.Builder("--port", "0", option).Build().RunAsync(Stop);

        Assert.Matches("(?s)Usage: .*--port N.*--verbose.*--help", test.Output.ToString());
        Assert.Equal("", test.Error.ToString());
        Assert.Equal(0, Environment.ExitCode);
    }

    [Fact]
    public async Task The_address_is_printed_first_and_the_functions_only_with_verbose()
    {
        await using var host = test.Builder("--port=0").Build();
        await host.StartAsync(Stop);

        Assert.Equal(
            $"{host.Address.ToString().TrimEnd('/')} is starting; Ctrl-C stops it.{Environment.NewLine}",
            test.Output.ToString()
        );
    }

    [Fact]
    public async Task A_call_that_comes_while_the_host_starts_waits_for_its_answer()
    {
        using var client = new HttpClient();
        Task<string>? early = null;
        var slow = new SlowStart(() =>
        {
            var address = test.Output.ToString().Split(' ')[0];
            early = client.GetStringAsync(new Uri(address + "/api/things"), Stop);
        });

        await using var host = await test.StartAsync(builder => builder.Services.AddSingleton<IHostedService>(slow));

        Assert.Equal("GET all", await early!);
    }

    [Fact]
    public async Task Beside_an_Azurite_that_refuses_our_API_version_the_host_and_the_app_use_another()
    {
        var ports = LoopbackPorts.Free(3);
        var old = new AzuriteOptions
        {
            BlobPort = ports[0],
            QueuePort = ports[1],
            TablePort = ports[2],
            InMemory = true,
        };
        await using var server = await OldAzurite.StartAsync(old, Stop);
        var builder = test.Builder();
        builder.LocalHost.Azurite = old;
        builder.Configuration["AzureWebJobsStorage"] = builder.Configuration["Claims"] = "UseDevelopmentStorage=true";
        await using var host = builder.Build();

        await host.StartAsync(Stop);

        Assert.Contains(
            $"Azurite started on ports {ports[0] + 10}, ",
            test.Output.ToString(),
            StringComparison.Ordinal
        );
        var inbox = new BlobContainerClient(builder.Configuration["Claims"], test.Inbox.Name, StorageOptions.Blobs);
        Assert.Equal(ports[0] + 10, inbox.Uri.Port);
        await inbox.CreateAsync(cancellationToken: Stop);
        await inbox.GetBlobClient("a").UploadAsync(BinaryData.FromString("1"), Stop);
        Assert.Equal("a=1", await test.Calls.Blobs.Reader.ReadAsync(Stop));
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
