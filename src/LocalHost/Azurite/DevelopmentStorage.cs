namespace ClaimLint.LocalHost.Azurite;

/// <summary>What <c>UseDevelopmentStorage=true</c> asks for: Azurite, ours or one that runs already.</summary>
internal static class DevelopmentStorage
{
    /// <summary>Uses the Azurite that listens on the ports, or starts one. Answers the started one, or null.</summary>
    /// <exception cref="LocalHostException">The ports are taken by something else, or Azurite cannot start.</exception>
    public static async Task<AzuriteProcess?> EnsureAsync(
        AzuriteOptions options,
        Action<string> say,
        CancellationToken stop
    )
    {
        var ports = options.Ports;
        var listeners = await Task.WhenAll(ports.Select(port => AzuriteProbe.AskAsync(port, stop)));
        if (listeners.All(listener => listener == Listener.Nobody))
        {
            var started = await AzuriteProcess.StartAsync(options, stop);
            say($"Azurite started on ports {string.Join(", ", ports)}; its data is in {started.Folder ?? "memory"}.");
            return started;
        }

        if (listeners.All(listener => listener == Listener.Azurite))
        {
            say($"Azurite already runs on ports {string.Join(", ", ports)} and is used.");
            return null;
        }

        var strangers = ports.Where((_, i) => listeners[i] == Listener.SomethingElse).ToList();
        if (strangers.Count > 0)
            throw new LocalHostException(
                $"Azurite needs the ports {string.Join(", ", ports)}, but something else listens on {string.Join(", ", strangers)}: stop it first."
            );

        var silent = ports.Where((_, i) => listeners[i] == Listener.Nobody);
        throw new LocalHostException(
            $"An Azurite runs that does not listen on {string.Join(", ", silent)}: stop it, or start it with its blob, queue and table services."
        );
    }
}
