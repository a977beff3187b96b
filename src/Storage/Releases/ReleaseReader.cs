using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>Reads a release that stands in storage: row by row, or from its snapshot.</summary>
internal sealed class ReleaseReader(CodeRows rows, ReleaseSnapshots snapshots)
{
    /// <inheritdoc cref="ReleaseStore.ReadAsync"/>
    public async Task<(ReleaseRows Rows, bool IsChanged)> ReadAsync(
        StoredRelease stored,
        CancellationToken cancellation
    )
    {
        var (read, digest, _) = await ReadRowsAsync(stored, cancellation);
        return (new ReleaseRows(stored.Release, read), digest.Of(stored.Release) != stored.RowsSha256);
    }

    /// <inheritdoc cref="ReleaseStore.LoadAsync"/>
    public async Task<LoadedRelease> LoadAsync(StoredRelease stored, CancellationToken cancellation)
    {
        if (!snapshots.AreKeptOf(stored))
        {
            var (small, isChanged) = await ReadAsync(stored, cancellation);
            return new LoadedRelease(small, isChanged, SnapshotFault: null);
        }

        var (snapshot, unread) = await snapshots.ReadAsync(stored, cancellation);
        if (snapshot is not null && !await rows.IsChangedSinceAsync(stored.Rows, snapshot.Newest, cancellation))
            return new LoadedRelease(new ReleaseRows(stored.Release, snapshot.Rows), IsChanged: false, unread);
        var (read, digest, newest) = await ReadRowsAsync(stored, cancellation);
        var release = new ReleaseRows(stored.Release, read);
        if (digest.Of(stored.Release) != stored.RowsSha256)
            return new LoadedRelease(release, IsChanged: true, unread);
        var unwritten = await snapshots.WriteAsync(stored, new Snapshot(read, digest.Sum, newest), cancellation);
        return new LoadedRelease(release, IsChanged: false, unread ?? unwritten);
    }

    private async Task<(List<TableRow> Rows, RowsDigest Digest, DateTimeOffset Newest)> ReadRowsAsync(
        StoredRelease stored,
        CancellationToken cancellation
    )
    {
        var digest = new RowsDigest();
        var read = new List<TableRow>();
        var newest = await rows.ReadAsync(
            stored.Rows,
            row =>
            {
                digest.Add(row);
                read.Add(row);
            },
            cancellation
        );
        // Without rows, a release that is complete for its system would call every code unknown.
        if (read.Count == 0 && stored.Release.Rows > 0)
            throw new InvalidTableException($"No row of {stored.Release} is in storage; it has {stored.Release.Rows}.");
        read.Sort((one, other) => one.Number.CompareTo(other.Number));
        return (read, digest, newest);
    }
}
