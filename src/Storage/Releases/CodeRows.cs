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
    /// <param name="load">Whose rows they are.</param>
    /// <param name="release">The rows.</param>
    /// <param name="written">Is told how many rows have been written so far, from any thread.</param>
    /// <param name="cancellation">Leaves what was written.</param>
    public async Task WriteAsync(
        string load,
        ReleaseRows release,
        IProgress<int>? written,
        CancellationToken cancellation
    )
    {
        var count = 0;
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
                written?.Report(Interlocked.Add(ref count, batch.Sum(CodeEntities.CountOf)));
            }
        );
    }

    /// <summary>Gives every row, in the order of their keys; answers when the last of them was written or changed.</summary>
    public async Task<DateTimeOffset> ReadAsync(string load, Action<TableRow> take, CancellationToken cancellation)
    {
        var newest = DateTimeOffset.MinValue;
        await foreach (
            var entity in codes.QueryAsync<TableEntity>(TableKeys.Filter(load), cancellationToken: cancellation)
        )
        {
            foreach (var row in CodeEntities.Read(entity))
                take(row);
            if (entity.Timestamp > newest)
                newest = entity.Timestamp.Value;
        }

        return newest;
    }

    /// <summary>Whether a row was written or changed after a time of <see cref="ReadAsync"/>. One that was deleted is not seen.</summary>
    public async Task<bool> IsChangedSinceAsync(string load, DateTimeOffset newest, CancellationToken cancellation)
    {
        var later = $"{TableKeys.Filter(load)} and {TableClient.CreateQueryFilter($"Timestamp gt {newest}")}";
        await foreach (var _ in codes.QueryAsync<TableEntity>(later, maxPerPage: 1, ["PartitionKey"], cancellation))
            return true;
        return false;
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
