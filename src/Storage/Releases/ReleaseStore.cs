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
        var flipped = new Dictionary<string, int>();
        await foreach (var entity in releases.QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (ReleaseEntity.PublicationOf(entity) is { Length: > 0 } publication)
                flipped[publication] = flipped.GetValueOrDefault(publication) + 1;
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
                    .Select(stored => stored.SeenAmong(flipped.GetValueOrDefault(stored.Publication)))
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
            var unreadable = ReleaseRows.Unreadable(stored.Release, fault.Message);
            return new LoadedRelease(unreadable, IsChanged: false, SnapshotFault: null);
        }
    }

    /// <summary>Writes a release, verifies it and makes it ready. One that is there already is left as it is.</summary>
    /// <inheritdoc cref="ImportAsync(IReadOnlyList{ReleaseRows}, IProgress{ImportProgress}, CancellationToken)"/>
    public async Task<ImportResult> ImportAsync(ReleaseRows release, CancellationToken cancellation = default) =>
        (await ImportAsync([release], progress: null, cancellation))[0];

    /// <summary>Writes the releases of one publication, verifies them and makes them ready together: a reader sees all of them or none.</summary>
    /// <param name="publication">The releases. Those that are there already are left as they are.</param>
    /// <param name="progress">Receives how many rows have been written so far, from any thread.</param>
    /// <param name="cancellation">Breaks it off: no reader sees anything of the publication, and importing again completes it.</param>
    /// <returns>What came of each release that was decided on; where one is refused or overtaken, no other was made ready.</returns>
    /// <exception cref="InvalidTableException">A row cannot be stored; no reader sees anything of the publication.</exception>
    /// <exception cref="ReleaseNotVerifiedException">What was read back differs; the publication stays unreadable.</exception>
    /// <exception cref="RequestFailedException">Storage refuses; importing again starts over.</exception>
    public Task<IReadOnlyList<ImportResult>> ImportAsync(
        IReadOnlyList<ReleaseRows> publication,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    ) => new ReleaseImport(releases, rows, snapshots, time).RunAsync(publication, progress, cancellation);
}
