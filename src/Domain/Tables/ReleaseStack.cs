using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The releases of one table: which of them there are, and which are past their period.</summary>
public abstract class ReleaseStack(string system)
{
    public string System { get; } = system;

    /// <summary>The published releases, newest first.</summary>
    public abstract IEnumerable<Release> Releases { get; }

    /// <summary>The releases that had expired on a day while no newer one that had begun includes what they cover.</summary>
    public IEnumerable<Release> StaleOn(DateOnly day)
    {
        var begun = Releases.Where(release => release.EffectiveFrom <= day).ToList();
        return begun
            .Where(release => release.IsExpiredOn(day))
            .Where(release =>
                !begun
                    .TakeWhile(newer => newer != release)
                    .Any(newer => newer.Coverage.IsNone || newer.Coverage.Includes(release.Coverage))
            );
    }

    /// <summary>Every row that concerns what is looked up: oldest release first, then overrides, the one that counts last.</summary>
    /// <param name="asked">What is looked up.</param>
    /// <param name="day">On which day it is said whether a row counts; null for none.</param>
    internal abstract IEnumerable<CodePeriod> HistoryOf(LookupKey asked, DateOnly? day);

    /// <summary>The published releases that are complete for a code.</summary>
    internal abstract IEnumerable<Release> CompleteFor(Code code);

    /// <summary>The row that proves that a code exists and is in force on a day; false where none of a release within its period does.</summary>
    internal abstract bool TryProve(Code code, DateOnly day, out ReleaseTable? table, out int at);

    /// <summary>Whether a row of what is looked up is in force on a day; null where no release in effect on the day is complete for it.</summary>
    internal abstract bool? IsActive(LookupKey asked, DateOnly day);
}

/// <summary>One code system or edit table in memory: its releases, and the one lookup that all tables share.</summary>
/// <typeparam name="TRow">What a row says.</typeparam>
public sealed class ReleaseStack<TRow> : ReleaseStack
{
    private readonly TableDefinition<TRow> definition;
    private readonly ReleaseTable<TRow>[] newestFirst;
    private readonly ReleaseTable<TRow>[] overrides;
    private readonly ReleaseWalk<TRow> walk;

    internal ReleaseStack(TableDefinition<TRow> definition, string system, IEnumerable<ReleaseTable<TRow>> releases)
        : base(system)
    {
        this.definition = definition;
        ReleaseTable<TRow>[] all = [.. releases];
        newestFirst = ReleaseOrder.NewestFirst(all, table => table.Release);
        overrides = ReleaseOrder.Overrides(all, table => table.Release);
        walk = new ReleaseWalk<TRow>(newestFirst, overrides, definition.IsCodeSystem);
    }

    private ReleaseStack(ReleaseStack<TRow> other)
        : base(other.System) =>
        (definition, newestFirst, overrides, walk) = (other.definition, other.newestFirst, other.overrides, other.walk);

    /// <summary>What may have been meant by a code that may not be submitted on a day.</summary>
    public CodeTextCache Suggestions { get; } = new();

    public override IEnumerable<Release> Releases => newestFirst.Select(table => table.Release);

    /// <summary>A release of the table cannot be read: every lookup answers that no release is loaded.</summary>
    internal bool IsUnreadable { get; init; }

    /// <summary>The line's program and setting have no such table: every lookup is not applicable.</summary>
    internal bool IsInapplicable { get; init; }

    /// <summary>The same releases, with a table of another kind that lists codes of this one: what it has in force exists.</summary>
    internal ReleaseStack<TRow> ProvenBy(ReleaseStack other) => new(this) { Proof = other };

    private ReleaseStack? Proof { get; init; }

    /// <summary>What the table says of a code on a day, with what decided. Allocates nothing.</summary>
    public Lookup<TRow> Find(Code code, DateOnly day)
    {
        var found = Find(code.Packed, code, day);
        if (Proof is null || found.Status == LookupStatus.NotInForce || (found.IsFound && !found.IsExpired))
            return found;
        return Proof.TryProve(code, day, out var table, out var at) ? new(LookupStatus.Found, table, at) : found;
    }

    /// <summary>The same for a key that packs more than a code; <paramref name="covering"/> is the code that coverage is stated for.</summary>
    public Lookup<TRow> Find(ulong key, Code covering, DateOnly day) =>
        Find(new KeyFinder<TRow>(key, covering, Code.None), day);

    /// <summary>The same for a row that is looked for otherwise than by its key alone. Allocates nothing.</summary>
    internal Lookup<TRow> Find<TFinder>(TFinder finder, DateOnly day)
        where TFinder : struct, IRowFinder<TRow> =>
        IsInapplicable ? new(LookupStatus.NotApplicable) : walk.Find(finder, day);

    /// <summary>The codes in force on a day that begin with the given characters, in order, each with its row: for suggestions.</summary>
    public IEnumerable<(Code Code, TRow Row)> InForce(Code prefix, DateOnly day)
    {
        foreach (var code in Listed(prefix))
        {
            if (Find(code, day) is { IsFound: true, IsExpired: false } found)
                yield return (code, found.Row);
        }
    }

    /// <summary>Every period of a key in every published release, oldest release first: for a message.</summary>
    public IEnumerable<(Release Release, ActivePeriod Period, TRow Row, Evidence Evidence)> History(ulong key) =>
        newestFirst
            .Reverse()
            .SelectMany(table =>
                table
                    .PlacesOf(key, ulong.MaxValue)
                    .Select(at => (table.Release, table.PeriodAt(at), table.RowAt(at), table.EvidenceAt(at)))
            );

    /// <summary>The rows of a key that count on a day: those in force of the release that decides, in its file's order; an override takes the place of the row that it overrides.</summary>
    internal IEnumerable<(ReleaseTable<TRow> Table, int At)> RowsOn(ulong key, DateOnly day)
    {
        var rows = new List<(ReleaseTable<TRow> Table, int At)>();
        var (first, second) = definition.Key.Covering(key);
        if (
            walk.Published(new KeyFinder<TRow>(key, first, second), day) is
            { IsFound: true, Table: ReleaseTable<TRow> deciding }
        )
            rows.AddRange(InForce(deciding, key, day).OrderBy(row => row.Table.NumberAt(row.At)));
        foreach (var (table, at) in overrides.Reverse().SelectMany(table => InForce(table, key, day)))
        {
            var same = rows.FindIndex(row => row.Table.KeyTextAt(row.At) == table.KeyTextAt(at));
            if (same < 0)
                rows.Add((table, at));
            else
                rows[same] = (table, at);
        }

        return rows;
    }

    /// <summary>Whether a published release lists a key, on whatever day. Allocates nothing.</summary>
    internal bool Lists(ulong key)
    {
        foreach (var table in newestFirst)
        {
            if (table.RangeOf(key) is var (start, end) && start < end)
                return true;
        }

        return false;
    }

    /// <summary>Every key of every release.</summary>
    internal IEnumerable<ulong> Keys =>
        newestFirst
            .Concat(overrides)
            .SelectMany(table => Enumerable.Range(0, table.Count).Select(table.KeyAt))
            .Distinct();

    /// <summary>The days on which what counts of a key may change.</summary>
    internal IEnumerable<DateOnly> TurnsOf(ulong key) =>
        newestFirst
            .Select(table => new ActivePeriod(
                table.Release.EffectiveFrom,
                table.Release.EffectiveTo ?? DateOnly.MaxValue
            ))
            .Concat(
                newestFirst
                    .Concat(overrides)
                    .SelectMany(table => table.PlacesOf(key, ulong.MaxValue).Select(table.PeriodAt))
            )
            .SelectMany(period =>
                period.Until == DateOnly.MaxValue ? new[] { period.From } : [period.From, period.Until.AddDays(1)]
            );

    /// <summary>The codes that begin with the given characters in whatever release, in force or not, in order and each once: the tables' own orders are merged.</summary>
    internal IEnumerable<Code> Listed(Code prefix)
    {
        ReleaseTable<TRow>[] tables = [.. newestFirst, .. overrides];
        var places = Array.ConvertAll(tables, table => table.FirstFrom(prefix.Packed));
        while (true)
        {
            var least = ulong.MaxValue;
            for (var i = 0; i < tables.Length; i++)
            {
                if (places[i] < tables[i].Count)
                    least = Math.Min(least, tables[i].KeyAt(places[i]));
            }

            var code = Code.FromPacked(least);
            if (least == ulong.MaxValue || !code.StartsWith(prefix))
                yield break;
            yield return code;
            for (var i = 0; i < tables.Length; i++)
            {
                while (places[i] < tables[i].Count && tables[i].KeyAt(places[i]) == least)
                    places[i]++;
            }
        }
    }

    internal override IEnumerable<CodePeriod> HistoryOf(LookupKey asked, DateOnly? day)
    {
        foreach (var table in newestFirst.Reverse().Concat(overrides.Reverse()))
        {
            foreach (var at in definition.PlacesOf(table, asked))
                yield return definition.PeriodOf(table, at, day is { } given && IsUsed(table, at, given));
        }
    }

    internal override IEnumerable<Release> CompleteFor(Code code) =>
        newestFirst.Where(table => table.Coverage.Covers(code)).Select(table => table.Release);

    internal override bool TryProve(Code code, DateOnly day, out ReleaseTable? table, out int at)
    {
        var found = Find(code.Packed, code, day);
        (table, at) = (found.Table, found.At);
        return found is { IsFound: true, IsExpired: false } && (definition.Proves?.Invoke(found.Row) ?? true);
    }

    internal override bool? IsActive(LookupKey asked, DateOnly day)
    {
        var used = HistoryOf(asked, day).Where(row => row.IsUsed).ToList();
        if (used.Count > 0)
            return used.Any(row => row.Release.IsOverride || !row.Release.IsExpiredOn(day)) ? true : null;
        return Find(asked.Code, day).Status is LookupStatus.NotInForce or LookupStatus.Unknown ? false : null;
    }

    private bool IsUsed(ReleaseTable<TRow> table, int at, DateOnly day) =>
        RowsOn(table.KeyAt(at), day).Contains((table, at));

    private static IEnumerable<(ReleaseTable<TRow> Table, int At)> InForce(
        ReleaseTable<TRow> table,
        ulong key,
        DateOnly day
    ) => table.PlacesOf(key, ulong.MaxValue).Where(at => table.PeriodAt(at).Contains(day)).Select(at => (table, at));
}
