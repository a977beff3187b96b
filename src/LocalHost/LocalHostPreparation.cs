using System.Net;
using System.Net.Sockets;
using ClaimLint.LocalHost.Azurite;
using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace ClaimLint.LocalHost;

/// <summary>What is there before anything of the app is made: the port, so that its address is known at once and early calls wait, and Azurite.</summary>
internal sealed class LocalHostPreparation(
    LocalHostOptions options,
    AppSettings settings,
    FunctionCatalogue catalogue,
    int port
) : IAsyncDisposable
{
    private Socket? listening;
    private AzuriteProcess? azurite;

    /// <summary>The socket that the server takes over.</summary>
    public Socket Listening => listening ?? throw new InvalidOperationException("The port is not open yet.");

    /// <summary>Opens the port, prints the address, then brings Azurite where a setting means it.</summary>
    /// <exception cref="LocalHostException">The port is in use, or there is no Azurite to be had.</exception>
    public async Task PrepareAsync(CancellationToken stop)
    {
        try
        {
            listening = SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(IPAddress.Loopback, port));
            listening.Listen();
        }
        catch (SocketException fault)
        {
            throw new LocalHostException(
                $"Port {port} on 127.0.0.1 is in use: stop what listens there, or choose another with --port N.",
                fault
            );
        }

        await options.Output.WriteLineAsync($"http://{listening.LocalEndPoint} is starting; Ctrl-C stops it.");
        if (!settings.UsesDevelopmentStorage(catalogue.Connections))
            return;
        (var used, azurite) = await DevelopmentStorage.EnsureAsync(
            options.Azurite with
            {
                Say = options.Output.WriteLine,
            },
            stop
        );
        if (used.BlobPort != new AzuriteOptions().BlobPort)
            settings.MoveDevelopmentStorage(catalogue.Connections, used.ConnectionString);
    }

    /// <summary>Stops the Azurite that was started; the last thing of all, also after a start that failed half-way.</summary>
    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        if (azurite is not null)
            await azurite.DisposeAsync();
    }
}
