using ClaimLint.Domain.Rules;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;
using CsvHelper;

namespace ClaimLint.Golden;

/// <summary>The page on CPT 20957, row by row, against public truth: <c>profile-20957.csv</c> says what must come out, who decided it, and why.</summary>
/// <remarks>Written by hand from a check of the page against CMS, CDC and NUCC publications: the tables and reviews of data/ have to arrive at it.</remarks>
public sealed class Profile20957Tests
{
    private static readonly DateOnly Day = new(2025, 11, 3);

    /// <summary>The kinds of rows that name a code and say what it is.</summary>
    private static readonly AssertionKind[] Coded =
    [
        AssertionKind.Modifier,
        AssertionKind.Specialty,
        AssertionKind.Diagnosis,
        AssertionKind.Related,
    ];

    private static readonly CodeTables Tables = CodeTables.Read(Repository.Embedded);

    private static readonly ProcedureProfile Profile = Assert.Single(Tables.Profiles.On(Day));

    private static readonly IReadOnlyList<Row> Expected = ReadExpected();

    [Fact]
    public void Every_coded_row_of_the_page_is_judged_as_expected_and_by_the_source_expected()
    {
        Assert.Equal(
            Expected.Select(row => (row.Kind, row.Code, row.Verdict, row.DecidedBy)),
            Profile.Assertions.Where(IsCoded).Select(Judge)
        );
    }

    [Fact]
    public void Every_judgement_is_told_with_its_reason()
    {
        Assert.All(
            Profile.Assertions.Where(IsCoded).Zip(Expected),
            pair => Assert.Contains(pair.Second.Because, TruthOf(pair.First), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(AssertionKind.Modifier, 14, 9, 3, 2)]
    [InlineData(AssertionKind.Specialty, 5, 0, 5, 0)]
    [InlineData(AssertionKind.Diagnosis, 5, 0, 5, 0)]
    [InlineData(AssertionKind.Related, 5, 2, 3, 0)]
    public void The_score_by_kind(AssertionKind kind, int rows, int agree, int contradict, int silent)
    {
        var judged = Profile.Assertions.Where(assertion => assertion.Kind == kind).Select(Judge).ToArray();

        Assert.Equal(
            (rows, agree, contradict, silent),
            (judged.Length, Count(judged, "agrees"), Count(judged, "contradicts"), Count(judged, "silent"))
        );
    }

    [Fact]
    public void The_score()
    {
        var judged = Profile.Assertions.Where(IsCoded).Select(Judge).ToArray();

        Assert.Equal(
            (29, 11, 16, 2),
            (judged.Length, Count(judged, "agrees"), Count(judged, "contradicts"), Count(judged, "silent"))
        );
    }

    [Theory]
    [InlineData("nucc 25.1", 5)]
    [InlineData("icd-10-cm 2026-partial", 3)]
    [InlineData("mpfs-medicare 2025-10", 2)]
    [InlineData("ptp-medicare-practitioner 2024-07", 1)]
    [InlineData("profile-reviews 2026-11", 5)]
    public void Who_decided_the_contradictions(string release, int rows)
    {
        Assert.Equal(
            rows,
            Profile
                .Assertions.Where(IsCoded)
                .Select(Judge)
                .Count(row => row.Verdict == "contradicts" && row.DecidedBy == release)
        );
    }

    [Fact]
    public void Of_the_pages_other_rows_nothing_is_known_for_or_against()
    {
        var others = Profile.Assertions.Where(assertion => !IsCoded(assertion)).ToArray();

        Assert.Equal(28, others.Length);
        Assert.All(others, assertion => Assert.Equal(OutcomeStatus.NotApplicable, Check(Profile, assertion).Status));
    }

    [Fact]
    public void The_page_weighs_less_than_whoever_decided_against_it()
    {
        Assert.All(
            Profile.Assertions.Select(Find).OfType<ProfileConflict>(),
            conflict => Assert.True(conflict.Evidence.Release!.Authority > Profile.Release.Authority)
        );
    }

    private static bool IsCoded(Assertion assertion) => Coded.Contains(assertion.Kind);

    private static (string Kind, string Code, string Verdict, string DecidedBy) Judge(Assertion assertion) =>
        Check(Profile, assertion).Status switch
        {
            OutcomeStatus.Fail => Judged(assertion, "contradicts", Find(assertion)!.Evidence.Release!.ToString()),
            OutcomeStatus.Pass => Judged(assertion, "agrees", WhoAgrees(assertion)),
            _ => Judged(assertion, "silent", string.Empty),
        };

    private static (string Kind, string Code, string Verdict, string DecidedBy) Judged(
        Assertion assertion,
        string verdict,
        string decidedBy
    ) => (assertion.Kind.ToString().ToLowerInvariant(), assertion.Code, verdict, decidedBy);

    /// <summary>What agrees without any hand check, a table agrees with.</summary>
    private static string WhoAgrees(Assertion assertion)
    {
        var unreviewed = new ProcedureProfile(Profile.Procedure, Profile.Release, Profile.Assertions, []);
        return Check(unreviewed, assertion).Status == OutcomeStatus.Pass
            ? "a table"
            : Profile.ReviewOf(assertion)!.Evidence.Release!.ToString();
    }

    private static string TruthOf(Assertion assertion) => Find(assertion)?.Truth ?? Profile.ReviewOf(assertion)!.Truth;

    private static Outcome Check(ProcedureProfile profile, Assertion assertion) =>
        ProfileConflicts.Check(profile, assertion, ProfileSources.Medicare(Tables, Day));

    private static ProfileConflict? Find(Assertion assertion) =>
        ProfileConflicts.Find(Profile, assertion, ProfileSources.Medicare(Tables, Day));

    private static int Count((string Kind, string Code, string Verdict, string DecidedBy)[] judged, string verdict) =>
        judged.Count(row => row.Verdict == verdict);

    private static List<Row> ReadExpected()
    {
        var file = File.ReadAllBytes(Path.Combine(Repository.GoldenFolder, "profile-20957.csv"));
        using var csv = CsvReader.Create(file, new CsvReaderOptions());
        csv.ReadHeader();
        List<Row> rows = [];
        while (csv.Read())
            rows.Add(
                new Row(
                    csv.GetString("kind"),
                    csv.GetString("code"),
                    csv.GetString("verdict"),
                    csv.GetString("decided_by"),
                    csv.GetString("because")
                )
            );
        return rows;
    }

    private sealed record Row(string Kind, string Code, string Verdict, string DecidedBy, string Because);
}
