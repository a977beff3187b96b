using ClaimLint.LocalHost.Catalogue;
using ClaimLint.LocalHost.Triggers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace ClaimLint.LocalHost;

/// <summary>Starts the triggers after all of the app's hosted services, and stops them before.</summary>
internal sealed class LocalHostLifecycle(
    LocalHostOptions options,
    FunctionCatalogue catalogue,
    TriggerLoops loops,
    IServer server
) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        if (options.Verbose)
            foreach (var line in catalogue.Describe(address))
                options.Output.WriteLine(line);
        loops.Start();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => loops.StopAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
