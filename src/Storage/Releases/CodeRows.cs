using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The rows of loads in <c>Codes</c>: written, read and removed, each load under partitions of its own.</summary>
internal sealed class CodeRows(TableClient codes)
{
    /// <summary>Batches under way at once: enough to hide the latency of each, few enough for one account.</summary>
    private const int Parallel = 8;

    /// <summary>Writes every row. Writing twice changes nothing: nobody else writes under this load's keys.</summary>
    public async Task WriteAsync(string load, ReleaseRows release, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation };
        await System.Threading.Tasks.Parallel.ForEachAsync(
            EntityBatches.Of(CodeEntities.Of(load, release)),
            options,
            async (batch, token) =>
            {
                await codes.SubmitTransactionAsync(
                    batch.Select(entity => new TableTransactionAction(
                        TableTransactionActionType.UpsertReplace,
                        entity
                    )),
                    token
                );
            }
        );
    }

    /// <summary>The rows in the order of their keys.</summary>
    public async IAsyncEnumerable<TableRow> ReadAsync(
        string load,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (
            var entity in codes.QueryAsync<TableEntity>(TableKeys.Filter(load), cancellationToken: cancellation)
        )
        {
            foreach (var row in CodeEntities.Read(entity))
                yield return row;
        }
    }

    /// <summary>Removes what a load that was broken off had written.</summary>
    public async Task DeleteAsync(string load, CancellationToken cancellation)
    {
        var keys = new List<TableEntity>();
        await foreach (
            var entity in codes.QueryAsync<TableEntity>(
                TableKeys.Filter(load),
                select: ["PartitionKey", "RowKey"],
                cancellationToken: cancellation
            )
        )
            keys.Add(new TableEntity(entity.PartitionKey, entity.RowKey));
        foreach (var batch in EntityBatches.Of(keys))
            await DeleteAsync(batch, cancellation);
    }

    private async Task DeleteAsync(IReadOnlyList<TableEntity> batch, CancellationToken cancellation)
    {
        try
        {
            await codes.SubmitTransactionAsync(
                batch.Select(entity => new TableTransactionAction(TableTransactionActionType.Delete, entity)),
                cancellation
            );
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == TableErrorCode.ResourceNotFound)
        {
            // Our own first try had landed and its answer was lost, or another import removes them too. A batch is refused whole; single ones are not.
            foreach (var entity in batch)
                await codes.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellation);
        }
    }
}
