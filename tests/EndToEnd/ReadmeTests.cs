using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ClaimLint.EndToEnd;

/// <summary>The README is executed: what it says the program answers, the program answers.</summary>
public sealed partial class ReadmeTests(RunningService running)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Service service = running.Service;

    [Fact]
    public async Task Each_request_of_the_README_has_the_answer_that_the_README_shows()
    {
        var blocks = Blocks(
            await File.ReadAllTextAsync(
                Path.Combine(Repository.Root, "README.md"),
                TestContext.Current.CancellationToken
            )
        );
        var requests = blocks
            .Index()
            .Where(block =>
                block.Item.Language == "sh"
                && block.Item.Text.Contains("/api/v1/claim-lines/validate", StringComparison.Ordinal)
            )
            .ToArray();
        Assert.Equal(2, requests.Length);

        foreach (var (at, request) in requests)
        {
            var shown = blocks.Skip(at + 1).FirstOrDefault(block => block.Language == "json");
            Assert.True(shown.Text is not null, $"README.md shows no json block after: {request.Text}");

            var expected = JsonNode.Parse(shown.Text!)!.AsObject();
            Assert.Superset(
                new HashSet<string> { "verdict", "complete", "findings" },
                expected.Select(part => part.Key).ToHashSet()
            );

            var answer = await service.PostAsync("v1/claim-lines/validate", Body(request.Text));

            Assert.Equal(200, answer.Status);
            Assert.True(
                IsPartOf(expected, JsonNode.Parse(answer.Text)),
                $"README.md shows another answer than the program gives to {request.Text}{JsonSerializer.Serialize(answer.Body, Readable)}"
            );
        }
    }

    [Fact]
    public async Task The_commands_that_the_program_prints_work_in_any_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Runs the commands in a POSIX shell.");
        await Wait.UntilAsync(
            () => Task.FromResult(service.Program.Output.Contains("/claims-inbox", StringComparison.Ordinal)),
            () => service.Program.Output
        );
        var commands = service
            .Program.Output.Split('\n')
            .Where(line =>
                line.StartsWith("  curl ", StringComparison.Ordinal) || line.Contains(" -- ", StringComparison.Ordinal)
            )
            .ToArray();

        var line = await ShellAsync(commands[0]);
        var file = await ShellAsync(commands[1]);

        Assert.Equal("reject", JsonDocument.Parse(line).RootElement.GetProperty("verdict").GetString());
        Assert.Contains("summary.json", file, StringComparison.Ordinal);
        Assert.Equal(2, commands.Length);
    }

    [Fact]
    public void Every_relative_link_of_the_documentation_leads_to_a_file()
    {
        var broken = new List<string>();
        string[] pages =
        [
            Path.Combine(Repository.Root, "README.md"),
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories),
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "data"), "*.md"),
        ];
        foreach (var page in pages)
        {
            var text = InlineCode().Replace(Fence().Replace(File.ReadAllText(page), ""), "");
            foreach (var target in Link().Matches(text).Select(match => match.Groups["target"].Value))
            {
                if (target.StartsWith('#') || Scheme().IsMatch(target))
                    continue;
                var path = Uri.UnescapeDataString(target.Split('#')[0]);
                if (!Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, path)))
                    broken.Add($"{Path.GetRelativePath(Repository.Root, page)}: {target}");
            }
        }

        Assert.Empty(broken);
    }

    /// <summary>The README leaves properties out, never an element of a list: a finding that is not shown would be one too few.</summary>
    private static bool IsPartOf(JsonNode? shown, JsonNode? answer) =>
        (shown, answer) switch
        {
            (JsonObject part, JsonObject whole) => part.All(property =>
                whole.TryGetPropertyValue(property.Key, out var value) && IsPartOf(property.Value, value)
            ),
            (JsonArray part, JsonArray whole) => part.Count == whole.Count
                && part.Zip(whole).All(pair => IsPartOf(pair.First, pair.Second)),
            _ => JsonNode.DeepEquals(shown, answer),
        };

    /// <summary>What a command prints in an empty folder.</summary>
    private static async Task<string> ShellAsync(string command)
    {
        var folder = Directory.CreateTempSubdirectory("anywhere-").FullName;
        try
        {
            var start = new ProcessStartInfo("sh", ["-c", command])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using var shell = Process.Start(start)!;
            var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, shell.ExitCode);
            return output;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static List<(string Language, string Text)> Blocks(string markdown) =>
        [.. Fence().Matches(markdown).Select(match => (match.Groups["language"].Value, match.Groups["text"].Value))];

    /// <summary>What the curl command sends: the text in quotes, or the file named.</summary>
    private static string Body(string command)
    {
        var data = Data().Match(command);
        Assert.True(data.Success, "The README's request has no --data '…' or --data @file.");
        return data.Groups["file"].Success
            ? File.ReadAllText(Path.Combine(Repository.Root, data.Groups["file"].Value))
            : data.Groups["json"].Value;
    }

    [GeneratedRegex(
        @"^```(?<language>[a-z]*)[^\n]*\n(?<text>.*?)^```[ ]*$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"--data(-binary|-raw)?\s+('(?<json>[^']*)'|@(?<file>[^\s'""]+))",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Data();

    [GeneratedRegex(
        @"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scheme();
}
