using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace ClaimLint.LocalHost.Settings;

/// <summary>The options of every storage client of this host.</summary>
internal static class StorageOptions
{
    /// <summary>
    /// The version of the REST API that every request names: the newest that Azurite 3.35 knows. Without it a client names the newest of its
    /// package, which an Azurite with its defaults answers with 400 InvalidHeaderValue.
    /// </summary>
    public const string ApiVersion = "2025-11-05";

    /// <remarks>A slash before a name is part of it: without it another blob would be meant.</remarks>
    public static BlobClientOptions Blobs =>
        new(BlobClientOptions.ServiceVersion.V2025_11_05) { TrimBlobNameSlashes = false };

    public static QueueClientOptions Queues(QueueMessageEncoding encoding = QueueMessageEncoding.None) =>
        new(QueueClientOptions.ServiceVersion.V2025_11_05) { MessageEncoding = encoding };
}
