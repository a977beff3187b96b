using System.Text.Json;
using ClaimLint.Storage;

namespace ClaimLint.Infra;

/// <summary>What must hold of the storage accounts, whatever the parameters.</summary>
public sealed class StoragePolicyTests
{
    public static TheoryData<string> Stages => Deployment.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public void Both_accounts_are_closed_to_keys_strangers_and_old_protocols(string stage)
    {
        var accounts = Deployment.Of(stage).All("Microsoft.Storage/storageAccounts").ToList();

        Assert.Equal(2, accounts.Count);
        Assert.All(
            accounts,
            account =>
            {
                Assert.False(account["allowSharedKeyAccess"].GetBoolean());
                Assert.True(account["defaultToOAuthAuthentication"].GetBoolean());
                Assert.False(account["allowBlobPublicAccess"].GetBoolean());
                Assert.False(account["allowCrossTenantReplication"].GetBoolean());
                Assert.True(account["supportsHttpsTrafficOnly"].GetBoolean());
                Assert.Equal("TLS1_2", account.Text("minimumTlsVersion"));
            }
        );
        Assert.All(
            Deployment.Of(stage).All("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", container.Text("publicAccess"))
        );
    }

    [Fact]
    public void In_production_no_account_is_reached_from_outside_its_network()
    {
        Assert.All(
            Deployment.Prod.All("Microsoft.Storage/storageAccounts"),
            account =>
            {
                Assert.Equal("Disabled", account.Text("publicNetworkAccess"));
                Assert.Equal("Deny", account.Text("networkAcls.defaultAction"));
            }
        );
    }

    [Fact]
    public async Task Where_ranges_may_upload_the_claims_account_is_open_to_them_and_to_nobody_else()
    {
        using var predicted = JsonDocument.Parse(
            await Bicep.PredictAsync("main.prod", ("CLAIMLINT_UPLOAD_RANGES", "192.0.2.0/24,198.51.100.7"))
        );

        var accounts = predicted
            .RootElement.GetProperty("predictedResources")
            .EnumerateArray()
            .Select(one => new Resource(one))
            .Where(one => one.Type == "Microsoft.Storage/storageAccounts")
            .ToList();
        Assert.All(accounts, account => Assert.Equal("Deny", account.Text("networkAcls.defaultAction")));
        // The host's account has nothing that a partner sends or fetches.
        var open = Assert.Single(accounts, account => account.Text("publicNetworkAccess") == "Enabled");
        Assert.Equal(Deployment.Prod.ClaimsAccount.Name, open.Name);
        Assert.Equal(
            ["192.0.2.0/24", "198.51.100.7"],
            open["networkAcls.ipRules"].EnumerateArray().Select(rule => rule.GetProperty("value").GetString())
        );
    }

    [Fact]
    public void In_production_each_service_of_each_account_has_an_endpoint_within_and_a_name_that_leads_there()
    {
        var endpoints = Deployment
            .Prod.All("Microsoft.Network/privateEndpoints")
            .Select(endpoint => endpoint["privateLinkServiceConnections"][0].GetProperty("properties"))
            .Select(link =>
                $"{link.GetProperty("privateLinkServiceId").GetString()!.Split('/')[^1]} {link.GetProperty("groupIds")[0]}"
            );
        var wanted =
            from account in new[] { Deployment.Prod.HostAccount, Deployment.Prod.ClaimsAccount }
            from service in new[] { "blob", "queue", "table" }
            select $"{account.Name} {service}";

        Assert.Equal(wanted.Order(StringComparer.Ordinal), endpoints.Order(StringComparer.Ordinal));
        Assert.All(
            Deployment.Prod.All("Microsoft.Network/privateEndpoints/privateDnsZoneGroups"),
            group =>
                Assert.Contains(
                    $"'{group.Name.Split('/')[0].Split('-')[^1]}'",
                    group["privateDnsZoneConfigs"]
                        [0]
                        .GetProperty("properties")
                        .GetProperty("privateDnsZoneId")
                        .GetString(),
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(6, Deployment.Prod.All("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count());
        Assert.Equal(3, Deployment.Prod.All("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void The_claims_account_has_the_containers_and_tables_of_the_code_and_one_for_undelivered_events(
        string stage
    )
    {
        var deployment = Deployment.Of(stage);

        Assert.Equal(
            StorageNames.Containers.Append("dead-letter").Order(StringComparer.Ordinal),
            deployment
                .NamesWithin(deployment.ClaimsAccount, "Microsoft.Storage/storageAccounts/blobServices/containers")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            StorageNames.Tables.Order(StringComparer.Ordinal),
            deployment
                .NamesWithin(deployment.ClaimsAccount, "Microsoft.Storage/storageAccounts/tableServices/tables")
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Every_queue_of_the_code_has_its_twin_for_poison_messages_and_so_has_the_blob_trigger(string stage)
    {
        var deployment = Deployment.Of(stage);
        // A code that lists the twins itself names them once.
        var work = StorageNames.Queues.Where(queue => !queue.EndsWith("-poison", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            work.Concat(work.Select(queue => queue + "-poison"))
                .Append("webjobs-blobtrigger-poison")
                .Order(StringComparer.Ordinal),
            deployment
                .NamesWithin(deployment.ClaimsAccount, "Microsoft.Storage/storageAccounts/queueServices/queues")
                .Order(StringComparer.Ordinal)
        );
        Assert.All(CodeNames.QueueTriggers, one => Assert.Contains(one.Trigger.QueueName, work));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Claims_are_encrypted_twice_and_can_be_brought_back(string stage)
    {
        var deployment = Deployment.Of(stage);
        var account = deployment.ClaimsAccount;
        var blobs = deployment.One("Microsoft.Storage/storageAccounts/blobServices", account.Name + "/default");

        Assert.True(account["encryption.requireInfrastructureEncryption"].GetBoolean());
        Assert.Equal("Account", account.Text("encryption.services.table.keyType"));
        Assert.Equal("Account", account.Text("encryption.services.queue.keyType"));
        Assert.False(account["isLocalUserEnabled"].GetBoolean());
        Assert.Equal("Block", account.Text("sasPolicy.expirationAction"));
        Assert.True(blobs["isVersioningEnabled"].GetBoolean());
        Assert.True(blobs["changeFeed.enabled"].GetBoolean());
        Assert.True(blobs["deleteRetentionPolicy.enabled"].GetBoolean());
        Assert.True(blobs["deleteRetentionPolicy.days"].GetInt32() >= 7);
        Assert.True(blobs["containerDeleteRetentionPolicy.enabled"].GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Uploads_reports_undelivered_events_and_earlier_versions_go_in_time(string stage)
    {
        var policy = Deployment.Of(stage).One("Microsoft.Storage/storageAccounts/managementPolicies");
        var rules = policy["policy.rules"].EnumerateArray().Select(rule => rule.GetProperty("definition")).ToList();

        var deleted = rules
            .Where(rule => rule.GetProperty("actions").TryGetProperty("baseBlob", out _))
            .SelectMany(rule => rule.GetProperty("filters").GetProperty("prefixMatch").EnumerateArray())
            .Select(prefix => prefix.GetString()!);
        Assert.Equal(
            [StorageNames.ClaimsInbox + "/", StorageNames.ClaimsResults + "/", "dead-letter/"],
            deleted.Order(StringComparer.Ordinal)
        );
        Assert.Single(rules, rule => rule.GetProperty("actions").TryGetProperty("version", out _));
    }

    [Fact]
    public void In_production_the_claims_have_a_key_of_their_own_which_cannot_be_purged()
    {
        var account = Deployment.Prod.ClaimsAccount;
        var vault = Deployment.Prod.One("Microsoft.KeyVault/vaults");

        Assert.Equal("Microsoft.Keyvault", account.Text("encryption.keySource"));
        Assert.Contains(
            ".outputs.keyName",
            account.Text("encryption.keyvaultproperties.keyname"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            ".outputs.identityId",
            account.Text("encryption.identity.userAssignedIdentity"),
            StringComparison.Ordinal
        );
        Assert.Equal("Microsoft.Storage", Deployment.Dev.ClaimsAccount.Text("encryption.keySource"));
        Assert.True(vault["enablePurgeProtection"].GetBoolean());
        Assert.True(vault["enableRbacAuthorization"].GetBoolean());
        Assert.Equal("Disabled", vault.Text("publicNetworkAccess"));
    }

    [Fact]
    public void In_production_the_account_is_locked_replicated_over_zones_and_scanned()
    {
        var within = Deployment.Prod.ClaimsAccount.Id + "/";

        Assert.Equal(
            "Standard_ZRS",
            Deployment.Prod.ClaimsAccount.Json.GetProperty("sku").GetProperty("name").GetString()
        );
        var keep = Deployment.Prod.One("Microsoft.Authorization/locks");
        Assert.StartsWith(within, keep.Id, StringComparison.Ordinal);
        Assert.Equal("CanNotDelete", keep.Text("level"));
        var scan = Deployment.Prod.One("Microsoft.Security/defenderForStorageSettings");
        Assert.StartsWith(within, scan.Id, StringComparison.Ordinal);
        Assert.True(scan["isEnabled"].GetBoolean());
        Assert.True(scan["malwareScanning.onUpload.isEnabled"].GetBoolean());
    }
}
