using System.Text.RegularExpressions;

namespace ClaimLint.Infra;

/// <summary>Who may do what: exactly what is written here, and nothing that a template adds by the way.</summary>
public sealed partial class AccessTests
{
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Storage Queue Data Message Sender",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["e147488a-f6f5-4113-8e2d-b22465e65bf6"] = "Key Vault Crypto Service Encryption User",
    };

    private static readonly string[] Everywhere =
    [
        // The host: locks, receipts and the package; the blob trigger's internal queue; the host's own tables.
        "app: Storage Blob Data Owner on the host's account",
        "app: Storage Queue Data Contributor on the host's account",
        "app: Storage Table Data Contributor on the host's account",
        // The program: uploads and reports; poison messages; code tables and runs.
        "app: Storage Blob Data Contributor on the claims account",
        "app: Storage Queue Data Contributor on the claims account",
        "app: Storage Table Data Contributor on the claims account",
        "app: Monitoring Metrics Publisher on Application Insights",
        "Event Grid: Storage Blob Data Contributor on the claims account, dead-letter",
        // Whoever operates: puts files in, reads what came of them and why a run failed, clears poison messages.
        "operator: Storage Blob Data Contributor on the claims account, claims-inbox",
        "operator: Storage Blob Data Contributor on the claims account, code-tables-inbox",
        "operator: Storage Blob Data Reader on the claims account, claims-results",
        "operator: Storage Blob Data Reader on the claims account, code-tables-results",
        "operator: Storage Blob Data Reader on the claims account, dead-letter",
        "operator: Storage Queue Data Contributor on the claims account",
        "operator: Storage Table Data Reader on the claims account",
    ];

    [Fact]
    public void A_developers_deployment_gives_these_roles_and_no_other() =>
        Assert.Equal(Everywhere.Order(StringComparer.Ordinal), Given(Deployment.Dev));

    [Fact]
    public void Production_gives_these_roles_and_no_other() =>
        Assert.Equal(
            Everywhere
                .Append("encryption: Key Vault Crypto Service Encryption User on the vault")
                .Order(StringComparer.Ordinal),
            Given(Deployment.Prod)
        );

    [Fact]
    public void Where_a_queue_takes_the_events_their_topic_may_send_to_it_and_the_gateway_has_no_role() =>
        Assert.Equal(
            Everywhere
                .Append("encryption: Key Vault Crypto Service Encryption User on the vault")
                .Append("Event Grid: Storage Queue Data Message Sender on the claims account")
                .Order(StringComparer.Ordinal),
            Given(Deployment.Closed)
        );

    [Fact]
    public void No_role_is_given_on_a_group_or_a_subscription()
    {
        Assert.All(
            Deployment.Whole.SelectMany(one => one.All("Microsoft.Authorization/roleAssignments")),
            role =>
                Assert.Contains(
                    "/providers/Microsoft.",
                    Scope().Match(role.Id).Groups["scope"].Value,
                    StringComparison.Ordinal
                )
        );
    }

    private static IEnumerable<string> Given(Deployment deployment) =>
        deployment
            .All("Microsoft.Authorization/roleAssignments")
            .Select(role =>
                $"{Who(deployment, role)}: {Roles[role.Text("roleDefinitionId").Split('/')[^1]]} on {Where(deployment, role)}"
            )
            .Order(StringComparer.Ordinal);

    private static string Who(Deployment deployment, Resource role)
    {
        var principal = role.Text("principalId");
        return principal switch
        {
            Deployment.Developer or Deployment.OperatorGroup => "operator",
            _ when principal.Contains("format('identity-{0}'", StringComparison.Ordinal) => "app",
            _ when principal.Contains("format('events-{0}'", StringComparison.Ordinal) => "Event Grid",
            _ when principal.Contains("-key'", StringComparison.Ordinal) => "encryption",
            _ => $"somebody unexpected in {deployment.Name}: {principal}",
        };
    }

    private static string Where(Deployment deployment, Resource role)
    {
        var scope = Scope().Match(role.Id).Groups["scope"].Value;
        var container = scope.Split("/containers/") is [_, var name] ? ", " + name : "";
        if (scope.StartsWith(deployment.HostAccount.Id, StringComparison.Ordinal))
            return "the host's account" + container;
        if (scope.StartsWith(deployment.ClaimsAccount.Id, StringComparison.Ordinal))
            return "the claims account" + container;
        return scope.Split('/')[^2] switch
        {
            "components" => "Application Insights",
            "vaults" => "the vault",
            _ => scope,
        };
    }

    [GeneratedRegex("^(?<scope>.+)/providers/Microsoft.Authorization/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scope();
}
