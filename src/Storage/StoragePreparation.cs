using Azure;

namespace ClaimLint.Storage;

/// <summary>Makes the containers, tables and queues of <see cref="StorageNames"/> that are not there yet.</summary>
public sealed class StoragePreparation(StorageConnection connection)
{
    private const int AlreadyThere = 409;

    /// <summary>Changes nothing that exists, may be called by several instances at once, and may be called again.</summary>
    /// <exception cref="RequestFailedException">Storage refuses, or a container of the name is still being deleted.</exception>
    public Task PrepareAsync(CancellationToken cancellation = default) =>
        Task.WhenAll([
            .. StorageNames.Containers.Select(name =>
                MakeAsync(() =>
                    connection
                        .Blobs.GetBlobContainerClient(name)
                        .CreateIfNotExistsAsync(cancellationToken: cancellation)
                )
            ),
            .. StorageNames.Tables.Select(name =>
                MakeAsync(() => connection.Tables.CreateTableIfNotExistsAsync(name, cancellation))
            ),
            .. StorageNames.Queues.Select(name =>
                MakeAsync(() =>
                    connection.Queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellation)
                )
            ),
        ]);

    private static async Task MakeAsync(Func<Task> make)
    {
        try
        {
            await make();
        }
        catch (RequestFailedException exists)
            when (exists.Status == AlreadyThere
                && exists.ErrorCode?.EndsWith("AlreadyExists", StringComparison.Ordinal) == true
            )
        {
            // Another instance was quicker, or our own first try had landed and its answer was lost.
        }
    }
}
