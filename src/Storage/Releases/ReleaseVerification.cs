using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>Holds the rows of a release, as they stand, against what was imported.</summary>
/// <remarks>
/// The hash of the import tells that something differs. Which rows do, their time of change tells: all of them were written before the
/// release became ready. A row that was deleted left no trace but the count.
/// </remarks>
public sealed class ReleaseVerification(TableServiceClient tables)
{
    /// <summary>When the release became ready, where its own row was changed since; else that is when its row was last changed.</summary>
    internal const string ReadyAt = "ReadyAt";

    private readonly TableClient codes = tables.GetTableClient(StorageNames.Codes);
    private readonly TableClient releases = tables.GetTableClient(StorageNames.CodeReleases);

    /// <summary>Reads every row.</summary>
    public async Task<VerificationResult> VerifyAsync(StoredRelease stored, CancellationToken cancellation = default)
    {
        TableEntity entity = await releases.GetEntityAsync<TableEntity>(
            TableKeys.Segment(stored.Release.System),
            TableKeys.Segment(stored.Release.Version),
            cancellationToken: cancellation
        );
        var readyAt = ReadyAtOf(entity);
        var digest = new RowsDigest();
        var changed = new List<ChangedRow>();
        await foreach (
            var row in codes.QueryAsync<TableEntity>(TableKeys.Filter(stored.Rows), cancellationToken: cancellation)
        )
        {
            var fault = Add(digest, row);
            if (row.Timestamp > readyAt || fault is not null)
                changed.Add(new ChangedRow(TableKeys.KeyOf(row.RowKey), row.Timestamp.GetValueOrDefault(), fault));
        }

        // A row that was written anew as it was is none that was changed.
        return digest.Of(stored.Release) == stored.RowsSha256
            ? new VerificationResult(stored, true, digest.Count, [])
            : new VerificationResult(stored, false, digest.Count, changed);
    }

    internal static DateTimeOffset? ReadyAtOf(TableEntity release) =>
        release.TryGetValue(ReadyAt, out var kept) ? kept as DateTimeOffset? : release.Timestamp;

    /// <summary>Adds the rows of an entity; answers why they cannot be read, or null.</summary>
    private static string? Add(RowsDigest digest, TableEntity entity)
    {
        try
        {
            foreach (var row in CodeEntities.Read(entity))
                digest.Add(row);
            return null;
        }
        catch (InvalidTableException broken)
        {
            return broken.Message;
        }
    }
}

/// <param name="Release">The release.</param>
/// <param name="IsUnchanged">Its rows, and what it says of itself, are those of the import.</param>
/// <param name="Rows">So many can be read.</param>
/// <param name="Changed">Rows that were changed or added since, in the order of their keys; where there are none and no row is missing, what the release says of itself was changed.</param>
public sealed record VerificationResult(
    StoredRelease Release,
    bool IsUnchanged,
    int Rows,
    IReadOnlyList<ChangedRow> Changed
);

/// <param name="Key">The code; of pairs the column 1 code, for one row of storage holds all its pairs.</param>
/// <param name="At">When it was last changed.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
public sealed record ChangedRow(string Key, DateTimeOffset At, string? Fault);
