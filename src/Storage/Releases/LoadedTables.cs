using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>What was read at one time.</summary>
public sealed class LoadedTables
{
    private readonly IReadOnlyList<ReadRelease> read;
    private readonly IReadOnlyList<UnreadableRelease> unreadable;

    internal LoadedTables(IReadOnlyList<ReadRelease> read, IReadOnlyList<UnreadableRelease> unreadable)
    {
        (this.read, this.unreadable) = (read, unreadable);
        Tables = CodeTables.Read([
            .. read.Select(release => release.Loaded.Rows),
            .. unreadable.Select(release => release.InPlace),
        ]);
        Ready = [.. read.Where(release => release.Why is null).Select(release => release.Stored)];
        Changed = [.. read.Where(release => release.Loaded.IsChanged).Select(release => release.Stored)];
        SnapshotFaults = [.. read.Select(release => release.Loaded.SnapshotFault).OfType<string>()];
    }

    /// <summary>The tables.</summary>
    public CodeTables Tables { get; }

    /// <summary>The releases they were made from.</summary>
    public IReadOnlyList<StoredRelease> Ready { get; }

    /// <summary>Of them, those whose rows are no longer the imported ones: somebody corrected a row by hand, and answers follow it.</summary>
    public IReadOnlyList<StoredRelease> Changed { get; }

    /// <summary>Snapshots that could not be read or written, a sentence each; their rows were read.</summary>
    public IReadOnlyList<string> SnapshotFaults { get; }

    /// <summary>The release as it is in memory; null where it is not, or where it could not be read: it is tried again.</summary>
    internal ReadRelease? Find(StoredRelease stored) =>
        read.FirstOrDefault(release => release.Why is null && release.IsOf(stored));

    /// <summary>Whether these are the tables of such releases.</summary>
    internal bool IsOf(IReadOnlyList<ReadRelease> others, IReadOnlyList<UnreadableRelease> unreadables) =>
        unreadable.SequenceEqual(unreadables)
        && read.Count == others.Count
        && read.Zip(others).All(pair => pair.First.IsOf(pair.Second.Stored) && pair.First.Why == pair.Second.Why);
}

/// <summary>A ready release and what was read of it.</summary>
internal sealed record ReadRelease(StoredRelease Stored, LoadedRelease Loaded)
{
    /// <summary>Why its rows cannot be read; null where they can.</summary>
    public string? Why => Loaded.Rows.WhyUnreadable;

    public bool IsOf(StoredRelease other) => Stored.Rows == other.Rows && Stored.ETag == other.ETag;
}
