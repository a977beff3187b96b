using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ClaimLint.LocalHost.Azurite;

/// <summary>The installed npm packages of a repository.</summary>
internal static class NodeModules
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

    /// <summary>Installs the packages where node_modules is missing or not what the lock file says.</summary>
    /// <exception cref="LocalHostException">They cannot be installed.</exception>
    public static async Task InstallIfStaleAsync(
        string root,
        NodePrograms programs,
        Action<string> say,
        CancellationToken stop
    )
    {
        if (!IsStale(root))
            return;
        // Test assemblies start at the same time: one installs, the others wait and then find it done.
        await using var held = await LockAsync(root, stop);
        if (!IsStale(root))
            return;
        say("Installing Azurite with 'npm ci' (once).");
        await programs.InstallAsync(root, stop);
    }

    /// <summary>Whether an installed package is missing or differs from package-lock.json.</summary>
    /// <remarks>Contents are compared, not times: a checkout touches the lock file without changing it.</remarks>
    public static bool IsStale(string root)
    {
        // npm writes what it has installed into this file, last of all.
        var installed = Path.Combine(root, "node_modules", ".package-lock.json");
        if (!File.Exists(installed))
            return true;
        try
        {
            using var wanted = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "package-lock.json")));
            using var present = JsonDocument.Parse(File.ReadAllBytes(installed));
            var have = present.RootElement.GetProperty("packages");
            return wanted.RootElement.GetProperty("packages").EnumerateObject().Any(package => Differs(package, have));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return true;
        }
    }

    private static bool Differs(JsonProperty wanted, JsonElement have)
    {
        // The root stands under the empty name.
        if (wanted.Name.Length == 0)
            return false;
        // An optional package of another platform is not installed.
        if (!have.TryGetProperty(wanted.Name, out var present))
            return !(wanted.Value.TryGetProperty("optional", out var optional) && optional.GetBoolean());
        return Text(wanted.Value, "version") != Text(present, "version")
            || Text(wanted.Value, "integrity") != Text(present, "integrity");
    }

    private static string? Text(JsonElement package, string name) =>
        package.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static async Task<FileStream> LockAsync(string root, CancellationToken stop)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..16];
        var file = Path.Combine(Path.GetTempPath(), $"claimlint-npm-{id}.lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LockPoll, stop);
            }
        }
    }
}
