using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ClaimLint.Infra;

/// <summary>Workflows trust nothing that can change under them, may do no more than they need, and name what exists.</summary>
public sealed partial class WorkflowTests
{
    /// <summary>What a job may do beyond reading; each with its reason in the workflow.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["codeql.yml/analyze"] = ["security-events"],
        ["release.yml/build"] = ["attestations", "id-token"],
        ["release.yml/publish"] = ["contents"],
    };

    public static TheoryData<string> Workflows =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository.Root, ".github", "workflows"))
                .Select(file => Path.GetFileName(file)!),
        ];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_pinned_by_its_commit_with_its_version_beside_it(string workflow)
    {
        var uses = File.ReadAllLines(PathOf(workflow))
            .Where(line => line.Contains("uses:", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    [Fact]
    public void An_action_has_the_same_commit_wherever_it_is_used()
    {
        var pins = Workflows
            .SelectMany(row => Pinned().Matches(File.ReadAllText(PathOf(row.Data))))
            .Select(match =>
                (
                    Action: match.Groups["repository"].Value,
                    Pin: match.Groups["commit"].Value + match.Groups["version"].Value
                )
            )
            .Distinct()
            .ToList();

        Assert.Equal(pins.Select(pin => pin.Action).Distinct(StringComparer.Ordinal).Count(), pins.Count);
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_job_may_write_only_what_is_listed_here_and_ends_in_time(string workflow)
    {
        var root = Read(PathOf(workflow));

        Assert.Equal(["contents: read"], Permissions(root));
        Assert.All(
            (YamlMappingNode)root["jobs"],
            job =>
            {
                var body = (YamlMappingNode)job.Value;
                Assert.Contains(body, one => one.Key.ToString() == "timeout-minutes");
                var writes = body.Children.ContainsKey("permissions")
                    ? Permissions(body)
                        .Where(one => one.EndsWith(": write", StringComparison.Ordinal))
                        .Select(one => one.Split(':')[0])
                    : [];
                Assert.Equal(
                    Allowed.GetValueOrDefault($"{workflow}/{job.Key}", []),
                    writes.Order(StringComparer.Ordinal)
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Nothing_that_a_stranger_writes_reaches_a_shell_or_runs_with_rights(string workflow)
    {
        var text = File.ReadAllText(PathOf(workflow));

        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        foreach (var step in Steps(Read(PathOf(workflow))))
        {
            if (step.Children.TryGetValue("run", out var run))
                Assert.DoesNotContain("${{", run.ToString(), StringComparison.Ordinal);
            if (
                step.Children.TryGetValue("uses", out var uses)
                && uses.ToString().StartsWith("actions/checkout@", StringComparison.Ordinal)
            )
                Assert.Equal("false", step["with"]["persist-credentials"].ToString());
        }
    }

    [Fact]
    public void What_lands_is_checked_by_the_command_that_everybody_runs()
    {
        var commands = Steps(Read(PathOf("ci.yml")))
            .Where(step => step.Children.ContainsKey("run"))
            .Select(step => step["run"].ToString())
            .ToList();

        Assert.Contains("bash .ci/run", commands);
        Assert.Contains(
            "dotnet publish src/Functions -c Release -p:FunctionsHost=Azure -p:BlobEvents=EventGrid -o out",
            commands
        );
    }

    [Fact]
    public void The_azd_project_names_what_exists()
    {
        var project = Read(Path.Combine(Repository.Root, "azure.yaml"));
        var infra = project["infra"];
        var service = Assert.Single((YamlMappingNode)project["services"]);

        Assert.True(
            File.Exists(Path.Combine(Repository.Root, infra["path"].ToString(), infra["module"] + ".bicepparam"))
        );
        Assert.True(
            Directory.GetFiles(Path.Combine(Repository.Root, service.Value["project"].ToString()), "*.csproj").Length
                == 1
        );
        Assert.True(File.Exists(Path.Combine(Repository.Root, project["hooks"]["postdeploy"]["run"].ToString())));
        Assert.Equal(
            service.Key.ToString(),
            Deployment
                .Dev.One("Microsoft.Web/sites")
                .Json.GetProperty("tags")
                .GetProperty("azd-service-name")
                .GetString()
        );
    }

    [Theory]
    [InlineData("-p:_IsPublishing=true", "Azure", "EventGrid")]
    [InlineData("-p:_IsPublishing=", "Local", "Scan")]
    [InlineData("-p:FunctionsHost=Azure", "Azure", "Scan")]
    [InlineData("-p:FunctionsHost=Azure;BlobEvents=EventGrid", "Azure", "EventGrid")]
    public async Task What_is_published_is_the_flavour_for_azure(string asked, string flavour, string events)
    {
        // azd publishes without a word about the flavour, and the plan that it deploys to knows uploads by Event Grid only.
        var ran = await Programs.RunAsync(
            "dotnet",
            [
                "msbuild",
                "src/Functions",
                "-getProperty:FunctionsHost",
                "-getProperty:BlobEvents",
                "-getProperty:DefineConstants",
                asked,
            ],
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["FunctionsHost"] = null, ["BlobEvents"] = null }
        );

        using var answer = JsonDocument.Parse(ran.Output);
        var properties = answer.RootElement.GetProperty("Properties");
        Assert.Equal(flavour, properties.GetProperty("FunctionsHost").GetString());
        Assert.Equal(events, properties.GetProperty("BlobEvents").GetString());
        Assert.Equal(
            events == "EventGrid",
            properties.GetProperty("DefineConstants").GetString()!.Split(';').Contains("EVENT_GRID")
        );
    }

    [Fact]
    public void The_container_for_developers_has_the_programs_that_the_docs_name()
    {
        using var container = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, ".devcontainer", "devcontainer.json"))
        );
        var root = container.RootElement;

        Assert.EndsWith("dotnet:1-10.0", root.GetProperty("image").GetString(), StringComparison.Ordinal);
        Assert.True(
            root.GetProperty("features")
                .GetProperty("ghcr.io/devcontainers/features/azure-cli:1")
                .GetProperty("installBicep")
                .GetBoolean()
        );
        Assert.Contains(
            "azure-functions-core-tools@4",
            root.GetProperty("postCreateCommand").GetString(),
            StringComparison.Ordinal
        );
    }

    private static string PathOf(string workflow) => Path.Combine(Repository.Root, ".github", "workflows", workflow);

    private static YamlMappingNode Read(string path)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(path);
        stream.Load(text);
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode workflow) =>
        ((YamlMappingNode)workflow["jobs"])
            .SelectMany(job => (YamlSequenceNode)job.Value["steps"])
            .Cast<YamlMappingNode>();

    private static IEnumerable<string> Permissions(YamlMappingNode node) =>
        ((YamlMappingNode)node["permissions"]).Select(one => $"{one.Key}: {one.Value}");

    [GeneratedRegex(
        @"uses: (?<repository>[\w-]+/[\w-]+)[\w/-]*@(?<commit>[0-9a-f]{40}) # (?<version>v\d+\.\d+\.\d+)\r?$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Pinned();
}
