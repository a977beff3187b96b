using Azure;

namespace ClaimLint.Storage;

/// <summary>The code tables in memory, read from Table Storage: immutable, and replaced as a whole when a release changes.</summary>
/// <remarks>
/// Who checks takes <see cref="Current"/> once and keeps it: the releases of a run are pinned by holding them. A release that cannot be
/// read fails alone: its table answers nothing, and the others are read.
/// </remarks>
public sealed class CodeTablesCache(ReleaseStore store) : IDisposable
{
    /// <summary>Releases that are read at once: more would keep no processor busier, and hold more rows in memory.</summary>
    private const int AtOnce = 4;

    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly Lock gate = new();
    private Task? nextReload;
    private volatile LoadedTables? current;
    private volatile Exception? fault;

    /// <summary>The tables that are in use; null until they were read for the first time.</summary>
    public LoadedTables? Current => current;

    /// <summary>Why the last reading failed; null where it did not.</summary>
    public Exception? Fault => fault;

    /// <summary>Reads the releases that became ready or were written anew since the last reading, and leaves out what was retired; keeps the others as they are in memory.</summary>
    /// <returns>Whether the tables changed.</returns>
    /// <exception cref="RequestFailedException">Storage cannot be read; the tables in use stay.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellation = default)
    {
        await loading.WaitAsync(cancellation);
        return await LoadAsync(always: false, cancellation);
    }

    /// <summary>Reads every row again, whatever the snapshots say: what was corrected, added or deleted by hand is seen from here on.</summary>
    /// <remarks>Calls that come while another reload is under way share the one after it: a reload that has begun may have missed their change.</remarks>
    /// <param name="cancellation">Ends the waiting; a reload that others may wait for goes on.</param>
    /// <exception cref="RequestFailedException">Storage cannot be read; the tables in use stay.</exception>
    public Task ReloadAsync(CancellationToken cancellation = default)
    {
        lock (gate)
        {
            nextReload ??= Task.Run(ReloadNextAsync, CancellationToken.None);
            return nextReload.WaitAsync(cancellation);
        }
    }

    public void Dispose() => loading.Dispose();

    private async Task ReloadNextAsync()
    {
        await loading.WaitAsync();
        lock (gate)
            nextReload = null;
        await LoadAsync(always: true, CancellationToken.None);
    }

    private async Task<bool> LoadAsync(bool always, CancellationToken cancellation)
    {
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
        var list = await store.ListAllAsync(cancellation);
        StoredRelease[] ready = [.. list.Releases.Where(release => release.State == ReleaseState.Ready)];
        UnreadableRelease[] unreadable = [.. list.Unreadable.Where(release => release.IsInUse)];
        var held = current;
        var read = await ReadAsync(ready, held, always, cancellation);
        if (!always && held is not null && held.IsOf(read, unreadable))
            return false;
        current = new LoadedTables(read, unreadable);
        return true;
    }

    /// <summary>Several at once, the largest first: a start waits for the largest, and the others come while it does.</summary>
    private async Task<ReadRelease[]> ReadAsync(
        StoredRelease[] ready,
        LoadedTables? held,
        bool everyRow,
        CancellationToken cancellation
    )
    {
        var read = new ReadRelease[ready.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ready.Length).OrderByDescending(at => ready[at].Release.Rows),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (at, stop) =>
                read[at] = (everyRow ? null : held?.Find(ready[at])) ?? await ReadAsync(ready[at], everyRow, stop)
        );
        return read;
    }

    private async Task<ReadRelease> ReadAsync(StoredRelease release, bool everyRow, CancellationToken cancellation)
    {
        var one = await store.TryLoadAsync(release, everyRow, cancellation);
        return new ReadRelease(release, one with { Rows = one.Rows.PrepareOrMark(keepsRows: false) });
    }
}
