using ClaimLint.Cli.NewRules;
using ClaimLint.Domain.Rules;

namespace ClaimLint.Cli.Tests;

/// <summary><c>claimlint rule new</c> in a folder that is like a checkout: the catalog and the names of the rules' files.</summary>
public sealed class NewRuleTests : IDisposable
{
    private const string Catalog = "src/Domain/Rules/RuleCatalog.cs";

    private readonly Commands commands = new();
    private readonly WorkFolder checkout = new();

    public NewRuleTests()
    {
        foreach (
            var file in Directory.GetFiles(At(PageTests.Root, "src/Domain/Rules"), "*.cs", SearchOption.AllDirectories)
        )
            Copy(Path.GetRelativePath(PageTests.Root, file));
        Copy("Functions.sln");
    }

    public void Dispose() => checkout.Dispose();

    [Theory]
    [InlineData("CL1999", "Format", "LineRule", "in LineContext context)")]
    [InlineData("CL3999", "Lines", "LineRule", "in LineContext context)")]
    [InlineData("CL4999", "Claims", "ClaimRule", "in ClaimContext claim)")]
    [InlineData("CL5999", "Payers", "LineRule", "in LineContext context)")]
    public async Task The_files_of_a_rule_are_written_and_it_enters_the_catalog_in_order(
        string id,
        string kind,
        string shape,
        string parameters
    )
    {
        var ran = await commands.DoneAsync("rule", "new", id, "No such thing", "--in", checkout.Path);

        string[] files =
        [
            $"src/Domain/Rules/{kind}/{id}.NoSuchThing.cs",
            $"tests/Domain.Tests/Rules/{id}.NoSuchThingTests.cs",
            $"tests/Golden/{id}/pass.csv",
            $"tests/Golden/{id}/fail.csv",
            Catalog,
        ];
        Assert.Equal(files, ran.Lines[..^1]);
        var rule = await ReadAsync(files[0]);
        Assert.Contains($"namespace ClaimLint.Domain.Rules.{kind};", rule, StringComparison.Ordinal);
        Assert.Contains($"class NoSuchThing : {shape}\n", rule, StringComparison.Ordinal);
        Assert.Contains($"new(\"{id}\", \"No such thing\")", rule, StringComparison.Ordinal);
        Assert.Contains($"Check({parameters}", rule, StringComparison.Ordinal);
        Assert.Contains("class NoSuchThingTests", await ReadAsync(files[1]), StringComparison.Ordinal);
        Assert.Equal(await ReadAsync(files[2]), await ReadAsync(files[3]));
        var listed = (await ReadAsync(Catalog)).Split('\n');
        var at = Array.IndexOf(listed, "        new NoSuchThing(),");
        Assert.True(IdOf(listed[at - 1]) < int.Parse(id[2..]));
        Assert.True(IdOf(listed[at + 1]) > int.Parse(id[2..]));
    }

    [Fact]
    public async Task The_shape_and_the_class_can_be_given()
    {
        await commands.DoneAsync(
            "rule",
            "new",
            "CL4999",
            "Units: over the limit",
            "--class",
            "TooMany",
            "--shape",
            "ClaimLines",
            "--in",
            checkout.Path
        );

        var rule = await ReadAsync("src/Domain/Rules/Claims/CL4999.TooMany.cs");
        Assert.Contains("class TooMany : ClaimLinesRule\n", rule, StringComparison.Ordinal);
        Assert.Contains("in Conflict conflict)", rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CL3005", "Something", "CL3005 is PointerToMissingDiagnosis: an id is never used again.")]
    [InlineData(
        "CL3999",
        "Duplicate modifier",
        "There is a rule DuplicateModifier already: give another name with --class."
    )]
    [InlineData(
        "CL9999",
        "Something",
        "'CL9999' is not the id of a rule over lines or claims: CL, then 1 to 5, then three digits."
    )]
    [InlineData(
        "CL399",
        "Something",
        "'CL399' is not the id of a rule over lines or claims: CL, then 1 to 5, then three digits."
    )]
    [InlineData(
        "CL3999",
        "2 sides",
        "'2Sides' is not a name for its class: give one with --class, a capital first, without 'Rule'."
    )]
    [InlineData("CL3999", "A \"quoted\" title", "A title is one line without quotes and backslashes.")]
    public async Task What_cannot_be_is_refused_and_nothing_written(string id, string title, string refusal)
    {
        var before = await ReadAsync(Catalog);

        Assert.Equal(refusal, await commands.RefusedAsync("rule", "new", id, title, "--in", checkout.Path));

        Assert.Equal(before, await ReadAsync(Catalog));
        Assert.False(Directory.Exists(checkout.At("tests")));
    }

    [Fact]
    public async Task Outside_a_checkout_it_is_refused()
    {
        using var elsewhere = new WorkFolder();

        Assert.Equal(
            $"{elsewhere.Path} is not in a checkout of the repository: no folder above it has Functions.sln.",
            await commands.RefusedAsync("rule", "new", "CL3999", "Something", "--in", elsewhere.Path)
        );
    }

    [Theory]
    [InlineData("Line", typeof(LineRule))]
    [InlineData("ClaimLines", typeof(ClaimLinesRule))]
    [InlineData("Claim", typeof(ClaimRule))]
    public void A_new_rule_overrides_what_its_base_class_has(string shape, Type baseClass)
    {
        var text = RuleSkeleton.RuleOf(
            new NewRule("CL3999", "No such thing", "NoSuchThing", Enum.Parse<RuleShape>(shape))
        );

        Assert.Contains($" : {baseClass.Name}\n", text, StringComparison.Ordinal);
        foreach (var method in baseClass.GetMethods().Where(method => method.IsAbstract && !method.IsSpecialName))
        {
            var parameters = method
                .GetParameters()
                .Select(parameter => $"in {parameter.ParameterType.GetElementType()!.Name} {parameter.Name}");
            Assert.Contains(
                $"public override {method.ReturnType.Name} {method.Name}({string.Join(", ", parameters)})",
                text,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("Zero charge", "ZeroCharge")]
    [InlineData("Invalid tax ID (TIN)", "InvalidTaxIDTIN")]
    [InlineData("Patient's reason missing", "PatientsReasonMissing")]
    public void A_title_gives_the_name(string title, string name) => Assert.Equal(name, NewRule.NameOf(title));

    private int IdOf(string entry)
    {
        var name = entry.Trim()["new ".Length..^"(),".Length];
        var file = Directory
            .GetFiles(checkout.At("src/Domain/Rules"), $"CL*.{name}.cs", SearchOption.AllDirectories)
            .Single();
        return int.Parse(Path.GetFileName(file)[2..6]);
    }

    private void Copy(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(checkout.At(file))!);
        File.Copy(At(PageTests.Root, file), checkout.At(file));
    }

    private Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(checkout.At(file), TestContext.Current.CancellationToken);

    private static string At(string root, string path) => Path.Combine(root, path);
}
