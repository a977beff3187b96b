using Azure;
using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>One import of the releases of a publication.</summary>
/// <remarks>
/// Every release is claimed, written and read back before the first is made ready. Of several, each then names the publication and how many
/// releases it has; readers see none of them before all are ready, so the last of these writes decides for all. They are claimed in the reverse
/// order in which they are made ready: who takes one over from another import takes the deciding one first.
/// </remarks>
internal sealed class ReleaseImport(TableClient releases, CodeRows rows, ReleaseSnapshots snapshots, TimeProvider time)
{
    /// <summary>How often the state is looked at anew where another import changes it meanwhile.</summary>
    private const int MaxTries = 5;

    /// <inheritdoc cref="ReleaseStore.ImportAsync(IReadOnlyList{ReleaseRows}, IProgress{ImportProgress}, CancellationToken)"/>
    public async Task<IReadOnlyList<ImportResult>> RunAsync(
        IReadOnlyList<ReleaseRows> publication,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        var loader = Guid.NewGuid().ToString("N");
        var parts = publication.Select(release => new Part(release, loader, time.GetUtcNow())).ToList();
        foreach (var part in parts)
            EntityLimits.Check(ReleaseEntity.Of(part.Wanted));
        if (parts.Count == 1 || await AreAllWelcomeAsync(parts, cancellation))
            await RunAsync(parts, progress, cancellation);
        return [.. parts.Select(part => part.Result).OfType<ImportResult>()];
    }

    private async Task RunAsync(List<Part> parts, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        Part[] order = [.. parts.OrderBy(part => part.Wanted.Release.System, StringComparer.Ordinal)];
        foreach (var part in order.Reverse())
        {
            (part.Loading, part.Result) = await TryBeginAsync(part.Wanted, cancellation);
            if (part.IsStopped)
                return;
        }

        Part[] loading = [.. order.Where(part => part.Loading is not null)];
        foreach (var part in loading)
        {
            await LoadAsync(part, progress, cancellation);
            if (part.IsStopped)
            {
                await GiveWayAsync(loading.Where(other => other != part), cancellation);
                return;
            }
        }

        foreach (var part in loading)
        {
            part.Result = await FlipAsync(part.Loading!, loading.Length, cancellation);
            if (part.Result.Outcome == ImportOutcome.Imported)
                continue;
            // Those before it name a publication that is never complete.
            await GiveWayAsync(loading.Where(other => other != part), cancellation);
            return;
        }

        foreach (var part in loading)
            await KeepSnapshotAsync(part, cancellation);
    }

    /// <summary>Removes what was written of releases that another import took over as well.</summary>
    private async Task GiveWayAsync(IEnumerable<Part> parts, CancellationToken cancellation)
    {
        foreach (var part in parts)
        {
            part.Result = null;
            if ((await FindAsync(part.Wanted.Release, cancellation))?.Rows != part.Loading!.Rows)
                await rows.DeleteAsync(part.Loading.Rows, cancellation);
        }
    }

    /// <summary>A publication of which one release is refused is refused as a whole, before anything is written.</summary>
    private async Task<bool> AreAllWelcomeAsync(List<Part> parts, CancellationToken cancellation)
    {
        foreach (var part in parts)
        {
            try
            {
                var standing = await SeenAsync(await FindAsync(part.Wanted.Release, cancellation), cancellation);
                if (standing is { State: not ReleaseState.Loading })
                    part.Result = Settled(part.Wanted, standing);
            }
            catch (InvalidTableException unreadable)
            {
                part.Result = Unreadable(part.Wanted, unreadable);
            }
        }

        return !parts.Exists(part => part.IsStopped);
    }

    private async Task LoadAsync(Part part, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var loading = part.Loading!;
        for (var earlier = 1; earlier < loading.Attempt; earlier++)
            await rows.DeleteAsync((loading with { Attempt = earlier }).Rows, cancellation);
        var written = progress is null ? null : new Written(loading.Release, progress);
        await rows.WriteAsync(loading.Rows, part.Release, written, cancellation);
        (part.Newest, part.Result) = await VerifyAsync(loading, cancellation);
    }

    private async Task KeepSnapshotAsync(Part part, CancellationToken cancellation)
    {
        var result = part.Result!;
        if (!snapshots.AreKeptOf(result.Release))
            return;
        var snapshot = new Snapshot(part.Release.Rows, part.Content.Sum, part.Newest);
        if (await snapshots.WriteAsync(result.Release, snapshot, cancellation) is { } fault)
            part.Result = result with { Message = $"{result.Message} {fault}" };
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
            return (null, Unreadable(wanted, unreadable));
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
            var standing = await SeenAsync(await FindAsync(wanted.Release, cancellation), cancellation);
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

    private async Task<ImportResult> FlipAsync(StoredRelease loading, int size, CancellationToken cancellation)
    {
        var ready = loading with
        {
            State = ReleaseState.Ready,
            Publication = size > 1 ? loading.Loader : "",
            PublicationSize = size,
        };
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
        standing = await SeenAsync(standing, cancellation);
        return standing is { State: not ReleaseState.Loading }
            ? Settled(loading, standing)
            : new ImportResult(
                ImportOutcome.Overtaken,
                standing ?? loading,
                $"Another import of {loading.Release} began later and took over."
            );
    }

    /// <summary>As readers see it: a release whose publication is not complete is loading.</summary>
    private async Task<StoredRelease?> SeenAsync(StoredRelease? stored, CancellationToken cancellation)
    {
        if (stored is null or { PublicationSize: 1 })
            return stored;
        var flipped = 0;
        var filter = TableClient.CreateQueryFilter($"Publication eq {stored.Publication}");
        await foreach (var _ in releases.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            flipped++;
        return stored.SeenAmong(flipped);
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

    /// <summary>What the release in storage contains is not known, so nothing replaces it.</summary>
    private static ImportResult Unreadable(StoredRelease wanted, InvalidTableException fault) =>
        new(
            ImportOutcome.Refused,
            wanted,
            $"{wanted.Release} is in storage and cannot be read: {ReleaseEntity.WhyOf(fault)} Retire it, and import under another version."
        );

    /// <summary>One release of the publication and how far it is.</summary>
    private sealed class Part
    {
        public Part(ReleaseRows release, string loader, DateTimeOffset now)
        {
            Release = release;
            foreach (var row in release.Rows)
                Content.Add(row);
            Wanted = new StoredRelease(
                release.Release with
                {
                    Rows = Content.Count,
                    ImportedAt = now,
                },
                ReleaseState.Loading,
                Content.Of(release.Release),
                Attempt: 1,
                default
            )
            {
                Loader = loader,
            };
        }

        public ReleaseRows Release { get; }

        public RowsDigest Content { get; } = new();

        public StoredRelease Wanted { get; }

        public StoredRelease? Loading { get; set; }

        public DateTimeOffset Newest { get; set; }

        public ImportResult? Result { get; set; }

        public bool IsStopped => Result is { Outcome: ImportOutcome.Refused or ImportOutcome.Overtaken };
    }

    private sealed class Written(Release release, IProgress<ImportProgress> progress) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new ImportProgress(release, value));
    }
}
