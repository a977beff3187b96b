using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The releases in Table Storage: the record of what the rules look into.</summary>
/// <remarks>
/// A release is loaded under keys of its own, read back and compared, and only then made ready, by one conditional write. A reader
/// looks at ready releases alone; so an import that is broken off at any request leaves nothing to be seen, and doing it again ends it.
/// </remarks>
/// <param name="tables">The record.</param>
/// <param name="time">The clock, for the time of an import.</param>
/// <param name="blobs">Where snapshots of large releases stand; without it every row is read each time.</param>
public sealed class ReleaseStore(TableServiceClient tables, TimeProvider time, BlobServiceClient? blobs = null)
{
    /// <summary>How often the state is looked at anew where another import changes it meanwhile.</summary>
    private const int MaxTries = 5;

    private readonly TableClient releases = tables.GetTableClient(StorageNames.CodeReleases);
    private readonly CodeRows rows = new(tables.GetTableClient(StorageNames.Codes));
    private readonly ReleaseSnapshots snapshots = new(blobs);
    private readonly ReleaseReader reader = new(
        new CodeRows(tables.GetTableClient(StorageNames.Codes)),
        new ReleaseSnapshots(blobs)
    );

    /// <summary>The releases in storage that can be read, whatever their state, by system and first day.</summary>
    public async Task<IReadOnlyList<StoredRelease>> ListAsync(CancellationToken cancellation = default) =>
        (await ListAllAsync(cancellation)).Releases;

    /// <summary>Every release in storage, whatever its state; a row that cannot be read keeps no other from being read.</summary>
    public async Task<ReleaseList> ListAllAsync(CancellationToken cancellation = default)
    {
        var found = new List<StoredRelease>();
        var unreadable = new List<UnreadableRelease>();
        await foreach (var entity in releases.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            try
            {
                found.Add(ReleaseEntity.Read(entity));
            }
            catch (InvalidTableException fault)
            {
                unreadable.Add(ReleaseEntity.Unreadable(entity, fault));
            }
        }

        return new ReleaseList(
            [
                .. found
                    .OrderBy(stored => stored.Release.System, StringComparer.Ordinal)
                    .ThenBy(stored => stored.Release.EffectiveFrom),
            ],
            unreadable
        );
    }

    /// <summary>The rows of a release as they stand now, and whether they are still those that were imported.</summary>
    /// <exception cref="InvalidTableException">A row was changed by hand into something unreadable.</exception>
    public Task<(ReleaseRows Rows, bool IsChanged)> ReadAsync(
        StoredRelease stored,
        CancellationToken cancellation = default
    ) => reader.ReadAsync(stored, cancellation);

    /// <summary>The same, of a large release from its snapshot where no row was changed since; where there is none, or it cannot be used, it is written anew.</summary>
    /// <exception cref="InvalidTableException">A row was changed by hand into something unreadable.</exception>
    public Task<LoadedRelease> LoadAsync(StoredRelease stored, CancellationToken cancellation = default) =>
        reader.LoadAsync(stored, cancellation);

    /// <summary>The same; a release that cannot be read comes as unreadable.</summary>
    /// <param name="stored">The release.</param>
    /// <param name="everyRow">Reads every row, whatever its snapshot says.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<LoadedRelease> TryLoadAsync(
        StoredRelease stored,
        bool everyRow,
        CancellationToken cancellation = default
    )
    {
        try
        {
            if (!everyRow)
                return await LoadAsync(stored, cancellation);
            var (read, isChanged) = await ReadAsync(stored, cancellation);
            return new LoadedRelease(read, isChanged, SnapshotFault: null);
        }
        catch (InvalidTableException fault)
        {
            var unreadable = CodeTablesReader.Unreadable(stored.Release, fault.Message);
            return new LoadedRelease(unreadable, IsChanged: false, SnapshotFault: null);
        }
    }

    /// <inheritdoc cref="ImportAsync(ReleaseRows, IProgress{int}, CancellationToken)"/>
    public Task<ImportResult> ImportAsync(ReleaseRows release, CancellationToken cancellation = default) =>
        ImportAsync(release, written: null, cancellation);

    /// <summary>Writes a release, verifies it and makes it ready. One that stands already is left alone.</summary>
    /// <param name="release">The release.</param>
    /// <param name="written">Is told how many rows have been written so far, from any thread.</param>
    /// <param name="cancellation">Breaks it off: nothing of the release is to be seen, and importing again ends it.</param>
    /// <exception cref="InvalidTableException">A row cannot be stored; nothing of the release is to be seen.</exception>
    /// <exception cref="ReleaseNotVerifiedException">What was read back differs; the release stays unreadable.</exception>
    /// <exception cref="RequestFailedException">Storage refuses; importing again goes on from nothing.</exception>
    public async Task<ImportResult> ImportAsync(
        ReleaseRows release,
        IProgress<int>? written,
        CancellationToken cancellation
    )
    {
        var content = new RowsDigest();
        foreach (var row in release.Rows)
            content.Add(row);
        var wanted = new StoredRelease(
            release.Release with
            {
                Rows = content.Count,
                ImportedAt = time.GetUtcNow(),
            },
            ReleaseState.Loading,
            content.Of(release.Release),
            Attempt: 1,
            default
        )
        {
            Loader = Guid.NewGuid().ToString("N"),
        };

        EntityLimits.Check(ReleaseEntity.Of(wanted));
        var (loading, settled) = await TryBeginAsync(wanted, cancellation);
        if (settled is not null)
            return settled;
        for (var earlier = 1; earlier < loading!.Attempt; earlier++)
            await rows.DeleteAsync((loading with { Attempt = earlier }).Rows, cancellation);
        await rows.WriteAsync(loading.Rows, release, written, cancellation);
        var (newest, overtaken) = await VerifyAsync(loading, cancellation);
        var result = overtaken ?? await FlipAsync(loading, cancellation);
        if (result.Outcome != ImportOutcome.Imported || !snapshots.AreKeptOf(result.Release))
            return result;
        var snapshot = new Snapshot(release.Rows, content.Sum, newest);
        var fault = await snapshots.WriteAsync(result.Release, snapshot, cancellation);
        return fault is null ? result : result with { Message = $"{result.Message} {fault}" };
    }

    private async Task<(StoredRelease? Loading, ImportResult? Settled)> TryBeginAsync(
        StoredRelease wanted,
        CancellationToken cancellation
    )
    {
        try
        {
            return await BeginAsync(wanted, cancellation);
        }
        catch (InvalidTableException unreadable)
        {
            // What the release contains is not known, so nothing replaces it.
            var why =
                $"{wanted.Release} is in storage and cannot be read: {ReleaseEntity.WhyOf(unreadable)} Retire it, and import under another version.";
            return (null, new ImportResult(ImportOutcome.Refused, wanted, why));
        }
    }

    /// <summary>Claims the release for this import; or tells why there is nothing to import.</summary>
    private async Task<(StoredRelease? Loading, ImportResult? Settled)> BeginAsync(
        StoredRelease wanted,
        CancellationToken cancellation
    )
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var standing = await FindAsync(wanted.Release, cancellation);
            if (standing is { State: not ReleaseState.Loading })
                return (null, Settled(wanted, standing));
            if (standing?.Loader == wanted.Loader)
                return (standing, null);
            var next = wanted with { Attempt = (standing?.Attempt ?? 0) + 1 };
            try
            {
                var entity = ReleaseEntity.Of(next);
                var answer = standing is null
                    ? await releases.AddEntityAsync(entity, cancellation)
                    : await releases.UpdateEntityAsync(entity, standing.ETag, TableUpdateMode.Replace, cancellation);
                return (next with { ETag = answer.Headers.ETag ?? default }, null);
            }
            catch (RequestFailedException conflict) when (TableConflict.Is(conflict))
            {
                // Another import, or our own first try whose answer was lost: what stands tells.
            }
        }

        throw new ReleaseNotVerifiedException($"The release {wanted.Release} is being changed by others.");
    }

    /// <summary>When the last row was written, where every row stands as it was meant; what came of it where another import took over and removed them.</summary>
    private async Task<(DateTimeOffset Newest, ImportResult? Overtaken)> VerifyAsync(
        StoredRelease loading,
        CancellationToken cancellation
    )
    {
        var digest = new RowsDigest();
        var newest = await rows.ReadAsync(loading.Rows, digest.Add, cancellation);
        if (digest.Of(loading.Release) == loading.RowsSha256)
            return (newest, null);
        var standing = await FindAsync(loading.Release, cancellation);
        if (standing is not null && standing.Loader != loading.Loader)
            return (newest, await GiveWayAsync(loading, standing, cancellation));
        throw new ReleaseNotVerifiedException(
            $"The release {loading.Release} was written with {loading.Release.Rows} rows, {digest.Count} were read back, or their hash differs. It stays unreadable; import it again."
        );
    }

    private async Task<ImportResult> FlipAsync(StoredRelease loading, CancellationToken cancellation)
    {
        var ready = loading with { State = ReleaseState.Ready };
        try
        {
            var answer = await releases.UpdateEntityAsync(
                ReleaseEntity.Of(ready),
                loading.ETag,
                TableUpdateMode.Replace,
                cancellation
            );
            return Imported(ready with { ETag = answer.Headers.ETag ?? default });
        }
        catch (RequestFailedException conflict) when (TableConflict.Is(conflict))
        {
            var standing = await FindAsync(loading.Release, cancellation);
            return standing is { State: ReleaseState.Ready } && standing.Loader == loading.Loader
                ? Imported(standing)
                : await GiveWayAsync(loading, standing, cancellation);
        }
    }

    /// <summary>Another import took the release over, and may have missed what was written here meanwhile: nobody else ever removes it.</summary>
    private async Task<ImportResult> GiveWayAsync(
        StoredRelease loading,
        StoredRelease? standing,
        CancellationToken cancellation
    )
    {
        if (standing?.Rows != loading.Rows)
            await rows.DeleteAsync(loading.Rows, cancellation);
        return standing is { State: not ReleaseState.Loading }
            ? Settled(loading, standing)
            : new ImportResult(
                ImportOutcome.Overtaken,
                standing ?? loading,
                $"Another import of {loading.Release} began later and took over."
            );
    }

    private async Task<StoredRelease?> FindAsync(Release release, CancellationToken cancellation)
    {
        var answer = await releases.GetEntityIfExistsAsync<TableEntity>(
            TableKeys.Segment(release.System),
            TableKeys.Segment(release.Version),
            cancellationToken: cancellation
        );
        return answer.HasValue ? ReleaseEntity.Read(answer.Value!) : null;
    }

    private static ImportResult Imported(StoredRelease ready) =>
        new(ImportOutcome.Imported, ready, $"{ready.Release} was imported: {ready.Release.Rows} rows.");

    private static ImportResult Settled(StoredRelease wanted, StoredRelease standing) =>
        standing.RowsSha256 == wanted.RowsSha256
            ? new ImportResult(
                ImportOutcome.AlreadyPresent,
                standing,
                $"{standing.Release} is there already with the same content."
            )
            : new ImportResult(
                ImportOutcome.Refused,
                standing,
                $"{standing.Release} is there with another content, and a release never changes: give the new one a version of its own, and retire the old one."
            );
}
