using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimLint.LocalHost;

/// <summary>A built function app.</summary>
public sealed class FunctionsHost : IHost, IAsyncDisposable
{
    private readonly WebApplication? app;
    private readonly int port;
    private readonly LocalHostException? unbuilt;
    private readonly TextWriter error;

    internal FunctionsHost(WebApplication app, int port)
    {
        this.app = app;
        this.port = port;
        error = app.Services.GetRequiredService<LocalHostOptions>().Error;
    }

    /// <summary>A host that could not be built, and says so once it is started, as every other start that fails does.</summary>
    internal FunctionsHost(LocalHostException unbuilt, TextWriter error)
    {
        this.unbuilt = unbuilt;
        this.error = error;
    }

    /// <exception cref="LocalHostException">The host could not be built.</exception>
    public IServiceProvider Services => Built.Services;

    /// <summary>Where the host listens, once it is started.</summary>
    public Uri Address =>
        new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private WebApplication Built => app ?? throw unbuilt!;

    /// <summary>Runs until Ctrl-C or a termination signal. A start that fails is one sentence on stderr and exit code 1.</summary>
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
            await error.WriteLineAsync(fault.Message);
            Environment.ExitCode = 1;
        }
    }

    /// <summary>Brings Azurite, then the app's hosted services and HTTP, then the triggers.</summary>
    /// <exception cref="LocalHostException">It cannot start.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        // The OpenAPI generator takes the hosted services out and runs the app for its routes alone: nothing to prepare then.
        var lifecycle = Built.Services.GetServices<IHostedService>().OfType<LocalHostLifecycle>().SingleOrDefault();
        if (lifecycle is not null)
            await lifecycle.PrepareAsync(port, cancellationToken);
        try
        {
            await Built.StartAsync(cancellationToken);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw LocalHostLifecycle.PortInUse(port, fault);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => Built.StopAsync(cancellationToken);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
