using Azure;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

public enum ReleaseState
{
    /// <summary>Its rows are being written, or an import was broken off: not to be read.</summary>
    Loading,

    /// <summary>Written, read back and found whole.</summary>
    Ready,

    /// <summary>Taken out of use by an operator; its rows are kept.</summary>
    Retired,
}

/// <summary>A release as it stands in storage.</summary>
/// <param name="Release">With the time of import and the count of rows.</param>
/// <param name="State">Whether it may be read.</param>
/// <param name="RowsSha256">Hash of what it says, whatever the file's form.</param>
/// <param name="Attempt">Which load of it this is: above 1 where an earlier one was broken off or overtaken.</param>
/// <param name="ETag">Version of the stored row.</param>
public sealed record StoredRelease(Release Release, ReleaseState State, string RowsSha256, int Attempt, ETag ETag)
{
    /// <summary>The partitions of its rows in <c>Codes</c> begin so, followed by <c>|</c>.</summary>
    public string Rows => TableKeys.Load(Release.System, Release.Version, Attempt);

    /// <summary>Partition and row key in <c>Codes</c> of the row of a code, as long as the code fits one entity and its table is not packed.</summary>
    public (string PartitionKey, string RowKey) AddressOf(string key) =>
        (TableKeys.Partition(Rows, key), TableKeys.Row(key, 1));

    /// <summary>Which import wrote this state: how one whose answer was lost finds out that it had landed.</summary>
    internal string Loader { get; init; } = "";

    /// <summary>The import that made it ready together with others; empty where it was made ready by itself.</summary>
    internal string Publication { get; init; } = "";

    /// <summary>How many releases that import made ready.</summary>
    internal int PublicationSize { get; init; } = 1;

    /// <summary>As a reader sees it: not ready before every release of its publication is.</summary>
    /// <param name="flipped">How many releases in storage name the publication.</param>
    internal StoredRelease SeenAmong(int flipped) =>
        State == ReleaseState.Ready && flipped < PublicationSize && Publication.Length > 0
            ? this with
            {
                State = ReleaseState.Loading,
            }
            : this;
}

/// <summary>A release whose row in storage was changed into something unreadable.</summary>
/// <param name="System">Its table, by the row's partition key.</param>
/// <param name="Version">Its version, by the row's row key.</param>
/// <param name="State">Its state; null where that is what cannot be read.</param>
/// <param name="Why">Why it cannot be read, in one sentence.</param>
/// <param name="ETag">Version of the stored row.</param>
public sealed record UnreadableRelease(string System, string Version, ReleaseState? State, string Why, ETag ETag)
{
    /// <summary>It is in use, or may be: then its table cannot be used. One that is loading or retired concerns no one.</summary>
    public bool IsInUse => State is null or ReleaseState.Ready;

    /// <summary>In the place of its rows.</summary>
    public ReleaseRows InPlace =>
        ReleaseRows.Unreadable(
            new Release(System, Version, DateOnly.MinValue, EffectiveTo: null, Coverage.Parse(""), Authority: 0),
            Why
        );

    public override string ToString() => $"{System} {Version}";
}

/// <summary>Every release in storage, whatever its state.</summary>
/// <param name="Releases">Those that can be read, by system and first day.</param>
/// <param name="Unreadable">Those that cannot.</param>
public sealed record ReleaseList(IReadOnlyList<StoredRelease> Releases, IReadOnlyList<UnreadableRelease> Unreadable);

/// <summary>A release as it was loaded into memory.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="IsChanged">They are no longer those that were imported.</param>
/// <param name="SnapshotFault">Why its snapshot could not be read or written, in one sentence: the next start is slow too. Null where nothing was wrong.</param>
public sealed record LoadedRelease(ReleaseRows Rows, bool IsChanged, string? SnapshotFault);

public enum ImportOutcome
{
    /// <summary>Written, verified, ready.</summary>
    Imported,

    /// <summary>The release stands with the same content, ready or retired; nothing was changed.</summary>
    AlreadyPresent,

    /// <summary>Another content stands, ready or retired, under the same system and version; nothing was changed.</summary>
    Refused,

    /// <summary>Another import of the same release began later and took over; it decides.</summary>
    Overtaken,
}

/// <summary>How far an import is.</summary>
/// <param name="Release">The release that is being written.</param>
/// <param name="Written">So many of its rows are; with all of them it is being verified.</param>
public readonly record struct ImportProgress(Release Release, int Written);

/// <param name="Outcome">What came of it.</param>
/// <param name="Release">The release as it stands.</param>
/// <param name="Message">What happened, in one sentence.</param>
public sealed record ImportResult(ImportOutcome Outcome, StoredRelease Release, string Message)
{
    /// <summary>For whoever imports: which days the release decides, and what is odd about it; a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What was read back is not what was written: the release stays unreadable, and importing it again starts over.</summary>
public sealed class ReleaseNotVerifiedException : Exception
{
    public ReleaseNotVerifiedException() { }

    public ReleaseNotVerifiedException(string message)
        : base(message) { }

    public ReleaseNotVerifiedException(string message, Exception inner)
        : base(message, inner) { }
}
