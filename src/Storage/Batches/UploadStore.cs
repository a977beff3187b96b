using System.Security.Cryptography;
using Azure.Data.Tables;

namespace ClaimLint.Storage;

/// <summary>A place that a partner was given to put one file.</summary>
/// <param name="Id">128 random bits as 32 hexadecimal digits.</param>
/// <param name="Partner">Whose it is.</param>
/// <param name="Container">The inbox that it is in.</param>
/// <param name="ExpiresAt">When its link opens nothing any more.</param>
public sealed record UploadRecord(string Id, string Partner, string Container, DateTimeOffset ExpiresAt)
{
    /// <summary>Where the file goes, within the container: of our own making, so that it carries nobody's name.</summary>
    public string Path => PathOf(Container, Partner, Id);

    public static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Claims are rows; a publication may be of any kind, which its reader finds by what is in it.</summary>
    public static string PathOf(string container, string partner, string id) =>
        container == StorageNames.ClaimsInbox ? $"{partner}/{id}.csv" : $"{partner}/{id}";
}

/// <summary>The uploads that were asked for: one row each, partition key the upload's id, row key <c>upload</c>. The links are not kept.</summary>
/// <remarks>Without the rows an id that nobody was given could not be told from one whose file is still to come.</remarks>
public sealed class UploadStore(TableServiceClient tables)
{
    private const string RowKey = "upload";
    private readonly TableClient uploads = tables.GetTableClient(StorageNames.Uploads);

    /// <summary>Writes an upload down. Its id is random, so that what stands there already is our own first try.</summary>
    public async Task AddAsync(UploadRecord upload, CancellationToken cancellation = default)
    {
        var entity = new TableEntity(upload.Id, RowKey)
        {
            ["Partner"] = upload.Partner,
            ["Container"] = upload.Container,
            ["ExpiresAt"] = upload.ExpiresAt,
        };
        EntityLimits.Check(entity);
        await uploads.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The upload, or null where there is none or the text is no upload's id.</summary>
    public async Task<UploadRecord?> FindAsync(string id, CancellationToken cancellation = default)
    {
        // The form of a run's id; looked at before it goes into a query.
        if (!RunId.IsRunId(id))
            return null;
        var found = await uploads.GetEntityIfExistsAsync<TableEntity>(id, RowKey, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } entity }
            ? new UploadRecord(
                entity.PartitionKey,
                entity.GetString("Partner"),
                entity.GetString("Container"),
                entity.GetDateTimeOffset("ExpiresAt") ?? default
            )
            : null;
    }
}
