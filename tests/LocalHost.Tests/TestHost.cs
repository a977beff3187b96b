using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ClaimLint.LocalHost.Settings;
using ClaimLint.LocalHost.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(RunningAzurite))]

namespace ClaimLint.LocalHost.Tests;

/// <summary>One Azurite for the whole assembly, on ports of its own.</summary>
public sealed class RunningAzurite : IAsyncLifetime
{
    private AzuriteProcess? process;

    public string ConnectionString => process!.ConnectionString;

    public async ValueTask InitializeAsync() => process = await AzuriteProcess.StartTemporaryAsync();

    public async ValueTask DisposeAsync() => await process!.DisposeAsync();
}

/// <summary>The names of one test in storage, and its hosts.</summary>
public sealed class TestHost(RunningAzurite azurite)
{
    private readonly string id = Guid.NewGuid().ToString("N");

    public Calls Calls { get; } = new();

    public LogLines Log { get; } = new();

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    public BlobContainerClient Inbox => new(azurite.ConnectionString, "inbox-" + id, StorageOptions.Blobs);

    public QueueClient Orders => Queue("orders-" + id);

    /// <summary>The same queue, to which texts are sent as they are.</summary>
    public QueueClient PlainOrders => new(azurite.ConnectionString, "orders-" + id, StorageOptions.Queues());

    public QueueClient PoisonOrders => Queue("orders-" + id + "-poison");

    public QueueClient PoisonBlobs => Queue("webjobs-blobtrigger-poison");

    public QueueClient Queue(string name) =>
        new(azurite.ConnectionString, name, StorageOptions.Queues(QueueMessageEncoding.Base64));

    public FunctionsApplicationBuilder Builder(params string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args.Length > 0 ? args : ["--port", "0", "--verbose"]);
        builder.ConfigureFunctionsWebApplication();
        builder.Configuration["AzureWebJobsStorage"] = azurite.ConnectionString;
        builder.Configuration["Claims"] = azurite.ConnectionString;
        builder.Configuration["Inbox"] = "inbox-" + id;
        builder.Configuration["Orders"] = "orders-" + id;
        builder.Configuration["Sweep"] = "0 0 0 1 1 *";
        builder.Services.AddSingleton(Calls);
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Debug);
        builder.LocalHost.Output = Output;
        builder.LocalHost.Error = Error;
        builder.LocalHost.PollInterval = TimeSpan.FromMilliseconds(50);
        builder.LocalHost.DrainTime = TimeSpan.Zero;
        builder.LocalHost.BlobsAtOnce = 1;
        return builder;
    }

    public async Task<FunctionsHost> StartAsync(Action<FunctionsApplicationBuilder>? change = null)
    {
        var stop = TestContext.Current.CancellationToken;
        await Inbox.CreateIfNotExistsAsync(cancellationToken: stop);
        await Orders.CreateIfNotExistsAsync(cancellationToken: stop);
        var builder = Builder();
        change?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync(stop);
        return host;
    }
}
