using System.Collections.Concurrent;
using System.Reflection;

namespace ClaimLint.Infra;

/// <summary>The Bicep CLI, which comes as a NuGet package for Linux on x64.</summary>
internal static class Bicep
{
    /// <summary>The partners of every deployment with sign-in.</summary>
    public static IReadOnlyList<(string Name, string ClientId)> Partners { get; } =
    [("acme", "00000000-0000-0000-0000-0000000000b1"), ("beta", "00000000-0000-0000-0000-0000000000b2")];

    // What a deployment's own environment says; here always the same, so that a snapshot is.
    private static readonly Dictionary<string, string?> Environment = new(StringComparer.Ordinal)
    {
        // The CLI unpacks itself there.
        ["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = Path.Combine(Path.GetTempPath(), "claimlint-bicep"),
        // It runs for two seconds: counting what to compile better costs more than it gives.
        ["DOTNET_TieredPGO"] = "0",
        ["AZURE_ENV_NAME"] = null,
        ["AZURE_PRINCIPAL_ID"] = Deployment.Developer,
        ["CLAIMLINT_OPERATOR_GROUP_ID"] = Deployment.OperatorGroup,
        ["CLAIMLINT_API_CLIENT_ID"] = "00000000-0000-0000-0000-0000000000a1",
        ["CLAIMLINT_PARTNERS"] = string.Join(',', Partners.Select(one => $"{one.Name}={one.ClientId}")),
        ["CLAIMLINT_UPLOAD_RANGES"] = null,
        ["CLAIMLINT_ALERT_EMAILS"] = "operators@example.org",
        ["CLAIMLINT_BUDGET_FROM"] = "2026-01-01",
        ["CLAIMLINT_APP"] = "func-claimlint",
        ["CLAIMLINT_TOPIC"] = "evgt-claimlint",
        ["CLAIMLINT_STORAGE"] = "stclaimlint",
        ["CLAIMLINT_EVENTS"] = null,
    };

    private static readonly ConcurrentDictionary<string, Lazy<Task<Ran>>> Built = new(StringComparer.Ordinal);

    private static readonly string? Program = Find();

    /// <summary>Runs the CLI in the templates' folder; skips the test where there is none.</summary>
    public static Task<Ran> RunAsync(params string[] arguments) =>
        RunAsync(arguments, new Dictionary<string, string?>(StringComparer.Ordinal));

    /// <summary>The template of a Bicep file; built once for all tests.</summary>
    public static Task<Ran> BuildAsync(string template) =>
        Built.GetOrAdd(template, name => new Lazy<Task<Ran>>(() => RunAsync("build", name, "--stdout"))).Value;

    /// <summary>As above, with some of the environment said otherwise.</summary>
    public static Task<Ran> RunAsync(string[] arguments, IReadOnlyDictionary<string, string?> otherwise)
    {
        Assert.SkipWhen(
            Program is null,
            "The Bicep CLI comes as a package for Linux on x64; this is another platform."
        );
        var environment = new Dictionary<string, string?>(Environment, StringComparer.Ordinal);
        foreach (var (name, value) in otherwise)
            environment[name] = value;
        return Programs.RunAsync(Program, arguments, environment, Repository.Templates);
    }

    /// <summary>What a parameter file would deploy with some of the environment said otherwise: a snapshot that is not kept.</summary>
    public static async Task<string> PredictAsync(string name, params (string Name, string Value)[] otherwise)
    {
        var (ran, snapshot) = await PredictCopyAsync(name, text => text, otherwise);
        Assert.True(ran.ExitCode == 0, ran.Everything);
        return snapshot;
    }

    /// <summary>Why a parameter file would not be deployed once it is changed so.</summary>
    public static async Task<string> RefuseAsync(string name, Func<string, string> change)
    {
        var (ran, _) = await PredictCopyAsync(name, change, []);
        Assert.NotEqual(0, ran.ExitCode);
        return ran.Everything;
    }

    private static async Task<(Ran Ran, string Snapshot)> PredictCopyAsync(
        string name,
        Func<string, string> change,
        (string Name, string Value)[] otherwise
    )
    {
        var infra = Path.GetDirectoryName(Repository.Templates)!;
        var copy = Directory.CreateTempSubdirectory("bicep-").FullName;
        var parameters = Path.Combine(copy, Path.GetRelativePath(infra, Repository.Templates), name + ".bicepparam");
        try
        {
            foreach (
                var file in new[] { Repository.Templates, Repository.Queries }.SelectMany(folder =>
                    Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                )
            )
            {
                var target = Path.Combine(copy, Path.GetRelativePath(infra, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            var said = await File.ReadAllTextAsync(parameters, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(parameters, change(said), TestContext.Current.CancellationToken);
            var ran = await RunAsync(
                Snapshot(parameters, "overwrite", name.Split('.')[^1]),
                otherwise.ToDictionary(one => one.Name, one => (string?)one.Value, StringComparer.Ordinal)
            );
            var written = Path.ChangeExtension(parameters, ".snapshot.json");
            return (
                ran,
                File.Exists(written) && ran.ExitCode == 0
                    ? await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken)
                    : ""
            );
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>The arguments of the command that writes a snapshot or compares with one.</summary>
    public static string[] Snapshot(string parameters, string mode, string stage) =>
        [
            "snapshot",
            parameters,
            "--mode",
            mode,
            "--subscription-id",
            Deployment.Subscription,
            "--tenant-id",
            Deployment.Tenant,
            "--resource-group",
            $"rg-claimlint-{stage.ToLowerInvariant()}",
            "--location",
            "eastus2",
        ];

    private static string? Find()
    {
        if (
            !OperatingSystem.IsLinux()
            || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture
                != System.Runtime.InteropServices.Architecture.X64
        )
            return null;
        var package = typeof(Bicep)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "BicepPackage")
            .Value!;
        return Path.Combine(package, "tools", "bicep");
    }
}
