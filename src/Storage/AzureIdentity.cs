using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;

namespace ClaimLint.Storage;

/// <summary>As whom the app signs in to Azure: one credential for an identity, whoever asks, so that its tokens are fetched once and shared.</summary>
public static class AzureIdentity
{
    private static readonly ConcurrentDictionary<string, Lazy<TokenCredential>> OfClients = new(StringComparer.Ordinal);
    private static readonly Lazy<TokenCredential> Developer = new(() => new DefaultAzureCredential());

    /// <summary>The sign-in of whoever develops, by whichever tool.</summary>
    public static TokenCredential OfDeveloper => Developer.Value;

    /// <summary>The identity that Azure gave the app: the one with the client id, or its own where there is none.</summary>
    public static TokenCredential OfApp(string? clientId) =>
        OfClients
            .GetOrAdd(
                string.IsNullOrWhiteSpace(clientId) ? "" : clientId.Trim(),
                id => new Lazy<TokenCredential>(() =>
                    new ManagedIdentityCredential(
                        id.Length == 0
                            ? ManagedIdentityId.SystemAssigned
                            : ManagedIdentityId.FromUserAssignedClientId(id)
                    )
                )
            )
            .Value;
}
