namespace ClaimLint.LocalHost;

/// <summary>Where the repository is, seen from a folder inside it.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder and those above it, up to and with the repository's root (or the drive's).</summary>
    public static IEnumerable<string> Upward(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
            if (IsRoot(folder.FullName))
                yield break;
        }
    }

    /// <summary>The nearest folder upward that pins Azurite, or null.</summary>
    public static string? Find(string start) =>
        Upward(start).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "package-lock.json")));

    // .git is a file in a linked work tree; a downloaded archive has none, but has the lock file.
    private static bool IsRoot(string folder) =>
        Path.Exists(Path.Combine(folder, ".git")) || File.Exists(Path.Combine(folder, "package-lock.json"));
}
