namespace ClaimLint.Domain.Tables;

/// <summary>Which of several releases of a system speaks for a day: the first that has begun, in this order.</summary>
internal static class ReleaseOrder
{
    /// <summary>The latest begun first. Of two that begin on one day, the whole publication before a part of it, then by version.</summary>
    /// <remarks>An installation starts with parts that were checked by hand; the imported whole takes over, whatever it is called.</remarks>
    public static T[] NewestFirst<T>(IEnumerable<T> releases, Func<T, Release> release) =>
        [
            .. releases
                .OrderByDescending(entry => release(entry).EffectiveFrom)
                .ThenByDescending(entry => release(entry).Coverage.IsWhole)
                .ThenByDescending(entry => release(entry).Version, StringComparer.Ordinal),
        ];
}
