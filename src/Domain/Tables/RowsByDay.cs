namespace ClaimLint.Domain.Tables;

/// <summary>A row and the release that it came in.</summary>
internal readonly record struct SourcedRow(TableRow Row, Release Release);

/// <summary>The rows of a table that is read as lists, subject by subject: a procedure's, a payer's.</summary>
/// <param name="releases">Of every system.</param>
/// <param name="system">The table's.</param>
/// <param name="subjectOf">Of what a row speaks.</param>
internal sealed class RowsByDay(
    IReadOnlyCollection<ReleaseRows> releases,
    string system,
    Func<TableRow, string> subjectOf
)
{
    private readonly Release[] newestFirst = ReleaseOrder.NewestFirst(
        releases.Select(release => release.Release).Where(release => release.System == system),
        release => release
    );

    private readonly ILookup<string, SourcedRow> bySubject = Ordered([
            .. releases.Where(release => release.Release.System == system),
        ])
        .ToLookup(entry => subjectOf(entry.Row));

    public string System => system;

    public IEnumerable<string> Subjects => bySubject.Select(subject => subject.Key);

    /// <summary>Every row of a subject: oldest release first, then overrides, the one that counts last.</summary>
    public IEnumerable<SourcedRow> Of(string subject) => bySubject[subject];

    /// <summary>The published release that speaks for a day: the latest begun.</summary>
    public Release? SpeakerOn(DateOnly day) => Array.Find(newestFirst, release => release.EffectiveFrom <= day);

    /// <summary>The days on which what counts of a subject may change.</summary>
    public IEnumerable<DateOnly> TurnsOf(string subject) =>
        bySubject[subject]
            .SelectMany(entry =>
                entry.Row.Period.Until == DateOnly.MaxValue
                    ? new[] { entry.Row.Period.From }
                    : [entry.Row.Period.From, entry.Row.Period.Until.AddDays(1)]
            )
            .Concat(newestFirst.Select(release => release.EffectiveFrom));

    /// <summary>The rows that count on a day: those in force of the release that speaks for it, in its file's order; an override stands in the place of the row that it overrides.</summary>
    public List<SourcedRow> On(string subject, DateOnly day)
    {
        var speaker = SpeakerOn(day);
        List<SourcedRow> rows = [];
        foreach (var entry in bySubject[subject])
        {
            if (
                !entry.Row.Period.Contains(day)
                || !(entry.Release.IsOverride || ReferenceEquals(entry.Release, speaker))
            )
                continue;
            var at = entry.Release.IsOverride ? rows.FindIndex(other => other.Row.Key == entry.Row.Key) : -1;
            if (at < 0)
                rows.Add(entry);
            else
                rows[at] = entry;
        }

        return rows;
    }

    private static IEnumerable<SourcedRow> Ordered(ReleaseRows[] all) =>
        ReleaseOrder
            .NewestFirst(all, release => release.Release)
            .Reverse()
            .Concat(ReleaseOrder.Overrides(all, release => release.Release).Reverse())
            .SelectMany(release =>
                release.Rows.OrderBy(row => row.Number).Select(row => new SourcedRow(row, release.Release))
            );
}

/// <summary>What holds of a subject, from day to day.</summary>
internal sealed class Timeline<T>
    where T : class
{
    private readonly (DateOnly From, T? Value)[] newestFirst;

    /// <param name="turns">The days on which it may change.</param>
    /// <param name="on">What holds from such a day on; null for nothing.</param>
    public Timeline(IEnumerable<DateOnly> turns, Func<DateOnly, T?> on) =>
        newestFirst = [.. turns.Distinct().OrderDescending().Select(day => (day, on(day)))];

    /// <summary>Allocates nothing.</summary>
    public T? On(DateOnly day)
    {
        foreach (var (from, value) in newestFirst)
        {
            if (from <= day)
                return value;
        }

        return null;
    }
}
