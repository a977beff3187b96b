using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Rules.Payers;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Domain.Tests.Releases;

/// <summary>An operator's own word on one row wins over every published release for that row, and for nothing else.</summary>
public sealed class OverrideTests
{
    private static readonly DateOnly Today = new(2025, 11, 10);
    private static readonly DateOnly Later = new(2026, 2, 1);

    private static readonly ReleaseRows Units = Tables.Release(
        "mue-medicare-practitioner",
        "2025q4",
        new DateOnly(2025, 10, 1),
        "*",
        "code,from,until,units,mai,rationale",
        "20957,2025-10-01,,1,3,clinical",
        "99213,2025-10-01,,2,3,clinical"
    );

    private static readonly ReleaseRows NextUnits = Tables.Release(
        "mue-medicare-practitioner",
        "2026q1",
        new DateOnly(2026, 1, 1),
        "*",
        "code,from,until,units,mai,rationale",
        "20957,2026-01-01,,4,3,clinical"
    );

    private static readonly ReleaseRows Pairs = Tables.Release(
        "ptp-medicare-practitioner",
        "*",
        "column1,column2,from,until,indicator,rationale",
        "20957,69990,2024-07-01,,0,misuse"
    );

    [Fact]
    public void Its_row_is_found_before_the_published_one_and_before_a_newer_release()
    {
        var table = UnitsWith(Override(Units, "20957", "units=2"), NextUnits);

        Assert.Equal(2, UnitsOf(table, "20957", Today));
        Assert.Equal(2, UnitsOf(table, "20957", Later));
        Assert.Equal(2, UnitsOf(table, "99213", Today));
    }

    [Fact]
    public void The_evidence_names_the_override_and_its_reason()
    {
        var table = UnitsWith(Override(Units, "20957", "units=2"));

        var evidence = table.Find(Code.Of("20957"), Today).Evidence;

        Assert.Equal("override-20957-1", evidence.Release!.Version);
        Assert.Equal("the contract allows two", evidence.Release.Source.Title);
        Assert.Equal("A. Operator", evidence.Release.Source.Publisher);
        Assert.Equal("2025q4", table.Find(Code.Of("99213"), Today).Evidence.Release!.Version);
    }

    [Fact]
    public void It_speaks_for_no_day_and_covers_nothing()
    {
        var alone = UnitsOf(Override(Units, "20957", "units=2"));

        Assert.Empty(alone.Releases);
        Assert.Equal(2, UnitsOf(alone, "20957", Today));
        Assert.Equal(LookupStatus.NoRelease, alone.Find(Code.Of("99213"), Today).Status);
    }

    [Fact]
    public void After_its_last_day_the_published_row_counts_again()
    {
        var table = UnitsWith(Override(Units, "20957", "units=2", until: new DateOnly(2025, 11, 30)), NextUnits);

        Assert.Equal(2, UnitsOf(table, "20957", new DateOnly(2025, 11, 30)));
        Assert.Equal(1, UnitsOf(table, "20957", new DateOnly(2025, 12, 1)));
        Assert.Equal(4, UnitsOf(table, "20957", Later));
    }

    [Fact]
    public void Of_two_overrides_of_one_row_the_later_given_counts_and_builds_on_the_earlier()
    {
        var first = Override(Units, "20957", "units=2");
        var second = Override([Units, first], "20957", 2, "mai=2");

        var table = UnitsWith(second, first);

        var row = table.Find(Code.Of("20957"), Today);
        Assert.True(row.IsFound);
        Assert.Equal((2, 2), (row.Row.Units, row.Row.AdjudicationIndicator));
        Assert.Equal("override-20957-2", table.Find(Code.Of("20957"), Today).Evidence.Release!.Version);
    }

    [Fact]
    public void A_pair_is_overridden_in_one_direction_alone()
    {
        var pairs = CodeTables.Read([Pairs, Override(Pairs, "20957|69990", "indicator=1")]).MedicarePractitioner.Pairs;

        var edit = pairs.Find(Code.Of("20957"), Code.Of("69990"), Today);
        Assert.True(edit.IsFound);
        Assert.Equal('1', edit.Row.Indicator);
        Assert.Equal(
            "override-20957-69990-1",
            pairs.Find(Code.Of("20957"), Code.Of("69990"), Today).Evidence.Release!.Version
        );
        Assert.Equal(LookupStatus.Unknown, pairs.Find(Code.Of("69990"), Code.Of("20957"), Today).Status);
    }

    [Fact]
    public void An_expired_release_is_stale_though_an_override_is_newer()
    {
        var stale = Units with { Release = Units.Release with { EffectiveTo = new DateOnly(2025, 12, 31) } };

        var tables = CodeTables.Read([stale, Override(Units, "20957", "units=2")]);

        Assert.Equal(["2025q4"], tables.StaleOn(Later).Select(release => release.Version));
    }

    [Fact]
    public void A_payer_is_overridden_in_place_and_no_payer_is_lost()
    {
        var payers = Tables.Release(
            "payers",
            "*",
            "payer_id,name,program,severities",
            "ACME,Acme Health,medicare,",
            "OTHER,Other Health,none,"
        );

        var tables = CodeTables.Read([payers, Override(payers, "ACME", "severities=CL2013=info")]);

        Assert.Equal(Severity.Info, PolicyOf(tables, "ACME")!.Severities["CL2013"]);
        Assert.Equal(EditProgram.None, PolicyOf(tables, "OTHER")!.Program);
    }

    [Fact]
    public void An_overridden_payer_is_as_it_was_when_the_override_is_over()
    {
        var payers = Tables.Release("payers", "*", "payer_id,name,program,severities", "ACME,Acme Health,medicare,");

        var tables = CodeTables.Read([payers, Override(payers, "ACME", "program=none", until: Later)]);

        Assert.Equal(EditProgram.None, PolicyOf(tables, "ACME", $"{Later:yyyy-MM-dd}")!.Program);
        Assert.Equal(EditProgram.Medicare, PolicyOf(tables, "ACME", $"{Later.AddDays(1):yyyy-MM-dd}")!.Program);
    }

    [Fact]
    public void An_overridden_saying_of_a_profile_is_no_longer_contradicted()
    {
        ReleaseRows[] releases = [.. Tables.EmbeddedReleases];
        var overridden = Override(releases, "20957|modifier|26", 1, "profiles", "title=our own use of it");
        var (before, after) = (CodeTables.Read(releases), CodeTables.Read([.. releases, overridden]));

        Assert.Equal(16, Conflicts(before));
        Assert.Equal(15, Conflicts(after));
        Assert.Equal(ProfileOf(before).Assertions.Count, ProfileOf(after).Assertions.Count);
        Assert.False(ProfileOf(after).Release.IsOverride);
    }

    [Fact]
    public void A_table_can_be_overridden_to_contradict_a_profile_no_more()
    {
        ReleaseRows[] releases = [.. Tables.EmbeddedReleases];
        var overridden = Override(releases, "20957", 1, "mpfs-medicare", "pctc=1");

        Assert.Equal(14, Conflicts(CodeTables.Read([.. releases, overridden])));
    }

    [Fact]
    public void A_finding_that_it_decides_says_so_and_why()
    {
        ReleaseRows[] releases = [.. Tables.EmbeddedReleases];
        var overridden = Override(releases, "99213", 1, "mpfs-medicare", "status=N");
        var check = new ClaimCheck(RuleSet.Catalog, CodeTables.Read([.. releases, overridden]));
        var lines = Lines.Read([Lines.OfficeVisit]).Lines;
        check.Run(lines);

        var finding = Assert.Single(FindingReporter.Report(check, lines), finding => finding.Rule.Id == "CL2013");

        Assert.EndsWith(
            "An operator's override decided (override-99213-1): the contract allows two.",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("override-99213-1", finding.Evidence.Release!.Version);
    }

    [Theory]
    [InlineData("20957", "unit=2", "mue-medicare-practitioner has no column 'unit'; it has units, mai, rationale.")]
    [InlineData(
        "20957",
        "units=two",
        "Row 1 (20957): 'two' is not valid for units. Use a whole number from 0 to 999999999."
    )]
    [InlineData("00100", "units=2", "Row 1 (00100): column 'mai' is missing.")]
    public void What_would_not_be_a_row_is_refused(string key, string change, string why)
    {
        Assert.Equal(why, Assert.Throws<InvalidTableException>(() => Override(Units, key, change)).Message);
    }

    [Fact]
    public void Days_that_cannot_be_are_refused()
    {
        Assert.Equal(
            "The override would end on 2025-09-30, before it begins on 2025-10-01.",
            Assert
                .Throws<InvalidTableException>(() =>
                    Override(Units, "20957", "units=2", until: new DateOnly(2025, 9, 30))
                )
                .Message
        );
    }

    private static ReleaseStack<UnitLimitRow> UnitsWith(params ReleaseRows[] overrides) =>
        UnitsOf([Units, .. overrides]);

    private static ReleaseStack<UnitLimitRow> UnitsOf(params ReleaseRows[] releases) =>
        CodeTables.Read(releases).MedicarePractitioner.UnitLimits;

    private static int UnitsOf(ReleaseStack<UnitLimitRow> table, string code, DateOnly day)
    {
        var row = table.Find(Code.Of(code), day);
        Assert.True(row.IsFound);
        return row.Row.Units;
    }

    private static ProcedureProfile ProfileOf(CodeTables tables) => Assert.Single(tables.Profiles.On(Today));

    private static PayerPolicy? PolicyOf(CodeTables tables, string payer, string day = "2025-11-03") =>
        tables.PolicyOf(Lines.Visit((Field.PayerId, payer), (Field.ServiceDateFrom, day)));

    private static int Conflicts(CodeTables tables)
    {
        var profile = ProfileOf(tables);
        return profile.Assertions.Count(assertion =>
            ProfileConflicts.Find(profile, assertion, ProfileSources.Medicare(tables, Today)) is not null
        );
    }

    private static ReleaseRows Override(ReleaseRows of, string key, string change, DateOnly? until = null) =>
        Override([of], key, 1, of.Release.System, change, until);

    private static ReleaseRows Override(ReleaseRows[] of, string key, int number, string change) =>
        Override(of, key, number, of[0].Release.System, change);

    private static ReleaseRows Override(
        ReleaseRows[] of,
        string key,
        int number,
        string system,
        string change,
        DateOnly? until = null
    )
    {
        var at = change.IndexOf('=', StringComparison.Ordinal);
        var made = RowOverride.Of(
            system,
            key,
            $"{RowOverride.VersionPrefix}{key.Replace('|', '-')}-{number}",
            RowOverride.RowOf(of, system, key, Today),
            new Dictionary<string, string> { [change[..at]] = change[(at + 1)..] },
            new OverrideTerms("A. Operator", "the contract allows two", null, until),
            Today
        );
        return made with
        {
            Release = made.Release with { ImportedAt = new DateTimeOffset(2025, 11, 10, 8, number, 0, TimeSpan.Zero) },
        };
    }
}
