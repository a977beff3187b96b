namespace ClaimLint.Domain.Tables;

/// <summary>Which of several releases of a system speaks for a day: the first that has begun, in this order.</summary>
public static class ReleaseOrder
{
    /// <summary>The overrides alone: of two that have the same key, the one given later comes first.</summary>
    public static T[] Overrides<T>(IEnumerable<T> releases, Func<T, Release> release) =>
        [
            .. releases
                .Where(entry => release(entry).IsOverride)
                .OrderByDescending(entry => release(entry).ImportedAt)
                .ThenByDescending(entry => release(entry).Version, StringComparer.Ordinal),
        ];

    /// <summary>The published ones. The latest begun first. Of two that begin on one day, the whole publication before a part of it, then by version.</summary>
    /// <remarks>An installation starts with parts that were checked by hand; the imported whole takes over, whatever it is called.</remarks>
    public static T[] NewestFirst<T>(IEnumerable<T> releases, Func<T, Release> release) =>
        [
            .. releases
                .Where(entry => !release(entry).IsOverride)
                .OrderByDescending(entry => release(entry).EffectiveFrom)
                .ThenByDescending(entry => release(entry).Coverage.IsWhole)
                .ThenByDescending(entry => release(entry).Version, StringComparer.Ordinal),
        ];

    /// <summary>What whoever imported a release should know: which days it decides, and that it is much smaller than the one before it.</summary>
    /// <param name="release">The release.</param>
    /// <param name="inUse">The releases in use, with or without it.</param>
    public static IReadOnlyList<string> NotesOn(Release release, IEnumerable<Release> inUse)
    {
        Release[] all =
        [
            release,
            .. inUse.Where(other => other.System == release.System && other.Version != release.Version),
        ];
        var before = NewestFirst(all, other => other).SkipWhile(other => other != release).Skip(1).FirstOrDefault();
        return before is not null && release.Rows < before.Rows / 2
            ?
            [
                DaysOf(release, all),
                $"It has {release.Rows} rows where {before} has {before.Rows}: check that the file is complete, or retire it.",
            ]
            : [DaysOf(release, all)];
    }

    /// <summary>In one sentence the days that a published release speaks for, among those in use: who imported an old file must see that a later one stays.</summary>
    public static string DaysOf(Release release, IEnumerable<Release> inUse)
    {
        var order = NewestFirst(inUse.Where(other => other.System == release.System), other => other);
        var at = Array.FindIndex(order, other => other.Version == release.Version);
        if (at <= 0)
            return $"It speaks for services since {release.EffectiveFrom:yyyy-MM-dd}.";
        var next = order[at - 1];
        return next.EffectiveFrom == release.EffectiveFrom
            ? $"It speaks for no service: {next} begins on the same day and comes before it."
            : $"It is older than what is in use: it speaks for services from {release.EffectiveFrom:yyyy-MM-dd} to {next.EffectiveFrom.AddDays(-1):yyyy-MM-dd}, {next} for later ones.";
    }
}
