using System.Reflection;

namespace ClaimLint.Infra;

/// <summary>The Bicep CLI, which comes as a NuGet package for Linux on x64.</summary>
internal static class Bicep
{
    // What a deployment's own environment says; here always the same, so that a snapshot is.
    private static readonly Dictionary<string, string?> Environment = new(StringComparer.Ordinal)
    {
        // The CLI unpacks itself there.
        ["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = Path.Combine(Path.GetTempPath(), "claimlint-bicep"),
        ["AZURE_ENV_NAME"] = null,
        ["AZURE_PRINCIPAL_ID"] = Deployment.Developer,
        ["CLAIMLINT_OPERATOR_GROUP_ID"] = Deployment.OperatorGroup,
        ["CLAIMLINT_API_CLIENT_ID"] = "00000000-0000-0000-0000-0000000000a1",
        ["CLAIMLINT_PARTNER_CLIENT_IDS"] = "00000000-0000-0000-0000-0000000000b1,00000000-0000-0000-0000-0000000000b2",
        ["CLAIMLINT_ALERT_EMAILS"] = "operators@example.org",
        ["CLAIMLINT_BUDGET_FROM"] = "2026-01-01",
        ["CLAIMLINT_APP"] = "func-claimlint",
        ["CLAIMLINT_TOPIC"] = "evgt-claimlint",
        ["CLAIMLINT_STORAGE"] = "stclaimlint",
    };

    private static readonly string? Program = Find();

    /// <summary>Runs the CLI in the templates' folder; skips the test where there is none.</summary>
    public static Task<Ran> RunAsync(params string[] arguments) =>
        RunAsync(arguments, new Dictionary<string, string?>(StringComparer.Ordinal));

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
