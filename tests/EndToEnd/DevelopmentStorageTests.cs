using System.Net.Sockets;

namespace ClaimLint.EndToEnd;

/// <summary>The program in a fresh checkout, with the settings of the sample: it brings its Azurite, and takes it away.</summary>
public sealed class DevelopmentStorageTests : IDisposable
{
    private const int BlobPort = 10_000;

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
        // One that a developer has running stays.
        var started = program.Output.Contains("Azurite started on ports 10000, 10001, 10002", StringComparison.Ordinal);
        Assert.True(
            started || program.Output.Contains("Azurite already runs on ports 10000", StringComparison.Ordinal),
            program.Output
        );
        Assert.Equal(started, Directory.Exists(Path.Combine(checkout, ".azurite")));

        var exitCode = await program.InterruptAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal(!started, await IsListenedOnAsync(BlobPort));
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
