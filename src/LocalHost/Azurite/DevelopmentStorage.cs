using ClaimLint.LocalHost.Settings;

namespace ClaimLint.LocalHost.Azurite;

/// <summary>What <c>UseDevelopmentStorage=true</c> means here: an Azurite that runs already, or one that is started.</summary>
internal static class DevelopmentStorage
{
    /// <summary>How far the second and third choice of ports are from the one before.</summary>
    private const int Step = 10;

    /// <summary>Uses the Azurite of the ports or starts one; where the ports cannot be used, says why and tries two other sets.</summary>
    /// <returns>The options of the Azurite to use, and its process where it was started.</returns>
    /// <exception cref="LocalHostException">No ports can be used, or Azurite cannot start.</exception>
    public static async Task<(AzuriteOptions Options, AzuriteProcess? Started)> EnsureAsync(
        AzuriteOptions usual,
        CancellationToken stop
    )
    {
        foreach (var options in new[] { usual, usual.Moved(Step), usual.Moved(2 * Step) })
        {
            var ports = string.Join(", ", options.Ports);
            var uses = await Task.WhenAll(options.Ports.Select(port => AzuriteProbe.ProbeAsync(port, stop)));
            if (uses.All(use => use == PortUse.Free))
            {
                options.Say("Starting Azurite.");
                var started = await AzuriteProcess.StartAsync(options, stop);
                options.Say($"Azurite started on ports {ports}; its data is in {started.Folder ?? "memory"}.");
                return (options, started);
            }

            if (uses.All(use => use == PortUse.Azurite))
            {
                options.Say($"Using the Azurite that runs on ports {ports}.");
                return (options, null);
            }

            options.Say(
                uses.Contains(PortUse.OldAzurite)
                    ? $"The Azurite on ports {ports} refuses storage API version {StorageOptions.ApiVersion}: update it to 3.35 or later, or start it with --skipApiVersionCheck."
                : uses.Contains(PortUse.AnotherProgram)
                    ? $"Another program uses {PortsThatAre(PortUse.AnotherProgram)}: stop it to have Azurite on ports {ports}."
                : $"An Azurite runs without {PortsThatAre(PortUse.Free)}: start it with its blob, queue and table services on ports {ports}."
            );

            string PortsThatAre(PortUse use) =>
                "port " + string.Join(", ", options.Ports.Where((_, i) => uses[i] == use));
        }

        throw new LocalHostException("No ports for Azurite: see the reasons above.");
    }
}
