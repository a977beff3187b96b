namespace ClaimLint.Cli.Tests;

/// <summary>A folder of one test, which goes with it.</summary>
public sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("claimlint-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, params string[] lines)
    {
        File.WriteAllText(At(name), string.Join('\n', lines) + "\n");
        return At(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
