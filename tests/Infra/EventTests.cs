using ClaimLint.Storage;

namespace ClaimLint.Infra;

/// <summary>Uploads are announced to the functions that wait for them, once each, and none is lost silently.</summary>
public sealed class EventTests
{
    private static IEnumerable<Resource> Subscriptions =>
        Deployment.Subscriptions.All("Microsoft.EventGrid/systemTopics/eventSubscriptions");

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
            new[] { Deployment.Dev, Deployment.Prod },
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
