using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimLint.LocalHost;

/// <summary>A built function app.</summary>
public sealed class FunctionsHost : IHost, IAsyncDisposable
{
    private readonly WebApplication? app;
    private readonly LocalHostException? unbuilt;
    private readonly LocalHostOptions options;

    internal FunctionsHost(WebApplication app, LocalHostOptions options)
    {
        this.app = app;
        this.options = options;
    }

    /// <summary>A host that was not built, and says why once it is started, as every other start that fails does.</summary>
    internal FunctionsHost(LocalHostException unbuilt, LocalHostOptions options)
    {
        this.unbuilt = unbuilt;
        this.options = options;
    }

    /// <exception cref="LocalHostException">The host could not be built.</exception>
    public IServiceProvider Services => Built.Services;

    /// <summary>Where the host listens, once it is started.</summary>
    public Uri Address =>
        new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private WebApplication Built => app ?? throw unbuilt!;

    /// <summary>Runs until Ctrl-C or a termination signal. A start that fails is one sentence on stderr and an exit code; help is on stdout.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <inheritdoc cref="Run"/>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await using (this)
            {
                await StartAsync(cancellationToken);
                await Built.WaitForShutdownAsync(cancellationToken);
            }
        }
        catch (LocalHostException fault)
        {
            await (fault.ExitCode == 0 ? options.Output : options.Error).WriteLineAsync(fault.Message);
            Environment.ExitCode = fault.ExitCode;
        }
    }

    /// <summary>Opens the port and brings Azurite, then the app's hosted services and HTTP, then the triggers.</summary>
    /// <exception cref="LocalHostException">It cannot start.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        // Another server, as the OpenAPI generator has one to read the routes, listens on no port: nothing to prepare then.
        if (Built.Services.GetRequiredService<IServer>().GetType().Assembly == typeof(KestrelServerOptions).Assembly)
            await Built.Services.GetRequiredService<LocalHostPreparation>().PrepareAsync(cancellationToken);
        await Built.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => Built.StopAsync(cancellationToken);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
