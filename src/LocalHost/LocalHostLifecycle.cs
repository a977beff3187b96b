using System.Net;
using System.Net.Sockets;
using ClaimLint.LocalHost.Azurite;
using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Settings;
using ClaimLint.LocalHost.Triggers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;

namespace ClaimLint.LocalHost;

/// <summary>The order of things: Azurite before the app's hosted services start, triggers after all of them, and back.</summary>
internal sealed class LocalHostLifecycle(
    LocalHostOptions options,
    AppSettings settings,
    FunctionCatalogue catalogue,
    TriggerLoops loops,
    IServer server
) : IHostedLifecycleService, IAsyncDisposable
{
    private AzuriteProcess? azurite;

    /// <summary>Checks the port, then brings Azurite where a setting asks for it.</summary>
    /// <exception cref="LocalHostException">Something stands in the way.</exception>
    // Before the host's own start, which would log a stack trace for what is said in a sentence.
    public async Task PrepareAsync(int port, CancellationToken stop)
    {
        // A test server listens on no port.
        if (port != 0 && server.GetType().Assembly == typeof(KestrelServerOptions).Assembly)
            RefuseTakenPort(port);

        if (settings.UsesDevelopmentStorage(catalogue.Connections))
            azurite = await DevelopmentStorage.EnsureAsync(
                new AzuriteOptions { Say = options.Output.WriteLine },
                options.Output.WriteLine,
                stop
            );
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        foreach (var line in catalogue.Describe(address))
            options.Output.WriteLine(line);
        loops.Start();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => loops.StopAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <summary>Stops Azurite, also after a start that failed half-way.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref azurite, null) is { } started)
            await started.DisposeAsync();
    }

    public static LocalHostException PortInUse(int port, Exception cause) =>
        new($"Port {port} on 127.0.0.1 is in use: stop what listens there, or choose another with --port N.", cause);

    private static void RefuseTakenPort(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException fault)
        {
            throw PortInUse(port, fault);
        }
    }
}
