using Azure.Data.Tables;

namespace ClaimLint.Storage;

/// <summary>Entities gathered into batches that Azure takes: one partition, a hundred entities, 4 MiB as sent.</summary>
internal static class EntityBatches
{
    public const int MaxEntities = 100;

    /// <summary>Azure and Azurite refuse 4 MiB; the rest is for headers.</summary>
    public const long MaxBytes = 7 * 512 * 1024;

    public static IEnumerable<IReadOnlyList<TableEntity>> Of(IEnumerable<TableEntity> entities)
    {
        var batch = new List<TableEntity>();
        var bytes = 0L;
        foreach (var entity in entities)
        {
            var size = EntityLimits.SentSize(entity);
            if (
                batch.Count > 0
                && (
                    batch.Count == MaxEntities
                    || bytes + size > MaxBytes
                    || batch[0].PartitionKey != entity.PartitionKey
                )
            )
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add(entity);
            bytes += size;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
