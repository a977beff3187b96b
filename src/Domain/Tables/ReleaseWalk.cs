namespace ClaimLint.Domain.Tables;

/// <summary>The one walk through the releases of a table: which of them decides, and what it says.</summary>
/// <remarks>
/// An override decides before every release. Of the releases that have begun on the day the newest that covers the key decides: one that is
/// complete for the key's code, or lists it. So a newer release of a part never hides an older whole one. One that has expired gives way to an
/// older one within its own period; where there is none, it decides as expired. A release without an end is in force until a newer one
/// that covers the key.
/// </remarks>
/// <param name="newestFirst">The published releases.</param>
/// <param name="overrides">The overrides, the one that counts first.</param>
/// <param name="isCodeSystem">Whether a code that is not in force is still a code.</param>
internal sealed class ReleaseWalk<TRow>(
    ReleaseTable<TRow>[] newestFirst,
    ReleaseTable<TRow>[] overrides,
    bool isCodeSystem
)
{
    /// <summary>What the releases say of a row on a day. Allocates nothing.</summary>
    public Lookup<TRow> Find<TFinder>(TFinder finder, DateOnly day)
        where TFinder : struct, IRowFinder<TRow>
    {
        foreach (var own in overrides)
        {
            if (finder.Find(own, day) is >= 0 and var place)
                return new(LookupStatus.Found, own, place);
        }

        return Published(finder, day);
    }

    /// <summary>The same without the overrides.</summary>
    public Lookup<TRow> Published<TFinder>(TFinder finder, DateOnly day)
        where TFinder : struct, IRowFinder<TRow>
    {
        var (deciding, begun) = (default(ReleaseTable<TRow>), default(ReleaseTable<TRow>));
        var (at, isExpired) = (ReleaseTable<TRow>.Absent, false);
        foreach (var table in newestFirst)
        {
            if (table.EffectiveFrom > day)
                continue;
            begun ??= table;
            var place = finder.Find(table, day);
            if (place == ReleaseTable<TRow>.Absent && !finder.IsCoveredBy(table.Coverage) && !table.Coverage.IsNone)
                continue;
            var isWithin = table.EffectiveTo is { } end ? day <= end : deciding is null;
            if (isWithin && place >= 0)
                return new(LookupStatus.Found, table, place);
            if (deciding is null || isWithin)
                (deciding, at, isExpired) = (table, place, !isWithin);
            if (isWithin)
                break;
        }

        return NotWithin(finder, deciding, begun, at, isExpired, day);
    }

    /// <summary>No release within its period has a row in force: others may know better, else it is said why there is none.</summary>
    private Lookup<TRow> NotWithin<TFinder>(
        TFinder finder,
        ReleaseTable<TRow>? deciding,
        ReleaseTable<TRow>? begun,
        int at,
        bool isExpired,
        DateOnly day
    )
        where TFinder : struct, IRowFinder<TRow>
    {
        var later = DatedLater(finder, day, out var dated);
        if (dated >= 0)
            return new(LookupStatus.Found, later, dated);
        if (later is not null && (deciding is null || (isExpired && at == ReleaseTable<TRow>.Absent)))
            return NotInForce(later, ReleaseTable<TRow>.LastOf(dated), isExpired: false);
        if (deciding is null)
            return new(begun is null ? LookupStatus.NoRelease : LookupStatus.NotCovered, begun);
        if (at < ReleaseTable<TRow>.Absent)
            return NotInForce(deciding, ReleaseTable<TRow>.LastOf(at), isExpired);
        if (at >= 0)
            return Expired(finder, deciding, at, day);
        return deciding.Coverage.IsNone ? new(LookupStatus.NotCovered, deciding)
            : isExpired ? new(LookupStatus.Expired, deciding, isExpired: true)
            : isCodeSystem ? Absent(finder, deciding, day)
            : new(LookupStatus.Unknown, deciding);
    }

    /// <summary>A row without an end is known to go on only as long as its release: another that states when it ended knows better.</summary>
    private Lookup<TRow> Expired<TFinder>(TFinder finder, ReleaseTable<TRow> deciding, int at, DateOnly day)
        where TFinder : struct, IRowFinder<TRow>
    {
        foreach (var other in newestFirst)
        {
            if (finder.Find(other, day) is < ReleaseTable<TRow>.Absent and var listed)
            {
                var last = ReleaseTable<TRow>.LastOf(listed);
                var end = other.PeriodAt(last).Until;
                if (end < day && end >= deciding.PeriodAt(at).From)
                    return NotInForce(other, last, isExpired: true);
            }
        }

        return new(LookupStatus.Found, deciding, at, isExpired: true);
    }

    /// <summary>A code that only other releases list was one, or will be.</summary>
    private Lookup<TRow> Absent<TFinder>(TFinder finder, ReleaseTable<TRow> deciding, DateOnly day)
        where TFinder : struct, IRowFinder<TRow>
    {
        foreach (var other in newestFirst)
        {
            var place = finder.Find(other, day);
            if (place != ReleaseTable<TRow>.Absent)
                return NotInForce(other, place >= 0 ? place : ReleaseTable<TRow>.LastOf(place), isExpired: false);
        }

        return new(LookupStatus.Unknown, deciding);
    }

    /// <summary>A code that is not in force is still a code; an edit that is not in force is none.</summary>
    private Lookup<TRow> NotInForce(ReleaseTable<TRow> table, int at, bool isExpired) =>
        new(
            isCodeSystem ? LookupStatus.NotInForce
                : isExpired ? LookupStatus.Expired
                : LookupStatus.Unknown,
            table,
            at,
            isExpired: isExpired
        );

    /// <summary>A release later than the day whose row states dates of its own: best one that is in force on the day, else one that is not.</summary>
    /// <remarks>Publishers add codes in retrospect, and keep those that ended: the release of the day could not have them yet, and does not contradict them.</remarks>
    private ReleaseTable<TRow>? DatedLater<TFinder>(TFinder finder, DateOnly day, out int at)
        where TFinder : struct, IRowFinder<TRow>
    {
        var other = default(ReleaseTable<TRow>);
        at = ReleaseTable<TRow>.Absent;
        foreach (var table in newestFirst)
        {
            if (table.EffectiveFrom <= day)
                break;
            var place = finder.Find(table, day);
            if (place >= 0 && table.PeriodAt(place).From != DateOnly.MinValue)
            {
                at = place;
                return table;
            }

            if (other is null && place < ReleaseTable<TRow>.Absent && IsDated(table, place, day))
                (other, at) = (table, place);
        }

        return other;
    }

    /// <summary>Whether the last row of a key states itself that it ended before a day, or began after it: a row that begins with its release does not.</summary>
    private static bool IsDated(ReleaseTable<TRow> table, int listed, DateOnly day)
    {
        var period = table.PeriodAt(ReleaseTable<TRow>.LastOf(listed));
        return period.Until < day || (period.From > day && period.From != table.Release.EffectiveFrom);
    }
}
