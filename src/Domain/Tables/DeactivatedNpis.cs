using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The NPIs that NPPES has deactivated, list by list.</summary>
/// <remarks>
/// A list has what is deactivated on its day, each NPI with the day since when: one that was given back is in no later list. So a later list
/// tells of an earlier day what it names, and nothing of what it does not name.
/// </remarks>
public sealed class DeactivatedNpis
{
    private readonly NpiList[] newestFirst;
    private readonly NpiList[] overrides;

    public DeactivatedNpis(IEnumerable<NpiList> releases)
    {
        NpiList[] all = [.. releases];
        newestFirst = ReleaseOrder.NewestFirst(all, list => list.Release);
        overrides = ReleaseOrder.Overrides(all, list => list.Release);
    }

    public IEnumerable<Release> Releases => newestFirst.Select(list => list.Release);

    /// <summary>
    /// Found where the NPI is deactivated on the day; NotActive where it was so only later or not any more; Unknown where the list of the
    /// day does not name it; NoRelease where there is no list of the day. Allocates nothing.
    /// </summary>
    /// <param name="npi">The number.</param>
    /// <param name="day">The day of service.</param>
    /// <param name="since">The day of deactivation.</param>
    public LookupStatus Find(Npi npi, DateOnly day, out DateOnly since)
    {
        since = default;
        if (Locate(npi, day, out var at) is { } list)
        {
            since = list.PeriodAt(at).From;
            return LookupStatus.Found;
        }

        if (On(day) is not { } speaker)
            return LookupStatus.NoRelease;
        return speaker.Has(npi) ? LookupStatus.NotActive
            : speaker.Release.Coverage.IsWhole ? LookupStatus.Unknown
            : LookupStatus.NotCovered;
    }

    /// <summary>The row that has the NPI deactivated on the day, for a finding; else the list of the day alone.</summary>
    public Evidence EvidenceFor(Npi npi, DateOnly day) =>
        Locate(npi, day, out var at) is { } list ? list.EvidenceAt(at) : new Evidence(On(day)?.Release);

    /// <summary>Every row of an NPI, oldest list first, then in overrides.</summary>
    public IEnumerable<(Release Release, ActivePeriod Period, Evidence Evidence)> Of(Npi npi)
    {
        foreach (var list in newestFirst.Reverse().Concat(overrides.Reverse()))
        {
            for (var at = list.FirstOf(npi); at < list.Count && list.IsOf(npi, at); at++)
                yield return (list.Release, list.PeriodAt(at), list.EvidenceAt(at));
        }
    }

    private NpiList? On(DateOnly day)
    {
        foreach (var list in newestFirst)
        {
            if (list.Release.EffectiveFrom <= day)
                return list;
        }

        return null;
    }

    private NpiList? Locate(Npi npi, DateOnly day, out int at)
    {
        foreach (var own in overrides)
        {
            at = own.IndexOf(npi, day);
            if (at >= 0)
                return own;
        }

        foreach (var list in newestFirst)
        {
            at = list.IndexOf(npi, day);
            if (at >= 0)
                return list;
            // What a list of the day does not name any more, one before it cannot tell.
            if (list.Release.EffectiveFrom <= day)
                break;
        }

        at = -1;
        return null;
    }
}

/// <summary>One list in memory: sixteen bytes an NPI.</summary>
/// <remarks>A list has a million rows and is looked into by number alone.</remarks>
public sealed class NpiList
{
    private readonly uint[] npis;
    private readonly Said[] said;

    /// <exception cref="InvalidTableException">A key is no NPI.</exception>
    public NpiList(Release release, IReadOnlyList<TableRow> rows)
    {
        Release = release;
        npis = new uint[rows.Count];
        said = new Said[rows.Count];
        for (var i = 0; i < npis.Length; i++)
        {
            var row = rows[i];
            npis[i] = NumberOf(row);
            said[i] = new Said(row.Period, row.Number);
        }

        Array.Sort(npis, said);
    }

    public Release Release { get; }

    public int Count => npis.Length;

    public bool Has(Npi npi) => FirstOf(npi) is var at && at < npis.Length && IsOf(npi, at);

    internal ActivePeriod PeriodAt(int at) => said[at].Period;

    internal Evidence EvidenceAt(int at) => new(Release, npis[at].ToString("D10"), said[at].Number);

    internal bool IsOf(Npi npi, int at) => npis[at] == npi.Number;

    internal int IndexOf(Npi npi, DateOnly day)
    {
        for (var at = FirstOf(npi); at < npis.Length && IsOf(npi, at); at++)
        {
            if (said[at].Period.Contains(day))
                return at;
        }

        return -1;
    }

    /// <summary>The first place that is not below the number; the rows of one NPI stand side by side.</summary>
    internal int FirstOf(Npi npi)
    {
        var (low, high) = (0, npis.Length);
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            if (npis[middle] < npi.Number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>An NPI begins with 1 or 2, and so fits 32 bits.</summary>
    private static uint NumberOf(TableRow row)
    {
        Span<byte> utf8 = stackalloc byte[10];
        return
            row.Key.Length == utf8.Length
            && System.Text.Encoding.UTF8.TryGetBytes(row.Key, utf8, out var written)
            && Npi.TryParse(utf8[..written], out var npi)
            ? (uint)npi.Number
            : throw new InvalidTableException($"Row {row.Number}: '{row.Key}' is no NPI.");
    }

    private readonly record struct Said(ActivePeriod Period, int Number);
}
