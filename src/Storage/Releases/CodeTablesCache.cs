using Azure;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The code tables in memory, read from Table Storage: immutable, and replaced as a whole when a release changes.</summary>
/// <remarks>Who checks takes <see cref="Current"/> once and keeps it: the releases of a run are pinned by holding them.</remarks>
public sealed class CodeTablesCache(ReleaseStore store) : IDisposable
{
    /// <summary>Releases that are read at once: more would keep no processor busier, and hold more rows in memory.</summary>
    private const int AtOnce = 4;

    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile LoadedTables? current;
    private volatile Exception? fault;

    /// <summary>The tables that are in use; null until they were read for the first time.</summary>
    public LoadedTables? Current => current;

    /// <summary>Why the last reading failed; null where it did not.</summary>
    public Exception? Fault => fault;

    /// <summary>Reads the ready releases if any became ready, was retired or was written anew since the last reading.</summary>
    /// <returns>Whether the tables changed.</returns>
    /// <exception cref="InvalidTableException">A stored row is broken; the tables in use stay.</exception>
    /// <exception cref="RequestFailedException">Storage cannot be read; the tables in use stay.</exception>
    public Task<bool> RefreshAsync(CancellationToken cancellation = default) => LoadAsync(always: false, cancellation);

    /// <summary>Reads every row again, whatever the snapshots say: what was corrected, added or deleted by hand is seen from here on.</summary>
    /// <inheritdoc cref="RefreshAsync"/>
    public Task ReloadAsync(CancellationToken cancellation = default) => LoadAsync(always: true, cancellation);

    public void Dispose() => loading.Dispose();

    private async Task<bool> LoadAsync(bool always, CancellationToken cancellation)
    {
        await loading.WaitAsync(cancellation);
        try
        {
            var changed = await ReplaceAsync(always, cancellation);
            fault = null;
            return changed;
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            fault = failed;
            throw;
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<bool> ReplaceAsync(bool always, CancellationToken cancellation)
    {
        var stored = await store.ListAsync(cancellation);
        StoredRelease[] ready = [.. stored.Where(release => release.State == ReleaseState.Ready)];
        // A row that could not be read is read again until it can be: to find no new release is not to have mended it.
        if (
            !always
            && fault is not InvalidTableException
            && current is { } held
            && Versions(held.Ready).SequenceEqual(Versions(ready))
        )
            return false;
        var loaded = await LoadAsync(ready, always, cancellation);
        current = new LoadedTables(
            CodeTablesReader.Read([.. loaded.Select(release => release.Rows)]),
            ready,
            [.. ready.Where((_, at) => loaded[at].IsChanged)]
        )
        {
            SnapshotFaults = [.. loaded.Select(release => release.SnapshotFault).OfType<string>()],
        };
        return true;
    }

    /// <summary>Several at once, the largest first: a start waits for the largest, and the others come while it does.</summary>
    private async Task<LoadedRelease[]> LoadAsync(StoredRelease[] ready, bool always, CancellationToken cancellation)
    {
        var loaded = new LoadedRelease[ready.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ready.Length).OrderByDescending(at => ready[at].Release.Rows),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (at, stop) =>
            {
                var one = always ? await ReadAsync(ready[at], stop) : await store.LoadAsync(ready[at], stop);
                loaded[at] = one with { Rows = CodeTablesReader.Prepare(one.Rows) };
            }
        );
        return loaded;
    }

    private async Task<LoadedRelease> ReadAsync(StoredRelease release, CancellationToken cancellation)
    {
        var (read, isChanged) = await store.ReadAsync(release, cancellation);
        return new LoadedRelease(read, isChanged, SnapshotFault: null);
    }

    private static IEnumerable<(string Rows, ETag Version)> Versions(IReadOnlyList<StoredRelease> ready) =>
        ready.Select(release => (release.Rows, release.ETag));
}

/// <summary>What was read at one time.</summary>
/// <param name="Tables">The tables.</param>
/// <param name="Ready">The releases they were made from.</param>
/// <param name="Changed">Of them, those whose rows are no longer the imported ones: somebody corrected a row by hand, and answers follow it.</param>
public sealed record LoadedTables(
    CodeTables Tables,
    IReadOnlyList<StoredRelease> Ready,
    IReadOnlyList<StoredRelease> Changed
)
{
    /// <summary>Snapshots that could not be read or written, a sentence each; their rows were read.</summary>
    public IReadOnlyList<string> SnapshotFaults { get; init; } = [];
}
