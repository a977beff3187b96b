using Azure.Storage.Blobs;
using ClaimLint.Functions.Startup;
using ClaimLint.Storage;

namespace ClaimLint.Functions.Tables;

/// <summary>Imports every published file that is dropped into the inbox of the code tables.</summary>
public sealed class TablesInboxFunction(TablesImport import)
{
    [Function("ImportTables")]
    public Task Import(
        [BlobTrigger(
            StorageNames.CodeTablesInbox + "/{path}",
            Connection = StorageNames.Connection,
            Source = UploadEvents.Source
        )]
            BlobClient blob,
        string path,
        CancellationToken cancellation
    ) => import.RunAsync(blob, path, cancellation);
}
