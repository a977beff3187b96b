using System.Diagnostics;
using ClaimLint.LocalHost.Azurite;

namespace ClaimLint.LocalHost;

/// <summary>An Azurite that this process started and stops. It also stops when this process is killed.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    // Ctrl-C reaches every process of the terminal; Azurite must outlive us, so it hears of the end through its standard
    // input alone, which the system closes for us even when we are killed. Its own handler then saves and closes.
    private const string Keeper = """
        const once = process.once.bind(process);
        let stop = () => process.exit(0);
        process.on('SIGINT', () => {});
        process.once = (event, handler) => {
          if (event !== 'SIGINT') return once(event, handler);
          stop = handler;
          return process;
        };
        process.stdin.on('end', () => stop()).on('error', () => stop()).resume();
        process.stdin.unref();
        """;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReadyPoll = TimeSpan.FromMilliseconds(50);

    private readonly Process process;
    private readonly AzuriteOptions options;
    private string? temporary;
    private string lastWords = "";

    private AzuriteProcess(Process process, AzuriteOptions options)
    {
        this.process = process;
        this.options = options;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A connection string for the three services.</summary>
    public string ConnectionString => options.ConnectionString;

    public int ProcessId => process.Id;

    /// <summary>Where the data is; null when in memory.</summary>
    public string? Folder => options.InMemory ? null : options.Folder;

    /// <summary>Starts Azurite and waits until its three ports answer; installs it first where node_modules is stale.</summary>
    /// <exception cref="LocalHostException">Node or npm is missing, the installation failed, or Azurite did not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken stop = default)
    {
        var root =
            options.RepositoryRoot
            ?? RepositoryFolder.Find(AppContext.BaseDirectory)
            ?? RepositoryFolder.Find(Environment.CurrentDirectory)
            ?? throw new LocalHostException(
                "Azurite is needed, but no package-lock.json was found upward from here: start Azurite yourself, or run inside the repository."
            );
        options = options with { RepositoryRoot = root, Folder = options.Folder ?? options.FolderIn(root) };
        var programs = new NodePrograms(options.SearchPath);
        var node = await programs.NodeAsync(stop);
        await NodeModules.InstallIfStaleAsync(root, programs, options.Say, stop);

        var azurite = new AzuriteProcess(Process.Start(programs.Start(node, Arguments(options), root))!, options);
        try
        {
            await azurite.ReadyAsync(stop);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts Azurite on free ports with a new folder that goes when it is disposed: for a test assembly.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public static async Task<AzuriteProcess> StartTemporaryAsync(CancellationToken stop = default)
    {
        var folder = Directory.CreateTempSubdirectory("azurite-").FullName;
        for (var tries = 1; ; tries++)
        {
            var ports = LoopbackPorts.Free(3);
            try
            {
                var azurite = await StartAsync(
                    new AzuriteOptions
                    {
                        BlobPort = ports[0],
                        QueuePort = ports[1],
                        TablePort = ports[2],
                        Folder = folder,
                    },
                    stop
                );
                azurite.temporary = folder;
                return azurite;
            }
            // Another assembly may have taken a port in between.
            catch (LocalHostException fault)
                when (tries < 3 && fault.Message.Contains("EADDRINUSE", StringComparison.Ordinal)) { }
        }
    }

    /// <summary>Lets Azurite save and close, and ends it when it does not within five seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
        process.Dispose();
        if (temporary is not null && Directory.Exists(temporary))
            Directory.Delete(temporary, recursive: true);
    }

    private static List<string> Arguments(AzuriteOptions options)
    {
        List<string> arguments =
        [
            "--import",
            "data:text/javascript," + Uri.EscapeDataString(Keeper),
            Path.Combine("node_modules", "azurite", "dist", "src", "azurite.js"),
            "--silent",
            "--disableTelemetry",
            "--blobHost",
            "127.0.0.1",
            "--queueHost",
            "127.0.0.1",
            "--tableHost",
            "127.0.0.1",
            "--blobPort",
            $"{options.BlobPort}",
            "--queuePort",
            $"{options.QueuePort}",
            "--tablePort",
            $"{options.TablePort}",
        ];
        arguments.AddRange(options.InMemory ? ["--inMemoryPersistence"] : ["--location", options.Folder!]);
        return arguments;
    }

    private async Task ReadyAsync(CancellationToken stop)
    {
        var since = Stopwatch.StartNew();
        foreach (var port in options.Ports)
        {
            while (await AzuriteProbe.ProbeAsync(port, stop) != PortUse.Azurite)
            {
                if (process.HasExited)
                {
                    // Waits for the last of its output as well.
                    await process.WaitForExitAsync(stop);
                    throw new LocalHostException($"Azurite did not start: {lastWords}");
                }
                if (since.Elapsed > StartLimit)
                    throw new LocalHostException(
                        $"Azurite did not answer on port {port} within {StartLimit.TotalSeconds} seconds."
                    );
                await Task.Delay(ReadyPoll, stop);
            }
        }
    }

    private void Hear(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            lastWords = line.Trim();
    }
}
