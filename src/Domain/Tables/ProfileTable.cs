using System.Collections.Frozen;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>The procedure profiles with what manual reviews found of them, by the date of service. Keys are <c>procedure|kind|code</c>.</summary>
public sealed class ProfileTable
{
    private static readonly TableColumn<AssertionKind> Kind = TableColumn.Named<AssertionKind>("kind");
    private static readonly TableColumn<string> Title = TableColumn.Text("title");
    private static readonly TableColumn<string> Says = TableColumn.Text("says");
    private static readonly TableColumn<bool> Known = TableColumn.YesNo("known");
    private static readonly TableColumn<char> Side = TableColumn.Character("side", "RLB");
    private static readonly TableColumn<bool> SuggestsBilling = TableColumn.YesNo("suggests_billing");
    private static readonly TableColumn<ReviewVerdict> Verdict = TableColumn.Named<ReviewVerdict>("verdict");
    private static readonly TableColumn<string> Describes = TableColumn.Text("describes");
    private static readonly TableColumn<string> Truth = TableColumn.Text("truth");
    private static readonly TableColumn<string> Basis = TableColumn.Text("basis");

    private readonly ReleaseStack<Assertion> assertions;
    private readonly ReleaseStack<ProfileReview> reviews;
    private readonly FrozenDictionary<ulong, Timeline<ProcedureProfile>> profiles;
    private readonly FrozenDictionary<Code, Code[]> suggesting;

    internal ProfileTable(ReleaseStack<Assertion> assertions, ReleaseStack<ProfileReview> reviews)
    {
        (this.assertions, this.reviews) = (assertions, reviews);
        profiles = assertions.Keys.ToFrozenDictionary(procedure => procedure, TimelineOf);
        suggesting = profiles
            .Values.SelectMany(timeline => timeline.Values)
            .SelectMany(profile => profile.Suggested.Select(related => (Related: related, profile.Procedure)))
            .GroupBy(entry => entry.Related, entry => entry.Procedure)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
    }

    public static TableDefinition<Assertion> Definition { get; } =
        new("profiles", "Procedure profiles")
        {
            Key = KeyOf<Assertion>(row => $"{TableColumn.Lower(row.Kind)}|{row.Code}"),
            Columns =
            [
                Title.From<Assertion>(row => row.Title),
                Says.From<Assertion>(row => row.Says),
                Known.From<Assertion>(row => row.IsKnown),
                Side.From<Assertion>(row => row.Side),
                SuggestsBilling.From<Assertion>(row => row.SuggestsBilling),
            ],
            ReadRow = row => new Assertion(
                Kind.Parse(row, row.PartsOf(3)[1]),
                row.PartsOf(3)[2],
                Title.Of(row),
                Says.Of(row),
                Known.Of(row),
                Side.Of(row),
                SuggestsBilling.Of(row),
                default
            ),
            IsWholeList = true,
            IsUndated = true,
        };

    public static TableDefinition<ProfileReview> Reviews { get; } =
        new("profile-reviews", "Reviews of procedure profiles")
        {
            Key = KeyOf<ProfileReview>(row => $"{TableColumn.Lower(row.Kind)}|{row.Code}"),
            Columns =
            [
                Verdict.From<ProfileReview>(row => row.Verdict),
                Describes.From<ProfileReview>(row => row.Describes),
                Truth.From<ProfileReview>(row => row.Truth),
                Basis.From<ProfileReview>(row => row.Basis),
            ],
            ReadRow = row => new ProfileReview(
                Kind.Parse(row, row.PartsOf(3)[1]),
                row.PartsOf(3)[2],
                Verdict.Of(row),
                Describes.Of(row),
                Truth.Of(row),
                Basis.Of(row),
                default
            ),
            IsWholeList = true,
            IsUndated = true,
        };

    /// <summary>
    /// The profile of a procedure on a day. Unknown where no release has one, then nothing is required; NoRelease where one has,
    /// and none has begun on the day; NotInForce where the one that decides has none. Allocates nothing.
    /// </summary>
    public LookupStatus Find(Code procedure, DateOnly day, out ProcedureProfile? profile)
    {
        profile = null;
        if (!profiles.TryGetValue(procedure.Packed, out var timeline))
            return LookupStatus.Unknown;
        profile = timeline.On(day);
        return profile is not null ? LookupStatus.Found
            : assertions.Find(procedure, day).Status == LookupStatus.NoRelease ? LookupStatus.NoRelease
            : LookupStatus.NotInForce;
    }

    /// <summary>The procedures of which a profile of any day suggests billing the given one beside them. Allocates nothing.</summary>
    public ReadOnlySpan<Code> Suggesting(Code related) =>
        suggesting.TryGetValue(related, out var procedures) ? procedures : [];

    /// <summary>The profiles of a day, in the order of their procedures.</summary>
    public IEnumerable<ProcedureProfile> On(DateOnly day) =>
        profiles
            .Values.Select(timeline => timeline.On(day))
            .OfType<ProcedureProfile>()
            .OrderBy(profile => profile.Procedure);

    private static TableKey<TRow> KeyOf<TRow>(Func<TRow, string> others) =>
        TableKey.CodeWith(["procedure", "kind", "code"], row => TableKey.CodeOf(row, row.PartsOf(3)[0]), others);

    private Timeline<ProcedureProfile> TimelineOf(ulong procedure) =>
        new(
            assertions.TurnsOf(procedure).Concat(reviews.TurnsOf(procedure)),
            day => ProfileOn(Code.FromPacked(procedure), day)
        );

    /// <summary>The profile is of the published release, where it has any row of one; each assertion names its own.</summary>
    private ProcedureProfile? ProfileOn(Code procedure, DateOnly day)
    {
        var rows = assertions.RowsOn(procedure.Packed, day).ToList();
        return rows.Count == 0
            ? null
            : new ProcedureProfile(
                procedure,
                rows.Select(row => row.Table.Release).MinBy(release => release.IsOverride)!,
                rows.Select(row => row.Table.RowAt(row.At) with { Evidence = row.Table.EvidenceAt(row.At) }),
                reviews
                    .RowsOn(procedure.Packed, day)
                    .Select(row => row.Table.RowAt(row.At) with { Evidence = row.Table.EvidenceAt(row.At) })
            )
            {
                IsBeforeReviews =
                    reviews.Lists(procedure.Packed) && reviews.Find(procedure, day).Status == LookupStatus.NoRelease,
            };
    }
}

/// <summary>What is in force for a subject, from day to day.</summary>
internal sealed class Timeline<T>
    where T : class
{
    private readonly (DateOnly From, T? Value)[] newestFirst;

    /// <param name="turns">The days on which it may change.</param>
    /// <param name="on">What is in force from such a day on; null for nothing.</param>
    public Timeline(IEnumerable<DateOnly> turns, Func<DateOnly, T?> on) =>
        newestFirst = [.. turns.Distinct().OrderDescending().Select(day => (day, on(day)))];

    /// <summary>What is in force on any day.</summary>
    public IEnumerable<T> Values => newestFirst.Select(entry => entry.Value).OfType<T>();

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
