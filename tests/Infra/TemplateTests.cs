using System.Text.Json;

namespace ClaimLint.Infra;

/// <summary>The templates are sound by Bicep's own tools. To write the snapshots anew: <c>CLAIMLINT_WRITE_SNAPSHOTS=1 dotnet test --project tests/Infra</c>.</summary>
public sealed class TemplateTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("CLAIMLINT_WRITE_SNAPSHOTS") == "1";

    public static TheoryData<string> Templates => ["main.bicep", "inboxSubscription.bicep"];

    public static TheoryData<string> Parameters => ["main.dev", "main.prod", "inboxSubscription"];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_and_its_modules_build_without_a_word_from_the_linter(string template)
    {
        var linted = await Bicep.RunAsync("lint", template);

        Assert.Equal("", linted.Everything.Trim());
        Assert.Equal(0, linted.ExitCode);
    }

    [Fact]
    public async Task Every_rule_of_the_linter_that_is_on_is_an_error()
    {
        // The CLI says nothing of a template that is clean, whatever the levels: one that is not shows them.
        var folder = Directory.CreateTempSubdirectory("bicep-").FullName;
        try
        {
            File.Copy(Path.Combine(Repository.Templates, "bicepconfig.json"), Path.Combine(folder, "bicepconfig.json"));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "bad.bicep"),
                "param unused string\n",
                TestContext.Current.CancellationToken
            );

            var linted = await Bicep.RunAsync("lint", Path.Combine(folder, "bad.bicep"));

            Assert.Contains("Error no-unused-params", linted.Everything, StringComparison.Ordinal);
            Assert.Equal(1, linted.ExitCode);
            Assert.DoesNotContain(
                "\"level\": \"warning\"",
                await File.ReadAllTextAsync(
                    Path.Combine(folder, "bicepconfig.json"),
                    TestContext.Current.CancellationToken
                ),
                StringComparison.Ordinal
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        var copy = Directory.CreateTempSubdirectory("bicep-").FullName;
        try
        {
            var files = Directory
                .EnumerateFiles(Repository.Templates, "*.bicep*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")
                .ToList();
            foreach (var file in files)
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Repository.Templates, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            foreach (var pattern in new[] { "**/*.bicep", "**/*.bicepparam" })
                Assert.Equal(
                    0,
                    (
                        await Bicep.RunAsync("format", "--pattern", Path.Combine(copy, pattern), "--newline-kind", "LF")
                    ).ExitCode
                );

            Assert.All(
                files,
                file =>
                    Assert.Equal(
                        File.ReadAllText(Path.Combine(copy, Path.GetRelativePath(Repository.Templates, file))),
                        File.ReadAllText(file)
                    )
            );
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task The_snapshot_says_what_the_template_says(string name)
    {
        var stage = name.Split('.')[^1];
        var ran = await Bicep.RunAsync(
            "snapshot",
            name + ".bicepparam",
            "--mode",
            Writes ? "overwrite" : "validate",
            "--subscription-id",
            Deployment.Subscription,
            "--tenant-id",
            Deployment.Tenant,
            "--resource-group",
            $"rg-claimlint-{stage.ToLowerInvariant()}",
            "--location",
            "eastus2"
        );

        Assert.True(ran.ExitCode == 0, ran.Everything);
    }

    [Fact]
    public void The_snapshots_are_whole_nothing_in_them_could_not_be_foreseen()
    {
        Assert.All(
            [Deployment.Dev, Deployment.Prod, Deployment.Subscriptions],
            deployment => Assert.Empty(deployment.Diagnostics)
        );
    }

    [Fact]
    public async Task Production_without_its_own_values_is_not_built()
    {
        string[] needed =
        [
            "CLAIMLINT_API_CLIENT_ID",
            "CLAIMLINT_PARTNER_CLIENT_IDS",
            "CLAIMLINT_ALERT_EMAILS",
            "CLAIMLINT_BUDGET_FROM",
            "CLAIMLINT_OPERATOR_GROUP_ID",
        ];

        var built = await Bicep.RunAsync(
            ["build-params", "main.prod.bicepparam", "--stdout"],
            needed.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal)
        );

        Assert.NotEqual(0, built.ExitCode);
        Assert.All(
            needed,
            name => Assert.Contains($"\"{name}\" does not exist", built.Errors, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Every_parameter_type_and_output_is_described(string template)
    {
        var built = await Bicep.RunAsync("build", template, "--stdout");

        Assert.True(built.ExitCode == 0, built.Everything);
        using var arm = JsonDocument.Parse(built.Output);
        Assert.Empty(Undescribed(arm.RootElement, template));
    }

    [Fact]
    public async Task A_module_comes_after_those_whose_resources_it_names()
    {
        // A name brings no order of its own, as an output would; in return a snapshot shows what is meant.
        Dictionary<string, string[]> needed = new(StringComparer.Ordinal)
        {
            ["events"] = ["dataStorage"],
            ["privateNetwork"] = ["hostStorage", "dataStorage"],
            ["access"] = ["identity", "hostStorage", "dataStorage", "monitor", "events"],
            ["functionApp"] = ["access", "privateNetwork", "identity", "hostStorage", "dataStorage", "monitor"],
            ["storageLog"] = ["dataStorage", "monitor"],
            ["operating"] = ["functionApp", "events", "dataStorage", "monitor"],
            ["workbook"] = ["monitor"],
        };
        var built = await Bicep.RunAsync("build", "main.bicep", "--stdout");
        using var arm = JsonDocument.Parse(built.Output);
        var modules = arm
            .RootElement.GetProperty("resources")
            .EnumerateObject()
            .ToDictionary(
                one => one.Name,
                one =>
                    one.Value.TryGetProperty("dependsOn", out var names)
                        ? names.EnumerateArray().Select(name => name.GetString()!).ToArray()
                        : [],
                StringComparer.Ordinal
            );

        Assert.All(needed, one => Assert.Empty(one.Value.Except(Before(one.Key), StringComparer.Ordinal)));

        HashSet<string> Before(string module) =>
            modules[module].SelectMany(name => Before(name).Append(name)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Parameters, outputs and the types of both, here and in every module.</summary>
    private static IEnumerable<string> Undescribed(JsonElement template, string path)
    {
        foreach (var kind in new[] { "parameters", "outputs", "definitions" })
        {
            if (!template.TryGetProperty(kind, out var declared))
                continue;
            foreach (var one in declared.EnumerateObject())
            {
                // Types that the compiler makes itself begin with a number.
                if (!IsDescribed(one.Value) && !char.IsDigit(one.Name.TrimStart('_')[0]))
                    yield return $"{path}: {one.Name}";
                if (!one.Value.TryGetProperty("properties", out var fields) || kind != "definitions")
                    continue;
                foreach (var field in fields.EnumerateObject().Where(field => !IsDescribed(field.Value)))
                    yield return $"{path}: {one.Name}.{field.Name}";
            }
        }

        if (!template.TryGetProperty("resources", out var resources))
            yield break;
        var children =
            resources.ValueKind == JsonValueKind.Object
                ? resources.EnumerateObject().Select(one => one.Value)
                : resources.EnumerateArray().AsEnumerable();
        foreach (var child in children)
        {
            if (
                child.TryGetProperty("properties", out var properties)
                && properties.ValueKind == JsonValueKind.Object
                && properties.TryGetProperty("template", out var inner)
            )
            {
                foreach (var missing in Undescribed(inner, path + "/" + child.GetProperty("name")))
                    yield return missing;
            }
        }
    }

    private static bool IsDescribed(JsonElement declared) =>
        declared.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("description", out _);
}
