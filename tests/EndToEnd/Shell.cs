using System.Diagnostics;

namespace ClaimLint.EndToEnd;

/// <summary>A POSIX shell, as a user types commands into it.</summary>
internal static class Shell
{
    /// <summary>Runs a command in an empty folder, where it must succeed; returns what it prints. Skips the test on Windows.</summary>
    public static async Task<string> RunAsync(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Runs a command in a POSIX shell.");
        var folder = Directory.CreateTempSubdirectory("anywhere-").FullName;
        try
        {
            var start = new ProcessStartInfo("sh", ["-c", command])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            using var shell = Process.Start(start)!;
            var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(shell.ExitCode == 0, output);
            return output;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}
