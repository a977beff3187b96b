using System.Text.RegularExpressions;
using ClaimLint.Storage;

namespace ClaimLint.Infra;

/// <summary>The function app is given what the code reads, and nothing that its plan refuses or that is a secret.</summary>
public sealed partial class AppTests
{
    /// <summary>What the code reads and a deployment does not set: its telemetry goes to Application Insights, not to a collector.</summary>
    private static readonly string[] NotDeployed = ["OTEL_EXPORTER_OTLP_ENDPOINT"];

    /// <summary>What the Functions host reads for itself; where telemetry goes is read by the code too.</summary>
    private static readonly string[] OfTheHost =
    [
        "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri",
        "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__clientId",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    /// <summary>What a Flex Consumption plan refuses or has moved to functionAppConfig.</summary>
    private static readonly string[] RefusedByThePlan =
    [
        "FUNCTIONS_WORKER_RUNTIME",
        "FUNCTIONS_EXTENSION_VERSION",
        "FUNCTIONS_WORKER_RUNTIME_VERSION",
        "WEBSITE_CONTENTSHARE",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "WEBSITE_RUN_FROM_PACKAGE",
        "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "ENABLE_ORYX_BUILD",
        "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT",
        "WEBSITE_VNET_ROUTE_ALL",
    ];

    public static TheoryData<string> Stages => Deployment.Stages;

    [Theory]
    [MemberData(nameof(Stages))]
    public void The_settings_are_those_that_the_code_and_the_host_read(string stage)
    {
        var read = CodeNames
            .ConnectionSettings(StorageNames.Connection)
            .Concat(CodeNames.OtherSettings())
            .Concat(OfTheHost)
            // One for each application of a partner, where there is sign-in at all.
            .SelectMany(setting => setting == "Partners" ? PartnersOf(stage).Select(one => one.Setting) : [setting])
            .Except(NotDeployed)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Contains("ClaimsStorage__blobServiceUri", read);
        Assert.Contains("ImportEmbeddedTables", read);
        Assert.Equal(read, SettingsOf(Deployment.Of(stage)).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void Nothing_is_set_that_the_plan_refuses(string stage)
    {
        var deployment = Deployment.Of(stage);
        var site = deployment.One("Microsoft.Web/sites");

        Assert.Empty(SettingsOf(deployment).Keys.Intersect(RefusedByThePlan, StringComparer.OrdinalIgnoreCase));
        // linuxFxVersion, alwaysOn and the like: the runtime stands in functionAppConfig, and there alone.
        Assert.Equal(["minTlsVersion"], site["siteConfig"].EnumerateObject().Select(one => one.Name));
        Assert.Equal("dotnet-isolated", site.Text("functionAppConfig.runtime.name"));
        Assert.Equal("10.0", site.Text("functionAppConfig.runtime.version"));
        Assert.Equal(
            "FC1",
            deployment.One("Microsoft.Web/serverfarms").Json.GetProperty("sku").GetProperty("name").GetString()
        );
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void The_app_signs_in_to_storage_as_itself(string stage)
    {
        var deployment = Deployment.Of(stage);
        var settings = SettingsOf(deployment);

        Assert.All(
            new[] { ("AzureWebJobsStorage", deployment.HostAccount), ("ClaimsStorage", deployment.ClaimsAccount) },
            one =>
            {
                var (connection, account) = one;
                Assert.Equal("managedidentity", settings[connection + "__credential"]);
                foreach (var service in new[] { "blob", "queue", "table" })
                {
                    var address = settings[$"{connection}__{service}ServiceUri"];
                    Assert.Contains($"/storageAccounts/{account.Name}'", address, StringComparison.Ordinal);
                    Assert.EndsWith($".primaryEndpoints.{service}]", address, StringComparison.Ordinal);
                }
            }
        );
        Assert.Equal(
            "UserAssignedIdentity",
            deployment.One("Microsoft.Web/sites").Text("functionAppConfig.deployment.storage.authentication.type")
        );
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void It_speaks_https_alone_and_takes_no_deployment_by_password(string stage)
    {
        var deployment = Deployment.Of(stage);
        var site = deployment.One("Microsoft.Web/sites");

        Assert.True(site["httpsOnly"].GetBoolean());
        Assert.Equal("1.2", site.Text("siteConfig.minTlsVersion"));
        var passwords = deployment.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();
        Assert.Equal(2, passwords.Count);
        Assert.All(passwords, one => Assert.False(one["allow"].GetBoolean()));
    }

    [Fact]
    public void Production_is_spread_over_zones_keeps_an_instance_and_goes_out_through_its_network()
    {
        var site = Deployment.Prod.One("Microsoft.Web/sites");
        var ready = Assert.Single(site["functionAppConfig.scaleAndConcurrency.alwaysReady"].EnumerateArray());

        Assert.True(Deployment.Prod.One("Microsoft.Web/serverfarms")["zoneRedundant"].GetBoolean());
        Assert.Equal("http", ready.GetProperty("name").GetString());
        Assert.True(ready.GetProperty("instanceCount").GetInt32() >= 1);
        Assert.Contains("appSubnetId", site.Text("virtualNetworkSubnetId"), StringComparison.Ordinal);
        var subnet = Deployment
            .Prod.One("Microsoft.Network/virtualNetworks")["subnets"]
            .EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "app");
        Assert.Equal(
            "Microsoft.App/environments",
            subnet
                .GetProperty("properties")
                .GetProperty("delegations")[0]
                .GetProperty("properties")
                .GetProperty("serviceName")
                .GetString()
        );
    }

    [Fact]
    public void In_production_whoever_has_not_signed_in_gets_401_but_health_and_the_events_of_storage_pass()
    {
        var signIn = Deployment.Prod.One("Microsoft.Web/sites/config", "/authsettingsV2");
        var health = "/api/" + CodeNames.HttpTriggers.Single(one => one.Function == "Health").Trigger.Route;

        Assert.True(signIn["platform.enabled"].GetBoolean());
        Assert.True(signIn["globalValidation.requireAuthentication"].GetBoolean());
        Assert.Equal("Return401", signIn.Text("globalValidation.unauthenticatedClientAction"));
        Assert.Equal(
            [health, "/runtime/webhooks/blobs"],
            signIn["globalValidation.excludedPaths"].EnumerateArray().Select(one => one.GetString())
        );
        // With none named the platform lets in every application of the tenant.
        Assert.NotEmpty(
            signIn["identityProviders.azureActiveDirectory.validation.defaultAuthorizationPolicy.allowedApplications"]
                .EnumerateArray()
        );
    }

    [Fact]
    public void Callers_are_asked_for_their_roles_where_the_platform_signs_them_in_and_nowhere_else()
    {
        // The header with a caller's roles is the platform's own only where its sign-in is on for every path but these.
        Assert.Equal("AppRoles", SettingsOf(Deployment.Prod)["Access"]);
        Assert.True(
            Deployment
                .Prod.One("Microsoft.Web/sites/config", "/authsettingsV2")["globalValidation.requireAuthentication"]
                .GetBoolean()
        );
        Assert.Equal("Open", SettingsOf(Deployment.Dev)["Access"]);
        Assert.DoesNotContain(
            Deployment.Dev.All("Microsoft.Web/sites/config"),
            one => one.Name.EndsWith("/authsettingsV2", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_applications_that_are_let_in_are_those_that_have_a_partner_s_name()
    {
        var settings = SettingsOf(Deployment.Prod);
        var allowed = Deployment.Prod.One("Microsoft.Web/sites/config", "/authsettingsV2")[
            "identityProviders.azureActiveDirectory.validation.defaultAuthorizationPolicy.allowedApplications"
        ];

        Assert.Equal(["acme", "beta"], PartnersOf("main.prod").Select(one => settings[one.Setting]));
        Assert.Equal(
            PartnersOf("main.prod").Select(one => one.ClientId),
            allowed.EnumerateArray().Select(one => one.GetString())
        );
    }

    /// <summary>On Linux the name of a setting has letters, digits, dots and underscores alone; a dash would not arrive.</summary>
    [Theory]
    [MemberData(nameof(Stages))]
    public void A_setting_has_a_name_that_arrives(string stage) =>
        Assert.All(SettingsOf(Deployment.Of(stage)).Keys, name => Assert.Matches("^[A-Za-z0-9._]+$", name));

    [Fact]
    public void No_key_password_or_connection_string_stands_in_a_deployment_or_comes_out_of_it()
    {
        Assert.All(
            Deployment.Whole,
            deployment =>
            {
                Assert.DoesNotMatch(Secret(), deployment.Text);
                Assert.All(
                    deployment.Outputs,
                    output =>
                        Assert.DoesNotMatch(
                            "(?i)key|secret|token|password|connection|listKeys",
                            output.Key + output.Value
                        )
                );
            }
        );
        // Event Grid calls the app with the host's key: read by the deployment, in the one place of each subscription where it is used.
        var subscriptions = Deployment.Subscriptions.Resources.ToList();
        Assert.NotEmpty(subscriptions);
        Assert.Equal(subscriptions.Count, Secret().Count(Deployment.Subscriptions.Text));
        Assert.All(
            subscriptions,
            subscription => Assert.Matches(Secret(), subscription.Text("destination.properties.endpointUrl"))
        );
        Assert.Empty(Deployment.Subscriptions.Outputs);
    }

    /// <summary>The partners' applications, each with the setting that has its partner's name.</summary>
    private static IReadOnlyList<(string ClientId, string Setting)> PartnersOf(string stage) =>
        stage == Deployment.Dev.Name
            ? []
            :
            [
                .. Bicep.Partners.Select(one =>
                    (one.ClientId, $"Partners__{one.ClientId.Replace("-", "", StringComparison.Ordinal)}")
                ),
            ];

    private static Dictionary<string, string> SettingsOf(Deployment deployment) =>
        deployment
            .One("Microsoft.Web/sites/config", "/appsettings")
            .Properties.EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.ToString(), StringComparer.Ordinal);

    [GeneratedRegex(
        "(?i)listKeys|listAccountSas|listServiceSas|AccountKey=|SharedAccessKey=|sharedKey\\b|password\"\\s*:",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Secret();
}
