using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using ClaimLint.Storage.Tests;

namespace ClaimLint.Cli.Tests;

/// <summary>The examples of docs/cli.md are what the commands answer. To write them anew: <c>CLAIMLINT_WRITE_PAGES=1 dotnet test --project tests/Cli.Tests</c>.</summary>
public sealed partial class PageTests(RunningAzurite azurite) : IDisposable
{
    internal static readonly string Root = FindRoot();
    internal static readonly bool Writes = Environment.GetEnvironmentVariable("CLAIMLINT_WRITE_PAGES") == "1";

    private readonly WorkFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_example_of_the_page_is_what_the_command_answers()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = Path.Combine(Root, "docs", "cli.md");
        var page = await File.ReadAllTextAsync(path, stop);
        var commands = new Commands(await azurite.NewAccountWithEveryEmbeddedRowAsync());
        Published.Units(
            folder,
            "10-01-2025",
            [
                .. Enumerable.Range(99212, 4).Select(code => Published.UnitsRow($"{code}", 2)),
                Published.UnitsRow("20957", 1),
            ]
        );

        var written = new StringBuilder();
        var at = 0;
        foreach (Match block in Blocks().Matches(page))
        {
            written.Append(page, at, block.Index - at).Append("```console\n");
            foreach (
                var line in block
                    .Groups["body"]
                    .Value.Split('\n')
                    .Where(line => line.StartsWith("$ ", StringComparison.Ordinal))
            )
                written.Append(line).Append('\n').Append(await AnswerAsync(commands, line));
            written.Append("```\n");
            at = block.Index + block.Length;
        }

        written.Append(page, at, page.Length - at);
        if (Writes)
            await File.WriteAllTextAsync(path, written.ToString(), stop);

        Assert.Equal(written.ToString(), await File.ReadAllTextAsync(path, stop));
    }

    /// <summary>What a command line writes, of either kind; files are those of the repository's samples, else of the test's folder.</summary>
    private async Task<string> AnswerAsync(Commands commands, string line)
    {
        var words = Words().Matches(line).Select(word => word.Value.Trim('"')).Skip(2).ToList();
        var pipe = words.IndexOf("|");
        var ran = await commands.RunAsync([.. (pipe < 0 ? words : words[..pipe]).Select(Located)]);
        var answer = (ran.Output + ran.Error).Replace(
            folder.Path + Path.DirectorySeparatorChar,
            "",
            StringComparison.Ordinal
        );
        if (pipe < 0)
            return answer;
        Assert.Equal(["head", "-n"], words[(pipe + 1)..^1]);
        return string.Join('\n', answer.Split('\n').Take(int.Parse(words[^1]))) + "\n";
    }

    private string Located(string word) =>
        word.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(Root, word)
        : word.EndsWith(".csv", StringComparison.Ordinal) || word == "tables" ? folder.At(word)
        : word;

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex("```console\n(?<body>.*?)```\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
