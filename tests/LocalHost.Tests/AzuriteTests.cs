using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ClaimLint.LocalHost.Azurite;
using ClaimLint.LocalHost.Settings;

namespace ClaimLint.LocalHost.Tests;

public sealed class AzuriteTests : IDisposable
{
    private readonly List<string> output = [];
    private readonly string folder = Directory.CreateTempSubdirectory("azurite-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Root => RepositoryFolder.Find(AppContext.BaseDirectory)!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_keeps_its_data_over_a_stop_and_a_start()
    {
        var options = OnFreePorts();
        await using (var first = await AzuriteProcess.StartAsync(options, Stop))
            await new BlobContainerClient(first.ConnectionString, "kept", StorageOptions.Blobs).CreateAsync(
                cancellationToken: Stop
            );

        await using var second = await AzuriteProcess.StartAsync(options, Stop);

        Assert.True(
            await new BlobContainerClient(second.ConnectionString, "kept", StorageOptions.Blobs).ExistsAsync(Stop)
        );
    }

    [Fact]
    public async Task It_outlives_a_Ctrl_C_and_ends_when_it_is_disposed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends a POSIX signal.");
        var options = OnFreePorts() with { InMemory = true };
        var azurite = await AzuriteProcess.StartAsync(options, Stop);
        using var process = Process.GetProcessById(azurite.ProcessId);

        using (var kill = Process.Start("kill", ["-INT", $"{azurite.ProcessId}"]))
            await kill.WaitForExitAsync(Stop);
        var container = new BlobContainerClient(azurite.ConnectionString, "after", StorageOptions.Blobs);
        Assert.NotNull(await container.CreateAsync(cancellationToken: Stop));
        await azurite.DisposeAsync();

        Assert.True(process.HasExited);
        Assert.Equal(PortUse.Free, await AzuriteProbe.ProbeAsync(options.BlobPort, Stop));
    }

    [Fact]
    public async Task One_that_runs_with_its_defaults_is_used_and_accepts_our_requests()
    {
        var options = OnFreePorts() with { Say = output.Add };
        await NodeModules.InstallIfStaleAsync(Root, new NodePrograms(options.SearchPath), options.Say, Stop);
        using var running = Process.Start(
            new ProcessStartInfo(
                Path.Combine(Root, "node_modules", ".bin", "azurite"),
                [
                    .. new[] { "--location", folder, "--silent", "--disableTelemetry" },
                    .. new[] { "--blobPort", $"{options.BlobPort}", "--queuePort", $"{options.QueuePort}" },
                    .. new[] { "--tablePort", $"{options.TablePort}" },
                ]
            )
        )!;
        try
        {
            while (await AzuriteProbe.ProbeAsync(options.TablePort, Stop) != PortUse.Azurite)
                await Task.Delay(TimeSpan.FromMilliseconds(50), Stop);

            var (used, started) = await DevelopmentStorage.EnsureAsync(options, Stop);

            Assert.Null(started);
            Assert.Equal([$"Using the Azurite that runs on ports {string.Join(", ", options.Ports)}."], output);
            var container = new BlobContainerClient(used.ConnectionString, "used", StorageOptions.Blobs);
            Assert.NotNull(await container.CreateAsync(cancellationToken: Stop));
            var queue = new QueueClient(used.ConnectionString, "used", StorageOptions.Queues());
            Assert.NotNull(await queue.CreateAsync(cancellationToken: Stop));
        }
        finally
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task One_that_refuses_our_API_version_is_left_alone_and_another_is_started_on_other_ports()
    {
        var options = OnFreePorts() with { Say = output.Add };
        await using var old = await OldAzurite.StartAsync(options, Stop);

        var (used, started) = await DevelopmentStorage.EnsureAsync(options, Stop);
        await using var azurite = Assert.IsType<AzuriteProcess>(started);

        Assert.Equal(
            $"The Azurite on ports {string.Join(", ", options.Ports)} refuses storage API version 2025-11-05: update it to 3.35 or later, or start it with --skipApiVersionCheck.",
            output[0]
        );
        Assert.Equal([.. options.Ports.Select(port => port + 10)], used.Ports);
        Assert.NotNull(
            await new BlobContainerClient(azurite.ConnectionString, "ours", StorageOptions.Blobs).CreateAsync(
                cancellationToken: Stop
            )
        );
    }

    [Fact]
    public async Task Ports_in_use_by_another_program_are_named_and_without_others_the_start_ends()
    {
        var options = OnFreePorts() with { Say = output.Add };
        TcpListener[] strangers =
        [
            .. new[] { 0, 10, 20 }.Select(step => new TcpListener(IPAddress.Loopback, options.QueuePort + step)),
        ];
        var hangUps = Array.ConvertAll(
            strangers,
            stranger =>
            {
                stranger.Start();
                return HangUpAsync(stranger);
            }
        );

        await Assert.ThrowsAsync<LocalHostException>(() => DevelopmentStorage.EnsureAsync(options, Stop));
        Array.ForEach(strangers, stranger => stranger.Stop());
        await Task.WhenAll(hangUps);

        Assert.Equal(3, output.Count);
        Assert.StartsWith(
            $"Another program uses port {options.QueuePort}: stop it to have Azurite on ports ",
            output[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_Node_it_says_what_to_install()
    {
        var fault = await Assert.ThrowsAsync<LocalHostException>(() =>
            AzuriteProcess.StartAsync(OnFreePorts() with { SearchPath = "" }, Stop)
        );

        Assert.StartsWith(
            "Node.js 20 or newer is needed to run Azurite and was not found",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_old_Node_is_refused_by_its_version()
    {
        Program("node", "echo v16.20.0");

        var fault = await Assert.ThrowsAsync<LocalHostException>(() => AzuriteProcess.StartAsync(WithPrograms(), Stop));

        Assert.EndsWith("says 'v16.20.0'.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_a_stale_node_modules_is_said_so()
    {
        Program("node", "echo v22.1.0");

        var fault = await Assert.ThrowsAsync<LocalHostException>(() => AzuriteProcess.StartAsync(WithPrograms(), Stop));

        Assert.StartsWith(
            "npm is needed to install Azurite and was not found",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_failing_npm_ci_is_told_with_its_reason()
    {
        Program("node", "echo v22.1.0");
        Program("npm", "echo 'npm error code E404' >&2; exit 7");

        var fault = await Assert.ThrowsAsync<LocalHostException>(() => AzuriteProcess.StartAsync(WithPrograms(), Stop));

        Assert.Contains("exit code 7 (npm error code E404)", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.0", false)]
    [InlineData("1.0.1", true)]
    public void Node_modules_are_stale_when_a_version_differs_from_the_lock_file(string installed, bool stale)
    {
        Lock(Path.Combine(folder, "package-lock.json"), "1.0.0");
        Lock(Path.Combine(folder, "node_modules", ".package-lock.json"), installed);

        Assert.Equal(stale, NodeModules.IsStale(folder));
    }

    private static void Lock(string file, string version)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(
            file,
            $$"""{ "packages": { "": {}, "node_modules/a": { "version": "{{version}}" }, "node_modules/b": { "optional": true } } }""".Replace(
                file.Contains("node_modules", StringComparison.Ordinal)
                    ? """, "node_modules/b": { "optional": true }"""
                    : "\0",
                "",
                StringComparison.Ordinal
            )
        );
    }

    /// <summary>Accepts and hangs up, as a listener does that speaks no HTTP.</summary>
    private static async Task HangUpAsync(TcpListener listener)
    {
        try
        {
            while (true)
                (await listener.AcceptSocketAsync(Stop)).Dispose();
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
        { }
    }

    private AzuriteOptions OnFreePorts()
    {
        var ports = LoopbackPorts.Free(3);
        return new AzuriteOptions
        {
            BlobPort = ports[0],
            QueuePort = ports[1],
            TablePort = ports[2],
            Folder = folder,
        };
    }

    private AzuriteOptions WithPrograms() => OnFreePorts() with { SearchPath = folder, RepositoryRoot = folder };

    private void Program(string name, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Stands in for a program with a shell script.");
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
