using System.Text.RegularExpressions;

namespace ClaimLint.Functions.Tests.Architecture;

/// <summary>Inside an assembly, the use of one namespace by another goes one way only.</summary>
public sealed partial class NamespaceTests
{
    public static TheoryData<string> Assemblies => ["Functions", "Storage", "Files/Publications"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_namespaces_use_each_other_in_a_circle(string folder)
    {
        var uses = UsesOf(folder);

        Assert.NotEmpty(uses);
        Assert.All(uses.Keys, name => Assert.DoesNotContain(name, ReachableFrom(name, uses)));
    }

    [Fact]
    public void A_circle_is_found()
    {
        Dictionary<string, HashSet<string>> uses = new()
        {
            ["A"] = ["B"],
            ["B"] = ["C"],
            ["C"] = ["A"],
            ["D"] = ["A"],
        };

        Assert.Contains("A", ReachableFrom("A", uses));
        Assert.DoesNotContain("D", ReachableFrom("D", uses));
    }

    /// <summary>The folders of an assembly, each with those whose namespaces its files name.</summary>
    private static Dictionary<string, HashSet<string>> UsesOf(string folder)
    {
        var own = Path.Combine(Repository.Root, "src", folder);
        var files = Repository
            .Sources(folder)
            .Select(file => (File: file, Name: Path.GetRelativePath(own, file).Split('/', '\\')))
            .Where(entry => entry.Name.Length > 1)
            .ToLookup(entry => entry.Name[0], entry => entry.File);
        var prefix = $"ClaimLint.{folder.Replace('/', '.')}.";
        return files.ToDictionary(
            group => group.Key,
            group => group.SelectMany(file => NamesIn(File.ReadAllText(file), prefix)).Except([group.Key]).ToHashSet()
        );

        IEnumerable<string> NamesIn(string code, string before) =>
            Names()
                .Matches(NotCode().Replace(code, string.Empty))
                .Select(match => match.Value)
                .Where(name => name.StartsWith(before, StringComparison.Ordinal))
                .Select(name => name[before.Length..].Split('.')[0])
                .Where(files.Contains);
    }

    private static HashSet<string> ReachableFrom(string name, Dictionary<string, HashSet<string>> uses)
    {
        var (reached, next) = (new HashSet<string>(), new Stack<string>(uses[name]));
        while (next.TryPop(out var other))
        {
            if (reached.Add(other))
                foreach (var further in uses[other])
                    next.Push(further);
        }

        return reached;
    }

    [GeneratedRegex(@"ClaimLint(?:\.\w+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Names();

    /// <summary>Comments, and the file's own namespace.</summary>
    [GeneratedRegex(@"//[^\n]*|^namespace [^\n]*", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex NotCode();
}
