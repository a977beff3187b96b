using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Tests;

/// <summary>The source files of the domain.</summary>
internal static class RuleSource
{
    /// <summary>The folder <c>src/Domain</c> of the repository.</summary>
    public static string Domain { get; } = Find();

    /// <summary>The lines of a rule's file: without usings, namespace, blank lines and the rule's facts.</summary>
    public static int LinesOf(Rule rule)
    {
        var lines = File.ReadAllLines(
            Path.Combine(Domain, "Rules", rule.Info.Kind, $"{rule.Info.Id}.{rule.GetType().Name}.cs")
        );
        var (count, isInFacts) = (0, false);
        foreach (var line in lines)
        {
            isInFacts |= line.Contains("override RuleInfo Info", StringComparison.Ordinal);
            var isCounted =
                !isInFacts
                && !string.IsNullOrWhiteSpace(line)
                && !line.StartsWith("using ", StringComparison.Ordinal)
                && !line.StartsWith("namespace ", StringComparison.Ordinal);
            if (isCounted)
                count++;
            isInFacts &= line != "        };";
        }

        return count;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Functions.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "Domain");
    }
}
