using System.Text.Json;
using ClaimLint.Storage;

namespace ClaimLint.Infra;

/// <summary>Uploads are announced to the functions that wait for them, once each, and none is lost silently.</summary>
public sealed class EventTests
{
    private static IEnumerable<Resource> Subscriptions =>
        Deployment.Subscriptions.All("Microsoft.EventGrid/systemTopics/eventSubscriptions");

    private static async Task<IReadOnlyList<Resource>> ByQueueAsync()
    {
        using var predicted = JsonDocument.Parse(
            await Bicep.PredictAsync("inboxSubscription", ("CLAIMLINT_EVENTS", "queue"))
        );
        return
        [
            .. predicted
                .RootElement.GetProperty("predictedResources")
                .EnumerateArray()
                .Select(one => new Resource(one.Clone())),
        ];
    }

    [Fact]
    public void Every_function_with_a_blob_trigger_has_a_subscription_to_its_container_and_no_other_has()
    {
        var code = CodeNames.BlobTriggers.Select(one => $"{one.Function} {one.Trigger.BlobPath.Split('/')[0]}");
        var templates = Subscriptions.Select(one =>
        {
            var url = one.Text("destination.properties.endpointUrl");
            var function = url.Split("defaultHostName, '")[1].Split('\'')[0];
            return $"{function} {one.Text("filter.subjectBeginsWith").Split('/')[4]}";
        });

        Assert.NotEmpty(CodeNames.BlobTriggers);
        Assert.Equal(code.Order(StringComparer.Ordinal), templates.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task By_queue_the_same_uploads_come_to_the_queue_that_the_code_reads()
    {
        var code = Assert.Single(CodeNames.QueueTriggers).Trigger;
        var queued = await ByQueueAsync();

        Assert.Equal(
            Subscriptions.Select(one => one.Name).Order(StringComparer.Ordinal),
            queued.Select(one => one.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(StorageNames.Connection, code.Connection);
        Assert.All(
            queued,
            one =>
            {
                // What is announced, how long it is tried and where it is put aside does not depend on the way.
                var other = Subscriptions.Single(webhook => webhook.Name == one.Name);
                foreach (var alike in new[] { "filter", "retryPolicy", "deadLetterWithResourceIdentity" })
                    Assert.Equal(other.Text(alike), one.Text(alike));
                Assert.False(one.Properties.TryGetProperty("destination", out _));
                Assert.Equal("SystemAssigned", one.Text("deliveryWithResourceIdentity.identity.type"));
                const string Destination = "deliveryWithResourceIdentity.destination";
                Assert.Equal("StorageQueue", one.Text(Destination + ".endpointType"));
                Assert.Equal(code.QueueName, one.Text(Destination + ".properties.queueName"));
                Assert.EndsWith(
                    "/storageAccounts/stclaimlint",
                    one.Text(Destination + ".properties.resourceId"),
                    StringComparison.Ordinal
                );
                // Until it is read: one that ran out of life would be an upload lost without a word.
                Assert.Equal(-1, one[Destination + ".properties.queueMessageTimeToLiveInSeconds"].GetInt32());
            }
        );
    }

    [Fact]
    public async Task By_queue_nobody_asks_for_the_hosts_key() =>
        Assert.All(
            await ByQueueAsync(),
            one => Assert.DoesNotContain("listKeys", one.Json.ToString(), StringComparison.Ordinal)
        );

    [Fact]
    public void What_a_deployment_does_for_one_way_it_tells_the_subscriptions()
    {
        Assert.Equal("webhook", Deployment.Dev.Outputs["CLAIMLINT_EVENTS"]);
        Assert.Equal("webhook", Deployment.Prod.Outputs["CLAIMLINT_EVENTS"]);
        Assert.Equal("queue", Deployment.Closed.Outputs["CLAIMLINT_EVENTS"]);
        Assert.Contains(
            "readEnvironmentVariable('CLAIMLINT_EVENTS', 'webhook')",
            File.ReadAllText(Path.Combine(Repository.Templates, "inboxSubscription.bicepparam")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void By_queue_no_way_past_sign_in_is_left_but_health() =>
        Assert.Equal(
            ["/api/health"],
            Deployment
                .Closed.One("Microsoft.Web/sites/config", "/authsettingsV2")["globalValidation.excludedPaths"]
                .EnumerateArray()
                .Select(one => one.GetString())
        );

    [Fact]
    public void Blob_triggers_listen_to_the_claims_account() =>
        Assert.All(CodeNames.BlobTriggers, one => Assert.Equal(StorageNames.Connection, one.Trigger.Connection));

    [Fact]
    public void An_upload_is_announced_when_it_is_whole_tried_for_a_day_and_then_put_aside()
    {
        Assert.All(
            Subscriptions,
            one =>
            {
                var api = Assert.Single(one["filter.advancedFilters"].EnumerateArray());
                Assert.Equal("data.api", api.GetProperty("key").GetString());
                Assert.Equal(
                    ["PutBlob", "PutBlockList", "CopyBlob", "FlushWithClose", "SftpCommit"],
                    api.GetProperty("values").EnumerateArray().Select(value => value.GetString())
                );
                Assert.Equal(
                    ["Microsoft.Storage.BlobCreated"],
                    one["filter.includedEventTypes"].EnumerateArray().Select(value => value.GetString())
                );
                Assert.Equal(30, one["retryPolicy.maxDeliveryAttempts"].GetInt32());
                Assert.Equal(24 * 60, one["retryPolicy.eventTimeToLiveInMinutes"].GetInt32());
                // Past a storage firewall Event Grid writes with the topic's own identity only.
                Assert.Equal("SystemAssigned", one.Text("deadLetterWithResourceIdentity.identity.type"));
                Assert.Equal(
                    "dead-letter",
                    one.Text("deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName")
                );
            }
        );
    }

    [Fact]
    public void The_topic_is_the_claims_accounts_and_event_grid_may_pass_its_firewall()
    {
        Assert.All(
            Deployment.Whole,
            deployment =>
            {
                var topic = deployment.One("Microsoft.EventGrid/systemTopics");
                Assert.Equal("SystemAssigned", topic.Json.GetProperty("identity").GetProperty("type").GetString());
                Assert.Equal(deployment.ClaimsAccount.Id, topic.Text("source"));
                Assert.Equal("AzureServices", deployment.ClaimsAccount.Text("networkAcls.bypass"));
            }
        );
    }
}
