using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLint.Functions.Startup;

namespace ClaimLint.Infra;

/// <summary>host.json can hold no reason for its values; the page on deploying does, for each, and for no other.</summary>
public sealed partial class HostSettingsTests
{
    [Fact]
    public void Every_value_of_host_json_stands_with_its_reason_on_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploying.md"));
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));

        Assert.Equal(
            Leaves(host.RootElement, "").Order(StringComparer.Ordinal),
            Row()
                .Matches(page)
                .Where(row => row.Groups["reason"].Value.Trim().Length > 0)
                .Select(row => $"{row.Groups["name"].Value} = {row.Groups["value"].Value}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_local_host_tries_as_often_and_handles_as_many_at_once()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        var blobs = host.RootElement.GetProperty("extensions").GetProperty("blobs");
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");
        var local = new LocalHost.LocalHostOptions { FunctionsAssembly = typeof(HostSettingsTests).Assembly };

        Assert.Equal(local.MaxTries, blobs.GetProperty("poisonBlobThreshold").GetInt32());
        Assert.Equal(local.MaxTries, queues.GetProperty("maxDequeueCount").GetInt32());
        // It fetches the next message when it is done with one.
        Assert.Equal(
            (1, 0),
            (queues.GetProperty("batchSize").GetInt32(), queues.GetProperty("newBatchSize").GetInt32())
        );
        Assert.Equal(local.BlobsAtOnce, blobs.GetProperty("maxDegreeOfParallelism").GetInt32());
    }

    [Fact]
    public void The_last_try_of_a_run_has_half_of_the_functions_time_left()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        var time = TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!);

        Assert.Equal(time / 2, StorageRetries.Limit);
    }

    private static IEnumerable<string> Leaves(JsonElement element, string path) =>
        element.ValueKind == JsonValueKind.Object
            ? element
                .EnumerateObject()
                // A category has dots of its own.
                .SelectMany(one => Leaves(one.Value, path.Length == 0 ? one.Name : $"{path}/{one.Name}"))
            : [$"{path} = {element}"];

    [GeneratedRegex(
        @"^\| `(?<name>[A-Za-z./]+)` \| `(?<value>[^`]+)` \| (?<reason>[^|]+)\|$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Row();
}
