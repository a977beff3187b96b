using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace ClaimLint.Infra;

/// <summary>Alerts, queries and the workbook speak of what exists, and the operator's page speaks of them.</summary>
public sealed partial class OperationsTests
{
    private const string OfTheHost = "Message has reached MaxDequeueCount";

    public static TheoryData<string> Queries =>
        [.. Directory.GetFiles(Repository.Queries, "*.kql").Select(file => Path.GetFileName(file)!)];

    private static IReadOnlyList<Resource> Alerts { get; } =
    [
        .. Deployment.Prod.Resources.Where(one =>
            one.Type is "Microsoft.Insights/scheduledQueryRules" or "Microsoft.Insights/metricAlerts"
        ),
    ];

    [Fact]
    public void Each_of_these_is_watched_and_somebody_is_written_to()
    {
        Assert.Equal(
            [
                "dead-letters",
                "events-lost",
                "failure-rate",
                "health",
                "line-latency",
                "poison-messages",
                "runs-unfinished",
                "tables-stale",
            ],
            Alerts.Select(alert => alert.Name["claimlint-prod-".Length..]).Order(StringComparer.Ordinal)
        );
        Assert.All(
            Alerts,
            alert =>
            {
                Assert.True(alert["enabled"].GetBoolean());
                Assert.Contains(
                    "/actionGroups/claimlint-prod-operators",
                    alert["actions"].ToString(),
                    StringComparison.Ordinal
                );
            }
        );
        var people = Deployment.Prod.One("Microsoft.Insights/actionGroups");
        Assert.Equal(
            ["operators@example.org"],
            people["emailReceivers"].EnumerateArray().Select(one => one.GetProperty("emailAddress").GetString())
        );
    }

    [Fact]
    public void The_operators_page_says_of_every_alert_what_to_do()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));

        Assert.All(
            Alerts,
            alert => Assert.Contains($"| `{alert.Name["claimlint-prod-".Length..]}` |", page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_probes_ask_health_where_it_is()
    {
        var health = CodeNames.HttpTriggers.Single(one => one.Function == "Health").Trigger;
        var probes = Deployment.Prod.All("Microsoft.Insights/webtests").ToList();

        Assert.Equal(2, probes.Count);
        Assert.All(
            probes,
            probe =>
            {
                Assert.Contains(
                    $"https://{{0}}/api/{health.Route}'",
                    probe.Text("Request.RequestUrl"),
                    StringComparison.Ordinal
                );
                Assert.Equal(200, probe["ValidationRules.ExpectedHttpStatusCode"].GetInt32());
                Assert.EndsWith(
                    "/components/appi-claimlint-prod",
                    probe
                        .Json.GetProperty("tags")
                        .EnumerateObject()
                        .Single(tag => tag.Name.StartsWith("hidden-link:", StringComparison.Ordinal))
                        .Name,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_names_functions_messages_and_columns_that_exist_and_says_what_it_asks(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Queries, file));

        Assert.StartsWith("// ", text, StringComparison.Ordinal);
        foreach (Match one in FunctionName().Matches(text))
            Assert.Contains(one.Groups["name"].Value, CodeNames.Functions);
        // A request span carries the function's name and no route: a query by route would find nothing.
        Assert.All(
            CodeNames.HttpTriggers,
            trigger => Assert.DoesNotContain(trigger.Trigger.Route!, text, StringComparison.Ordinal)
        );
        foreach (Match one in MeasureName().Matches(text))
            Assert.Contains(one.Groups["name"].Value, CodeNames.Measures);
        foreach (Match one in MessageTest().Matches(text))
            Assert.True(IsLogged([one.Groups["text"].Value]), one.Value);
        foreach (Match one in MessageParse().Matches(text))
            Assert.True(
                IsLogged([.. Quoted().Matches(one.Value).Select(part => part.Groups["text"].Value)]),
                one.Value
            );
        Assert.All(
            Table().Matches(text),
            one => Assert.Contains(one.Value, (string[])["AppTraces", "AppRequests", "AppDependencies", "AppMetrics"])
        );
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_is_used_as_it_stands_in_its_file(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Queries, file));
        var alerts = Deployment
            .Prod.All("Microsoft.Insights/scheduledQueryRules")
            .Select(alert => alert["criteria.allOf"][0].GetProperty("query").GetString());
        using var workbook = JsonDocument.Parse(
            Deployment.Prod.One("Microsoft.Insights/workbooks").Text("serializedData")
        );
        var panels = workbook
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .Select(item => item.GetProperty("content").GetProperty("query").GetString());

        Assert.Contains(text, alerts.Concat(panels));
    }

    [Fact]
    public void An_upload_that_is_put_aside_is_seen_whichever_way_it_was_announced()
    {
        var query = File.ReadAllText(Path.Combine(Repository.Queries, "poison-messages.kql"));
        var sought = Assert.Single(MessageTest().Matches(query)).Groups["text"].Value;
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        var extensions = host.RootElement.GetProperty("extensions");

        // QueueProcessor in the storage extensions for WebJobs writes this for both; the blob trigger's queue is its own account's.
        Assert.All(
            CodeNames
                .QueueTriggers.Select(one => one.Trigger.QueueName + "-poison")
                .Append("webjobs-blobtrigger-poison"),
            queue =>
                Assert.StartsWith(
                    sought,
                    $"{OfTheHost} of 5. Moving message to queue '{queue}'.",
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(5, extensions.GetProperty("queues").GetProperty("maxDequeueCount").GetInt32());
        Assert.Equal(5, extensions.GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32());
        // It is a warning: no level may be set that swallows it.
        const string Category = "Microsoft.Azure.WebJobs.Host.Queues.QueueProcessor";
        Assert.All(
            host.RootElement.GetProperty("logging").GetProperty("logLevel").EnumerateObject(),
            level =>
                Assert.True(
                    Enum.Parse<LogLevel>(level.Value.GetString()!) <= LogLevel.Warning
                        || !(level.Name == "default" || Category.StartsWith(level.Name, StringComparison.Ordinal)),
                    level.ToString()
                )
        );
    }

    [Fact]
    public void The_failure_rate_counts_every_function_that_an_upload_starts()
    {
        var query = File.ReadAllText(Path.Combine(Repository.Queries, "failure-rate.kql"));
        var started = CodeNames
            .BlobTriggers.Select(one => one.Function)
            .Concat(CodeNames.QueueTriggers.Select(one => one.Function));

        Assert.All(started, one => Assert.Contains($"\"function {one}\"", query, StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_alert_measures_a_column_that_its_query_gives()
    {
        Assert.All(
            Deployment.Prod.All("Microsoft.Insights/scheduledQueryRules"),
            alert =>
            {
                var criterion = alert["criteria.allOf"][0];
                var column = criterion.GetProperty("metricMeasureColumn");
                Assert.Equal(
                    column.ValueKind == JsonValueKind.Null ? "Count" : "Maximum",
                    criterion.GetProperty("timeAggregation").GetString()
                );
                if (column.ValueKind != JsonValueKind.Null)
                    Assert.Contains(
                        column.GetString() + " = ",
                        criterion.GetProperty("query").GetString(),
                        StringComparison.Ordinal
                    );
            }
        );
    }

    [Fact]
    public void Logs_are_kept_and_taken_in_by_identity_alone()
    {
        Assert.All(
            Deployment.Whole,
            deployment =>
            {
                var workspace = deployment.One("Microsoft.OperationalInsights/workspaces");
                Assert.True(workspace["retentionInDays"].GetInt32() >= 30);
                Assert.True(workspace["features.disableLocalAuth"].GetBoolean());
                Assert.True(deployment.One("Microsoft.Insights/components")["DisableLocalAuth"].GetBoolean());
            }
        );
        // Every access to claims, in production.
        Assert.Equal(
            ["blobServices", "queueServices", "tableServices"],
            Deployment
                .Prod.All("Microsoft.Insights/diagnosticSettings")
                .Where(one => one.Id.StartsWith(Deployment.Prod.ClaimsAccount.Id, StringComparison.Ordinal))
                .Select(one => one.Id[(Deployment.Prod.ClaimsAccount.Id.Length + 1)..].Split('/')[0])
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Production_has_a_budget_that_speaks_before_it_is_spent()
    {
        var budget = Deployment.Prod.One("Microsoft.Consumption/budgets");

        Assert.Equal(
            [80, 100],
            budget["notifications"].EnumerateObject().Select(one => one.Value.GetProperty("threshold").GetInt32())
        );
    }

    /// <summary>Whether one message of the code (or the host's one) has the parts, in order, between its placeholders.</summary>
    private static bool IsLogged(IReadOnlyList<string> parts) =>
        CodeNames
            .LogMessages.Append(OfTheHost)
            .Any(message =>
            {
                // The placeholder's own format does not stand in what is logged.
                var text = Placeholder().Replace(message, "\u0001");
                var at = 0;
                foreach (var part in parts.Where(part => part.Trim().Length > 0))
                {
                    at = text.IndexOf(part, at, StringComparison.Ordinal);
                    if (at < 0)
                        return false;
                    at += part.Length;
                }

                return true;
            });

    /// <summary>As the host names a function, and as the worker names its span.</summary>
    [GeneratedRegex(
        "Function == \"(?<name>[^\"]+)\"|\"function (?<name>[A-Za-z]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex FunctionName();

    /// <summary>An instrument or a tag of it.</summary>
    [GeneratedRegex("\"(?<name>claimlint\\.[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MeasureName();

    [GeneratedRegex(
        "Message (startswith|endswith|has|contains) \"(?<text>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex MessageTest();

    [GeneratedRegex("parse Message with [^\\n]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MessageParse();

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\bApp[A-Z]\\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();

    [GeneratedRegex("\\{[^}]+\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
