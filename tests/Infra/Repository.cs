using System.Runtime.CompilerServices;

namespace ClaimLint.Infra;

/// <summary>Where things stand in the checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Templates { get; } = Path.Combine(Root, "infra", "bicep");

    public static string Hooks { get; } = Path.Combine(Root, "infra", "hooks");

    public static string Queries { get; } = Path.Combine(Root, "infra", "kql");

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
