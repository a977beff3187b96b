using System.Text.RegularExpressions;

namespace ClaimLint.Cli.NewRules;

/// <summary>A checkout of the repository, as far as a rule has files in it.</summary>
internal sealed class RuleCheckout
{
    private const string Solution = "Functions.sln";

    private static readonly Regex RuleFile = new(
        @"^(?<id>CL[0-9]{4})\.(?<name>\w+)\.cs$",
        RegexOptions.NonBacktracking
    );

    private readonly string root;
    private readonly string rules;

    private RuleCheckout(string root)
    {
        this.root = root;
        rules = Path.Combine(root, "src", "Domain", "Rules");
    }

    /// <summary>The checkout that a folder is in.</summary>
    /// <exception cref="RefusedException">It is in none.</exception>
    public static RuleCheckout Around(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution)))
                return new RuleCheckout(at.FullName);
        }

        throw new RefusedException(
            $"{folder} is not in a checkout of the repository: no folder above it has {Solution}."
        );
    }

    /// <summary>Writes a rule's files and enters it into the catalog.</summary>
    /// <returns>The files, relative to the checkout.</returns>
    /// <exception cref="RefusedException">The id, the class or one of the files is there already, or the catalog cannot be changed. Nothing is written then.</exception>
    public IReadOnlyList<string> Write(NewRule rule)
    {
        var written = RulesById();
        if (written.TryGetValue(rule.Id, out var other))
            throw new RefusedException($"{rule.Id} is {other}: an id is never used again.");
        if (written.ContainsValue(rule.Name))
            throw new RefusedException($"There is a rule {rule.Name} already: give another name with --class.");
        (string Path, string Text)[] files =
        [
            ($"src/Domain/Rules/{rule.Kind}/{rule.Id}.{rule.Name}.cs", RuleSkeleton.RuleOf(rule)),
            ($"tests/Domain.Tests/Rules/{rule.Id}.{rule.Name}Tests.cs", RuleSkeleton.TestsOf(rule)),
            ($"tests/Golden/{rule.Id}/pass.csv", RuleSkeleton.GoldenOf(rule)),
            ($"tests/Golden/{rule.Id}/fail.csv", RuleSkeleton.GoldenOf(rule)),
        ];
        if (files.FirstOrDefault(file => File.Exists(At(file.Path))) is { Path: { } present })
            throw new RefusedException($"{present} is there already.");
        const string catalogPath = "src/Domain/Rules/RuleCatalog.cs";
        var catalog = WithEntry(File.ReadAllText(At(catalogPath)), rule, written);
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
            File.WriteAllText(At(path), text);
        }

        File.WriteAllText(At(catalogPath), catalog);
        return [.. files.Select(file => file.Path), catalogPath];
    }

    /// <summary>The catalog with the rule after the one whose id comes before.</summary>
    private static string WithEntry(string catalog, NewRule rule, SortedDictionary<string, string> written)
    {
        var before = written.LastOrDefault(entry => string.CompareOrdinal(entry.Key, rule.Id) < 0).Value;
        var line = $"new {before}(),\n";
        var at = before is null ? -1 : catalog.IndexOf(line, StringComparison.Ordinal);
        return at < 0
            ? throw new RefusedException("RuleCatalog.cs does not list the rule before this one on a line of its own.")
            : catalog.Insert(at + line.Length, $"        new {rule.Name}(),\n");
    }

    private SortedDictionary<string, string> RulesById()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(rules, "*.cs", SearchOption.AllDirectories))
        {
            if (RuleFile.Match(Path.GetFileName(file)) is { Success: true } match)
                found[match.Groups["id"].Value] = match.Groups["name"].Value;
        }

        return found;
    }

    private string At(string path) => Path.Combine(root, path);
}
