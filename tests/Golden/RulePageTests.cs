using ClaimLint.Domain.Rules;

namespace ClaimLint.Golden;

/// <summary>The pages under docs/rules are made from the rules and their goldens. To write them anew: <c>CLAIMLINT_WRITE_PAGES=1 dotnet test --project tests/Golden</c>.</summary>
public sealed class RulePageTests
{
    internal static readonly bool Writes = Environment.GetEnvironmentVariable("CLAIMLINT_WRITE_PAGES") == "1";

    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(rule => rule.Info.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_of_a_rule_says_what_the_rule_says(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var page = RulePage.Of(rule);
        var path = Path.Combine(Repository.RulePages, id + ".md");
        if (Writes)
            File.WriteAllText(path, page);

        Assert.True(File.Exists(path), $"docs/rules/{id}.md is missing.");
        Assert.Equal(page, File.ReadAllText(path));
    }

    [Fact]
    public void The_list_of_rules_names_every_rule_and_no_other_page_stands_beside_it()
    {
        var path = Path.Combine(Repository.RulePages, "README.md");
        if (Writes)
        {
            File.WriteAllText(path, RulePage.List());
            // Of a new rule too, whose own test may come after this one.
            foreach (var rule in RuleCatalog.All)
                File.WriteAllText(Path.Combine(Repository.RulePages, rule.Info.Id + ".md"), RulePage.Of(rule));
        }

        Assert.Equal(RulePage.List(), File.ReadAllText(path));
        Assert.Equal(
            RuleCatalog.All.Select(rule => rule.Info.Id + ".md").Append("README.md").Order(StringComparer.Ordinal),
            Directory
                .GetFiles(Repository.RulePages)
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal)
        );
    }
}
