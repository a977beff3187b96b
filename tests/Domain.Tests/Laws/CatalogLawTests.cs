using ClaimLint.Domain.Rules;

namespace ClaimLint.Domain.Tests.Laws;

/// <summary>What holds of every rule's facts.</summary>
public sealed class CatalogLawTests
{
    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(rule => rule.Info.Id)];

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        var ids = RuleCatalog.All.Select(rule => rule.Info.Id).ToArray();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_rule_of_the_assembly_is_in_the_catalogue()
    {
        var written = typeof(Rule)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);

        Assert.Equal(
            written.Select(type => type.Name).Order(StringComparer.Ordinal),
            RuleCatalog.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Facts_are_whole(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        var info = rule.Info;

        Assert.Matches("^CL[123459][0-9]{3}$", info.Id);
        Assert.StartsWith("https://", info.Citation.Url, StringComparison.Ordinal);
        Assert.True(Uri.IsWellFormedUriString(info.Citation.Url, UriKind.Absolute));
        Assert.NotEmpty(info.Citation.Text);
        Assert.NotEmpty(info.Title);
        Assert.EndsWith(".", info.Fix, StringComparison.Ordinal);
        Assert.InRange(info.Snip, 1, 7);
        if (info.Stc.Length > 0)
            Assert.Matches("^[A-F][0-9]:[0-9]{1,3}$", info.Stc);
        Assert.True(info.Kind == "Files" || !info.Fields.IsEmpty);
        Assert.DoesNotContain("Rule", rule.GetType().Name, StringComparison.Ordinal);
        Assert.True(rule.GetType().IsSealed);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_stands_in_the_folder_of_its_kind(string id)
    {
        var rule = RuleCatalog.Find(id)!;

        Assert.EndsWith($".Rules.{rule.Info.Kind}", rule.GetType().Namespace, StringComparison.Ordinal);
        Assert.Equal(rule.Info.Kind == "Files", rule is FileRule);
        // A profile may compare two lines. A format rule evaluates lines even where its field is the claim's: a line sent without its claim has it too.
        if (rule.Info.Kind == "Claims")
            Assert.True(rule is ClaimRule or ClaimLinesRule);
        else
            Assert.False(rule is ClaimRule);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_disposition_is_given_for_errors(string id)
    {
        var info = RuleCatalog.Find(id)!.Info;

        Assert.NotEqual(Disposition.Inform, info.Disposition);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_short(string id)
    {
        var rule = RuleCatalog.Find(id)!;
        Assert.InRange(RuleSource.LinesOf(rule), 1, 45);
    }

    [Fact]
    public void The_domain_knows_nothing_but_the_base_class_library()
    {
        var references = typeof(Rule).Assembly.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }
}
