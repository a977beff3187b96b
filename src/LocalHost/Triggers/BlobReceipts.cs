using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ClaimLint.LocalHost.Triggers;

/// <summary>Which blob versions a function is done with, kept as empty blobs so that a restart knows.</summary>
internal sealed class BlobReceipts(BlobServiceClient host, string function)
{
    private readonly BlobContainerClient container = host.GetBlobContainerClient("azure-webjobs-hosts");
    private readonly string prefix = $"blobreceipts/{function}/";

    /// <summary>The id of one version of one blob. A hash, because a blob's name may be PHI.</summary>
    public static string Id(string container, string name, ETag version) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{container}\n{name}\n{version.ToString("G").Trim('"')}"))
        );

    /// <summary>The ids of every receipt.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken stop)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: stop);
        var ids = new List<string>();
        await foreach (var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, stop))
            ids.Add(item.Name[prefix.Length..]);
        return ids;
    }

    public async Task<bool> HasAsync(string id, CancellationToken stop) =>
        (await container.GetBlobClient(prefix + id).ExistsAsync(stop)).Value;

    /// <summary>Writes a receipt; one that is there already stays.</summary>
    public Task WriteAsync(string id, CancellationToken stop) =>
        container.GetBlobClient(prefix + id).UploadAsync(BinaryData.Empty, overwrite: true, stop);
}
