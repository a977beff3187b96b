using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace ClaimLint.Storage;

/// <summary>A named connection to a storage account, read from the settings as the Functions host reads them.</summary>
/// <remarks>
/// Either one connection string under the name itself (<c>UseDevelopmentStorage=true</c> is one), or the addresses
/// <c>NAME__blobServiceUri</c>, <c>NAME__queueServiceUri</c> and <c>NAME__tableServiceUri</c> with an identity:
/// <c>NAME__credential=managedidentity</c> and <c>NAME__clientId</c>, else the developer's own sign-in.
/// </remarks>
public sealed class StorageConnection
{
    internal StorageConnection(
        string name,
        BlobServiceClient blobs,
        QueueServiceClient queues,
        TableServiceClient tables
    )
    {
        Name = name;
        Blobs = blobs;
        Queues = queues;
        Tables = tables;
    }

    public string Name { get; }

    public BlobServiceClient Blobs { get; }

    /// <summary>Messages are base64, as the Functions host writes and expects them.</summary>
    public QueueServiceClient Queues { get; }

    public TableServiceClient Tables { get; }

    /// <summary>Reads the connection. Nothing is sent yet.</summary>
    /// <exception cref="StorageSettingException">A setting is missing or is no address; the message names it, never its value.</exception>
    public static StorageConnection Read(IConfiguration settings, string name = StorageNames.Connection)
    {
        var section = settings.GetSection(name);
        var text = settings.GetSection("ConnectionStrings")[name] ?? section.Value;
        if (!string.IsNullOrWhiteSpace(text))
            return Of(text, name);
        if (
            section["blobServiceUri"] is null
            && section["queueServiceUri"] is null
            && section["tableServiceUri"] is null
        )
            throw new StorageSettingException(
                $"The setting '{name}' is missing: give a connection string (UseDevelopmentStorage=true for Azurite) or {name}__blobServiceUri, {name}__queueServiceUri and {name}__tableServiceUri."
            );
        var credential = Credential(section, name);
        return new StorageConnection(
            name,
            new BlobServiceClient(Address(section, name, "blobServiceUri"), credential, BlobOptions()),
            new QueueServiceClient(Address(section, name, "queueServiceUri"), credential, QueueOptions()),
            new TableServiceClient(Address(section, name, "tableServiceUri"), credential, TableOptions())
        );
    }

    /// <summary>The connection that a connection string describes. Nothing is sent yet.</summary>
    /// <exception cref="StorageSettingException">It is not one; the message names the setting, never its value.</exception>
    public static StorageConnection Of(string text, string name = StorageNames.Connection)
    {
        try
        {
            return new StorageConnection(
                name,
                new BlobServiceClient(text, BlobOptions()),
                new QueueServiceClient(text, QueueOptions()),
                new TableServiceClient(text, TableOptions())
            );
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException)
        {
            // Without the inner exception: it may quote the string, and with it the account's key.
#pragma warning disable MA0054
            throw new StorageSettingException($"The setting '{name}' is no storage connection string.");
#pragma warning restore MA0054
        }
    }

    // Every client names one version of the REST API, the newest that Azurite 3.35 knows: an unnamed one is the package's newest, which an
    // Azurite with its defaults answers with 400 InvalidHeaderValue.
    internal static BlobClientOptions BlobOptions()
    {
        var options = Watched(
            // An upload may be named with a slash at either end.
            new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05) { TrimBlobNameSlashes = false },
            StorageService.Blob
        );
        // An uploaded file's name may carry a patient's; the SDK would write it, as part of the address, into logs and traces.
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }

    internal static QueueClientOptions QueueOptions() =>
        Watched(
            new QueueClientOptions(QueueClientOptions.ServiceVersion.V2025_11_05)
            {
                MessageEncoding = QueueMessageEncoding.Base64,
            },
            StorageService.Queue
        );

    internal static TableClientOptions TableOptions() => Watched(new TableClientOptions(), StorageService.Table);

    private static Uri Address(IConfigurationSection section, string name, string setting)
    {
        var text = section[setting];
        if (string.IsNullOrWhiteSpace(text))
            throw new StorageSettingException($"The setting '{name}__{setting}' is missing.");
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new StorageSettingException($"The setting '{name}__{setting}' is no https address.");
    }

    private static TokenCredential Credential(IConfigurationSection section, string name)
    {
        var clientId = section["clientId"];
        return section["credential"]?.Trim().ToUpperInvariant() switch
        {
            "MANAGEDIDENTITY" => AzureIdentity.OfApp(clientId),
            null or "" => AzureIdentity.OfDeveloper,
            _ => throw new StorageSettingException(
                $"The setting '{name}__credential' can be 'managedidentity' or absent."
            ),
        };
    }

    /// <summary>Counted; and tried again after 0.4, 0.8, 1.6 … seconds, about 12 in all: longer than a partition takes to move, shorter than a caller's patience.</summary>
    private static TOptions Watched<TOptions>(TOptions options, StorageService service)
        where TOptions : ClientOptions
    {
        options.AddPolicy(new StorageOperationsPolicy(service), HttpPipelinePosition.PerCall);
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 5;
        options.Retry.Delay = TimeSpan.FromSeconds(0.4);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        return options;
    }
}

/// <summary>A storage setting is missing or wrong. The message is one sentence that names the setting.</summary>
public sealed class StorageSettingException : Exception
{
    public StorageSettingException() { }

    public StorageSettingException(string message)
        : base(message) { }

    public StorageSettingException(string message, Exception inner)
        : base(message, inner) { }
}
