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

    /// <summary>In one sentence for which dates of service a published release is used, among those in use: who imported an old file must see that a newer one stays.</summary>
    public static string DaysOf(Release release, IEnumerable<Release> inUse)
    {
        var from = $"{release.EffectiveFrom:yyyy-MM-dd}";
        var newer = NewestFirst(inUse.Where(other => other.System == release.System), other => other)
            .TakeWhile(other => other.Version != release.Version)
            .ToList();
        var next = newer.FindLast(other => other.Coverage.IsNone || other.Coverage.Includes(release.Coverage));
        if (next is not null)
            return next.EffectiveFrom == release.EffectiveFrom
                ? $"Not used: {next} begins on the same day and covers the same codes."
                : $"Older than what is in use: used for dates of service from {from} to {next.EffectiveFrom.AddDays(-1):yyyy-MM-dd}, {next} for later ones.";
        return newer.Count == 0
            ? $"Used for dates of service since {from}."
            : $"Used for dates of service since {from}, for codes that {string.Join(", ", newer)} does not cover.";
    }
}
