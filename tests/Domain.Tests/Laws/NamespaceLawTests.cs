namespace ClaimLint.Domain.Tests.Laws;

/// <summary>Inside the domain, code depends one way only: Claims, Tables, Rules, Validation.</summary>
public sealed class NamespaceLawTests
{
    private static readonly string[] Layers = ["Claims", "Tables", "Rules", "Validation"];

    public static TheoryData<string> Names => [.. Layers];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_names_none_above_it(string layer)
    {
        var above = Layers[(Array.IndexOf(Layers, layer) + 1)..];
        var files = Directory.GetFiles(Path.Combine(RuleSource.Domain, layer), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(
            files,
            file =>
            {
                var code = string.Join('\n', File.ReadLines(file).Select(CodeOf));
                Assert.All(
                    above,
                    other =>
                        Assert.DoesNotMatch($@"using ClaimLint\.Domain\.{other}\b|(?<![.\w]){other}\.[A-Z]\w+", code)
                );
            }
        );
    }

    /// <summary>Without comments and texts, which may name anything.</summary>
    private static string CodeOf(string line)
    {
        var code = line.Split("//")[0].Split('"');
        return string.Join(' ', code.Where((_, i) => i % 2 == 0));
    }
}
