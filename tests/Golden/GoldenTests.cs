using ClaimLint.Domain.Rules;

namespace ClaimLint.Golden;

public sealed class GoldenTests
{
    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(rule => rule.Info.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_passing_file_is_clean_under_every_rule(string id)
    {
        var folder = Repository.FolderOf(RuleCatalog.Find(id)!);

        var (summary, findings, accepted, rejected) = Repository.Check(folder, "pass.csv");

        Assert.True(summary.Findings.Count == 0, findings);
        Assert.True(summary.Rows.Read > 0);
        Assert.Equal(summary.Rows.Read, summary.Rows.Accepted);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "pass.csv")), accepted);
        Assert.True(rejected.Length < accepted.Length);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_failing_file_fires_its_rule_and_no_other_but_named_companions(string id)
    {
        var folder = Repository.FolderOf(RuleCatalog.Find(id)!);
        var companions = Path.Combine(folder, "companions.txt");
        string[] allowed = File.Exists(companions)
            ? [.. File.ReadAllLines(companions).Where(line => line.Length > 0).Select(line => line.Split(' ')[0])]
            : [];

        var (summary, findings, _, _) = Repository.Check(folder, "fail.csv");

        Assert.True(
            summary.Findings.Select(count => count.Rule).Order().SequenceEqual(allowed.Append(id).Order()),
            findings
        );
    }
}
