using System.Diagnostics;

namespace ClaimLint.LocalHost.Azurite;

/// <summary>Node and npm, found on a search path.</summary>
internal sealed class NodePrograms(string searchPath)
{
    private const int OldestNode = 20;

    /// <summary>The full path of node.</summary>
    /// <exception cref="LocalHostException">It is missing or too old.</exception>
    public async Task<string> NodeAsync(CancellationToken stop)
    {
        var node =
            Find("node")
            ?? throw new LocalHostException(
                $"Node.js {OldestNode} or newer is needed to run Azurite and was not found on the PATH: install it, or start Azurite yourself."
            );
        var (exitCode, output, _) = await RunAsync(node, ["--version"], Environment.CurrentDirectory, stop);
        var version = output.Trim();
        if (
            exitCode != 0
            || !Version.TryParse(version.TrimStart('v').Split('-')[0], out var number)
            || number.Major < OldestNode
        )
            throw new LocalHostException(
                $"Node.js {OldestNode} or newer is needed to run Azurite; the one on the PATH says '{version}'."
            );
        return node;
    }

    /// <summary>Runs <c>npm ci</c> in a folder.</summary>
    /// <exception cref="LocalHostException">npm is missing, or it failed.</exception>
    public async Task InstallAsync(string folder, CancellationToken stop)
    {
        var npm =
            Find("npm")
            ?? throw new LocalHostException(
                "npm is needed to install Azurite and was not found on the PATH: install it with Node.js, or start Azurite yourself."
            );
        var (exitCode, _, error) = await RunAsync(npm, ["ci", "--no-audit", "--no-fund"], folder, stop);
        if (exitCode != 0)
        {
            var reason = error
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault(line => line.StartsWith("npm error", StringComparison.Ordinal));
            throw new LocalHostException(
                $"Azurite could not be installed: 'npm ci' ended with exit code {exitCode} ({reason ?? "no reason given"}); run it in {folder} to see more."
            );
        }
    }

    /// <summary>What starts a program so that it sees the same search path.</summary>
    public ProcessStartInfo Start(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = searchPath;
        return start;
    }

    private string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return searchPath
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings, (folder, ending) => Path.Combine(folder, name + ending))
            .FirstOrDefault(File.Exists);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        CancellationToken stop
    )
    {
        using var process = Process.Start(Start(program, arguments, folder))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var error = process.StandardError.ReadToEndAsync(stop);
        try
        {
            await process.WaitForExitAsync(stop);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
