using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using ClaimLint.Functions.Json;
using ClaimLint.LocalHost;

namespace ClaimLint.Infra;

/// <summary>The gateway lets through what the code answers, asks for a token, limits, and remembers nothing of a claim.</summary>
public sealed class GatewayTests
{
    private const string Operations = "Microsoft.ApiManagement/service/apis/operations";

    private static Resource Api => Deployment.Closed.One("Microsoft.ApiManagement/service/apis");

    [Fact]
    public void It_stands_nowhere_unless_it_is_asked_for()
    {
        Assert.All(
            new[] { Deployment.Dev, Deployment.Prod },
            deployment =>
            {
                Assert.DoesNotContain(
                    deployment.Resources,
                    one => one.Type.StartsWith("Microsoft.ApiManagement", StringComparison.Ordinal)
                );
                Assert.Equal("", deployment.Outputs["CLAIMLINT_GATEWAY"]);
            }
        );
        Assert.Contains(".outputs.url", Deployment.Closed.Outputs["CLAIMLINT_GATEWAY"], StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_the_routes_of_the_code_and_no_other()
    {
        var code = CodeNames.HttpTriggers.SelectMany(one =>
            one.Trigger.Methods!.Select(method => $"{one.Function}: {method.ToUpperInvariant()} /{one.Trigger.Route}")
        );
        var templates = Deployment
            .Closed.All(Operations)
            .Select(one => $"{one.Name.Split('/')[^1]}: {one.Text("method")} {one.Text("urlTemplate")}");
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));

        Assert.Equal(code.Order(StringComparer.Ordinal), templates.Order(StringComparer.Ordinal));
        var prefix = host
            .RootElement.GetProperty("extensions")
            .GetProperty("http")
            .GetProperty("routePrefix")
            .GetString();
        Assert.Equal(prefix, Api.Text("path"));
        Assert.Contains($"https://{{0}}/{prefix}'", Api.Text("serviceUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_of_a_route_that_varies_is_declared()
    {
        Assert.All(
            Deployment.Closed.All(Operations),
            one =>
                Assert.Equal(
                    one.Text("urlTemplate").Split('/').Where(part => part.StartsWith('{')),
                    one["templateParameters"]
                        .EnumerateArray()
                        .Select(parameter => $"{{{parameter.GetProperty("name").GetString()}}}")
                )
        );
    }

    [Fact]
    public void It_speaks_https_and_hands_out_no_keys_of_its_own()
    {
        Assert.Equal(["https"], Api["protocols"].EnumerateArray().Select(one => one.GetString()));
        Assert.False(Api["subscriptionRequired"].GetBoolean());
        Assert.Empty(Deployment.Closed.All("Microsoft.ApiManagement/service/subscriptions"));
    }

    [Fact]
    public void A_call_needs_a_token_for_this_api_from_a_partner()
    {
        var token = Assert.Single(Policy("").Elements("validate-azure-ad-token"));

        Assert.Equal("{{tenant-id}}", token.Attribute("tenant-id")!.Value);
        Assert.Equal("401", token.Attribute("failed-validation-httpcode")!.Value);
        Assert.Equal(
            ["{{api-client-id}}", "api://{{api-client-id}}"],
            token.Element("audiences")!.Elements("audience").Select(one => one.Value)
        );
        Assert.Equal(
            Bicep.Partners.Select(one => one.ClientId),
            token.Element("client-application-ids")!.Elements("application-id").Select(one => one.Value)
        );
    }

    [Fact]
    public void The_applications_calls_are_counted_once_it_is_known_and_a_large_body_is_refused_as_the_code_refuses_it()
    {
        var inbound = Policy("").Elements().Select(one => one.Name.LocalName);
        var limit = Policy("").Element("rate-limit-by-key")!;
        var size = Policy("").Element("choose")!.Element("when")!;
        var refusal = size.Element("return-response")!;
        using var problem = JsonDocument.Parse(refusal.Element("set-body")!.Value);
        var ours = RequestProblem.TooLarge(RequestBody.MaxBytes);

        Assert.Equal(["base", "validate-azure-ad-token", "rate-limit-by-key", "choose"], inbound);
        Assert.Equal("{{calls-per-minute}}", limit.Attribute("calls")!.Value);
        Assert.Equal("60", limit.Attribute("renewal-period")!.Value);
        Assert.Contains("\"azp\"", limit.Attribute("counter-key")!.Value, StringComparison.Ordinal);
        Assert.EndsWith(
            $" > {RequestBody.MaxBytes.ToString(CultureInfo.InvariantCulture)})",
            size.Attribute("condition")!.Value,
            StringComparison.Ordinal
        );
        Assert.Equal("413", refusal.Element("set-status")!.Attribute("code")!.Value);
        Assert.Equal($"urn:claimlint:problem:{ours.Kind}", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(ours.Title, problem.RootElement.GetProperty("title").GetString());
        Assert.Equal(ours.Status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(ours.Detail, problem.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public void What_asks_for_no_key_asks_for_no_token_and_is_limited_all_the_same()
    {
        var open = CodeNames
            .HttpTriggers.Where(one => one.Trigger.AuthLevel == AuthorizationLevel.Anonymous)
            .Select(one => one.Function);
        var policies = Deployment.Closed.All(Operations + "/policies").Select(one => one.Name.Split('/')[^2]).ToList();

        Assert.Equal(["Health"], open);
        Assert.Equal(["Health"], policies);
        // Without the base, which would ask for a token.
        Assert.Equal(["rate-limit-by-key"], Policy("Health").Elements().Select(one => one.Name.LocalName));
    }

    [Fact]
    public void No_policy_takes_a_key_off_or_puts_one_on_and_none_sends_or_logs_a_body()
    {
        string[] allowed =
        [
            "base",
            "validate-azure-ad-token",
            "client-application-ids",
            "application-id",
            "audiences",
            "audience",
            "rate-limit-by-key",
            "choose",
            "when",
            "return-response",
            "set-status",
            "set-header",
            "value",
            "set-body",
            "policies",
            "inbound",
            "backend",
            "outbound",
            "on-error",
        ];

        Assert.All(
            new[] { "", "Health" }.SelectMany(one => Policy(one).Document!.Descendants()),
            element => Assert.Contains(element.Name.LocalName, allowed)
        );
        Assert.Equal(
            ["Content-Type"],
            Policy("").Descendants("set-header").Select(header => header.Attribute("name")!.Value)
        );
        Assert.DoesNotContain("Request.Body", Policy("").Document!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_values_that_policies_name_are_there_and_are_ids_and_a_number()
    {
        var values = Deployment.Closed.All("Microsoft.ApiManagement/service/namedValues").ToList();
        var named = new[] { "", "Health" }
            .SelectMany(one => Policy(one).Document!.ToString().Split("{{")[1..])
            .Select(one => one.Split("}}")[0])
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(
            named.Order(StringComparer.Ordinal),
            values.Select(one => one.Text("displayName")).Order(StringComparer.Ordinal)
        );
        Assert.All(values, one => Assert.False(one["secret"].GetBoolean()));
        Assert.Equal(Deployment.Tenant, Value("tenant-id"));
        Assert.Equal("00000000-0000-0000-0000-0000000000a1", Value("api-client-id"));
        Assert.True(int.Parse(Value("calls-per-minute"), CultureInfo.InvariantCulture) > 0);

        string Value(string name) => values.Single(one => one.Text("displayName") == name).Text("value");
    }

    [Fact]
    public void Its_log_goes_into_the_workspace_without_bodies_headers_and_query_strings()
    {
        var service = Deployment.Closed.One("Microsoft.ApiManagement/service");
        var log = Assert.Single(
            Deployment.Closed.All("Microsoft.Insights/diagnosticSettings"),
            one => one.Id.StartsWith(service.Id + "/", StringComparison.Ordinal)
        );
        var calls = Deployment.Closed.One("Microsoft.ApiManagement/service/diagnostics");

        Assert.EndsWith("/log-claimlint-closed", log.Text("workspaceId"), StringComparison.Ordinal);
        Assert.Equal("GatewayLogs", log["logs"][0].GetProperty("category").GetString());
        // The name that Azure Monitor's log goes by; under another one the settings would be of something else.
        Assert.EndsWith("/azuremonitor", calls.Name, StringComparison.Ordinal);
        foreach (var side in new[] { "frontend.request", "frontend.response", "backend.request", "backend.response" })
        {
            Assert.Equal(0, calls[side + ".body.bytes"].GetInt32());
            Assert.Empty(calls[side + ".headers"].EnumerateArray());
            var hidden = Assert.Single(calls[side + ".dataMasking.queryParams"].EnumerateArray());
            Assert.Equal("*", hidden.GetProperty("value").GetString());
            Assert.Equal("Hide", hidden.GetProperty("mode").GetString());
        }
    }

    [Fact]
    public async Task Without_sign_in_there_is_no_gateway() =>
        Assert.Contains(
            "it needs the parameter signIn",
            await Bicep.RefuseAsync(
                "main.closed",
                text => text.Replace("param signIn = {", "param signIn = true ? null : {", StringComparison.Ordinal)
            ),
            StringComparison.Ordinal
        );

    /// <summary>What happens to a request: of the API, or of one operation.</summary>
    private static XElement Policy(string operation)
    {
        var type = operation.Length == 0 ? "Microsoft.ApiManagement/service/apis/policies" : Operations + "/policies";
        var policy = Deployment.Closed.One(type);
        Assert.Equal("xml", policy.Text("format"));
        var inbound = XDocument.Parse(policy.Text("value")).Root!.Element("inbound")!;
        foreach (var section in inbound.ElementsAfterSelf())
            Assert.Equal(["base"], section.Elements().Select(one => one.Name.LocalName));
        return inbound;
    }
}
