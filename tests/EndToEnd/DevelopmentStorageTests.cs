using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ClaimLint.Functions.Tests.Equivalence;
using ClaimLint.Storage;

namespace ClaimLint.EndToEnd;

/// <summary>The program in a fresh checkout, with the settings of the sample: it brings its Azurite, and takes it away.</summary>
public sealed partial class DevelopmentStorageTests : IDisposable
{
    private const int TablePort = 10_002;

    private readonly string checkout = Directory.CreateTempSubdirectory("checkout-").FullName;

    public void Dispose() => Directory.Delete(checkout, recursive: true);

    [Fact]
    public async Task Ctrl_C_stops_the_program_and_the_Azurite_that_it_started_and_no_other()
    {
        var folder = Copy();
        await using var program = await ProgramProcess.StartAsync(
            ProgramProcess.Connections("UseDevelopmentStorage=true"),
            folder
        );
        await program.ReadyAsync();
        Assert.StartsWith(
            program.Client.BaseAddress!.AbsoluteUri.TrimEnd('/'),
            program.Output,
            StringComparison.Ordinal
        );
        // One that a developer has running stays.
        var azurite = Azurite().Match(program.Output);
        Assert.True(azurite.Success, program.Output);
        var started = azurite.Groups["started"].Success;
        Assert.Equal(started, Directory.Exists(Path.Combine(checkout, ".azurite")));

        var exitCode = await program.InterruptAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal(
            !started,
            await IsListenedOnAsync(int.Parse(azurite.Groups["port"].Value, CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public async Task Beside_an_Azurite_with_its_defaults_it_checks_a_file_and_leaves_that_Azurite_running()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Starts Azurite by the script that npm makes elsewhere.");
        var start = new ProcessStartInfo(
            Path.Combine(Repository.Root, "node_modules", ".bin", "azurite"),
            ["--location", checkout, "--disableTelemetry"]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var azurite = Process.Start(start)!;
        azurite.BeginOutputReadLine();
        try
        {
            // Where one runs already this one ends at once, and that one is the one beside.
            await Wait.UntilAsync(() => IsListenedOnAsync(TablePort), () => "Azurite does not listen.");
            var connections = ProgramProcess.Connections("UseDevelopmentStorage=true");
            await using (var program = await ProgramProcess.StartAsync(connections))
            {
                await program.ReadyAsync();
                Assert.Contains(
                    $"Using the Azurite that runs on ports 10000",
                    program.Output,
                    StringComparison.Ordinal
                );
                var service = new Service(program, connections[StorageNames.Connection]);

                var report = await service.CheckAsync(
                    "acme/beside.csv",
                    ClaimTexts.ToCsv([Claims.Of("C1", "M84.461A", [])])
                );

                Assert.Equal("done", report.State);
                Assert.Equal(0, await program.TerminateAsync());
            }

            Assert.True(await IsListenedOnAsync(TablePort));
        }
        finally
        {
            azurite.Kill(entireProcessTree: true);
            await azurite.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>The built program below a folder that has what a checkout has: the lock file and the installed packages.</summary>
    private string Copy()
    {
        var root = Repository.Root;
        File.Copy(Path.Combine(root, "package.json"), Path.Combine(checkout, "package.json"));
        File.Copy(Path.Combine(root, "package-lock.json"), Path.Combine(checkout, "package-lock.json"));
        Directory.CreateSymbolicLink(Path.Combine(checkout, "node_modules"), Path.Combine(root, "node_modules"));
        var built = Path.Combine(checkout, "bin");
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(built, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return built;
    }

    [GeneratedRegex(
        "((?<started>Azurite started)|Using the Azurite that runs) on ports (?<port>[0-9]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Azurite();

    private static async Task<bool> IsListenedOnAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
