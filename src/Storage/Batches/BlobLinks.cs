using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace ClaimLint.Storage;

/// <summary>An address that opens one blob for a while, to whoever holds it: a secret, in no log and no table.</summary>
/// <param name="Address">With its signature.</param>
/// <param name="ExpiresAt">When it opens nothing any more.</param>
public sealed record BlobLink(Uri Address, DateTimeOffset ExpiresAt)
{
    /// <summary>Without the address, which a log would keep.</summary>
    public override string ToString() => $"a link until {ExpiresAt:O}";
}

/// <summary>Makes links (shared access signatures): each to exactly one blob, to write it or to read it, for <see cref="Life"/>.</summary>
/// <remarks>
/// Where our own sign-in is an identity, they are signed with a key that storage gives us for it (user delegation): the account's keys are
/// off. With a connection string, as on Azurite, the account's key signs.
/// </remarks>
public sealed class BlobLinks(BlobServiceClient blobs, TimeProvider time)
{
    /// <summary>How long a link is good. An upload has to begin within it, and may take longer.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>Before a link is made it is good already, by clocks that are behind ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>How long a signing key is asked for; storage gives one for seven days at most.</summary>
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(6);

    private UserDelegationKey? kept;

    /// <summary>A link that makes the blob, or writes it anew; it can neither be read nor deleted by it, and nothing else reached.</summary>
    /// <exception cref="Azure.RequestFailedException">Storage gives no key to sign with.</exception>
    public Task<BlobLink> ToWriteAsync(string container, string path, CancellationToken cancellation = default) =>
        MakeAsync(container, path, BlobSasPermissions.Create | BlobSasPermissions.Write, cancellation);

    /// <summary>A link that reads the blob.</summary>
    /// <exception cref="Azure.RequestFailedException">Storage gives no key to sign with.</exception>
    public Task<BlobLink> ToReadAsync(string container, string path, CancellationToken cancellation = default) =>
        MakeAsync(container, path, BlobSasPermissions.Read, cancellation);

    private async Task<BlobLink> MakeAsync(
        string container,
        string path,
        BlobSasPermissions permissions,
        CancellationToken cancellation
    )
    {
        var blob = blobs.GetBlobContainerClient(container).GetBlobClient(path);
        var now = time.GetUtcNow();
        // Whole seconds, as the signature has them.
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + Life).ToUnixTimeSeconds());
        var rights = new BlobSasBuilder(permissions, expires)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            // An account with a policy of how long a link may last wants to be told from when.
            StartsOn = now - Skew,
            // Azurite speaks http, to this machine alone.
            Protocol = blobs.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        var address = blob.CanGenerateSasUri
            ? blob.GenerateSasUri(rights)
            : blob.GenerateUserDelegationSasUri(rights, await KeyAsync(now, cancellation));
        return new BlobLink(address, expires);
    }

    /// <summary>The key in use, and a new one while there is still time for every link that the old one signed.</summary>
    private async Task<UserDelegationKey> KeyAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        // Two at once may ask for one each; both are good.
        if (kept is { } key && key.SignedExpiresOn >= now + Life + Skew)
            return key;
        var options = new BlobGetUserDelegationKeyOptions(now + KeyLife) { StartsOn = now - Skew };
        return kept = (await blobs.GetUserDelegationKeyAsync(options, cancellation)).Value;
    }
}
