using System.Collections.Frozen;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The procedure profiles with what hand checks found of them, by the date of service. Keys are <c>procedure|kind|code</c>.</summary>
public sealed class ProfileTable
{
    private readonly RowsByDay rows;
    private readonly RowsByDay reviews;
    private readonly FrozenDictionary<ulong, Timeline<ProcedureProfile>> profiles;

    /// <exception cref="InvalidTableException">A row lacks a column, or a value is not of its kind.</exception>
    internal ProfileTable(IReadOnlyCollection<ReleaseRows> releases)
    {
        rows = new RowsByDay(releases, TableSystems.Profiles, row => row.KeyParts[0]);
        reviews = new RowsByDay(releases, TableSystems.ProfileReviews, row => row.KeyParts[0]);
        profiles = rows.Subjects.ToFrozenDictionary(
            subject => CodeTablesReader.CodeOf(rows.Of(subject).First().Row, subject).Packed,
            TimelineOf
        );
        // Every row is read, in force or not: one that cannot be understood must not lie in wait for its day.
        foreach (var row in rows.Subjects.SelectMany(rows.Of))
            ProfileReader.Assertion(row);
        foreach (var row in reviews.Subjects.SelectMany(reviews.Of))
            ProfileReader.Review(row);
    }

    /// <summary>
    /// The profile of a procedure on a day. Unknown where no release has one, then there is nothing to be asked; NoRelease where one has,
    /// and none speaks for the day; NotActive where the one that does has none. Allocates nothing.
    /// </summary>
    public LookupStatus Find(Code procedure, DateOnly day, out ProcedureProfile? profile)
    {
        profile = null;
        if (!profiles.TryGetValue(procedure.Packed, out var timeline))
            return LookupStatus.Unknown;
        profile = timeline.On(day);
        return profile is not null ? LookupStatus.Found
            : rows.SpeakerOn(day) is null ? LookupStatus.NoRelease
            : LookupStatus.NotActive;
    }

    /// <summary>The profiles of a day, in the order of their procedures.</summary>
    public IEnumerable<ProcedureProfile> On(DateOnly day) =>
        profiles
            .Values.Select(timeline => timeline.On(day))
            .OfType<ProcedureProfile>()
            .OrderBy(profile => profile.Procedure);

    /// <summary>Every row of a procedure: what is said of it, or what hand checks found.</summary>
    internal IEnumerable<SourcedRow> Of(string system, Code procedure) =>
        (system == TableSystems.Profiles ? rows : reviews).Of(procedure.ToString());

    private Timeline<ProcedureProfile> TimelineOf(string subject) =>
        new(
            rows.TurnsOf(subject).Concat(reviews.TurnsOf(subject)),
            day =>
                rows.On(subject, day) is { Count: > 0 } found
                    ? ProfileReader.Read(found, reviews.On(subject, day), IsBeforeReviews(subject, day))
                    : null
        );

    private bool IsBeforeReviews(string subject, DateOnly day) =>
        reviews.SpeakerOn(day) is null && reviews.Of(subject).Any(entry => !entry.Release.IsOverride);
}
