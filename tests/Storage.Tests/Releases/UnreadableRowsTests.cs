using Azure.Data.Tables;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Tests;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>A row that was edited into something unreadable makes its own table unreadable with a sentence; the others are read.</summary>
public sealed class UnreadableRowsTests(RunningAzurite azurite)
{
    private static readonly ReleaseRows Diagnoses = Embedded.Of("icd-10-cm", "E119", "I10");
    private static readonly ReleaseRows Pairs = Embedded.Of("ptp-medicare-practitioner");

    private static readonly EditedRow[] Codes =
    [
        new("a first day in another form", row => row["From"] = "01/07/2024", "'01/07/2024' is no day (YYYY-MM-DD)."),
        new("a last day that is none", row => row["Until"] = "2024-02-30", "'2024-02-30' is no day (YYYY-MM-DD)."),
        new("a row number in words", row => row["Row"] = "first", "'first' is no number for 'Row'."),
        new("periods in words", row => row["Periods"] = "two", "'two' is no number for 'Periods'."),
        new("less than no period", row => row["Periods"] = -1, "'-1' is no number for 'Periods'."),
        new("no period", row => row["Periods"] = 0, "and states 0 periods."),
        new("a period too many", row => row["Periods"] = 2, "Row 0 (E119): column 'billable' is missing."),
        new("periods without end", row => row["Periods"] = 2_000_000_000, "cannot have 2000000000 periods."),
        new("a period not counted", row => row["side__3"] = "L", "has 'side__3' and states 1 periods."),
        new("a column removed", row => row.Remove("billable"), "(E119): column 'billable' is missing."),
        new("an emptied column", row => row["billable"] = "", "'' is not valid for billable. Use Y or N."),
        new("another type", row => row["billable"] = true, "'True' is not valid for billable. Use Y or N."),
        new("two letters for one", row => row["side"] = "RL", "'RL' is not valid for side. Use R, L, B or empty."),
    ];

    private const string UnreadableValues = "unreadable values: they are a JSON array of objects that hold texts.";

    private static readonly EditedRow[] Packed =
    [
        new("values that are no JSON", row => row["Values"] = "nonsense", UnreadableValues),
        new("values removed", row => row.Remove("Values"), UnreadableValues),
        new("values emptied", row => row["Values"] = "", UnreadableValues),
        new("values of another type", row => row["Values"] = 7, UnreadableValues),
        new("values that are null", row => row["Values"] = "null", UnreadableValues),
        new("no set of values", row => row["Values"] = "[null]", UnreadableValues),
        new("a value that is null", row => row["Values"] = """[{"indicator":null}]""", UnreadableValues),
        new("a value that is a number", row => row["Values"] = """[{"indicator":1}]""", UnreadableValues),
        new("values for none", row => row["Values"] = "[]", "has no set of values 0."),
        new(
            "another column",
            row => row["Values"] = row.GetString("Values").Replace("indicator", "flag", StringComparison.Ordinal),
            "column 'indicator' is missing"
        ),
        new("fewer pairs than bytes", row => row["Pairs"] = 1, "has not the bytes of its 1 pairs."),
        new("no pairs and bytes", row => row["Pairs"] = 0, "has not the bytes of its 0 pairs."),
        new("more pairs than bytes", row => row["Pairs"] = 40_000, "has not the bytes of its 40000 pairs."),
        new("less than no pairs", row => row["Pairs"] = -1, "'-1' is no number for 'Pairs'."),
        new("pairs in words", row => row["Pairs"] = "many", "'many' is no number for 'Pairs'."),
        new("bytes beyond the pairs", row => row["Pairs02"] = new byte[16], "has not the bytes of its"),
        new("a text for bytes", row => row["Pairs01"] = "text", "has not the bytes of its"),
        new("bytes of half a pair", row => row["Pairs01"] = new byte[17], "has not the bytes of its"),
        new("bytes that are no day", row => Fill(row, 5, 0xFF), "A packed pair has no valid day."),
        new(
            "bytes that are no code",
            row => Fill(row, 0, (byte)'-'),
            "is not a code of 1 to 10 capital letters and digits."
        ),
        new("bytes without a code", row => Fill(row, 0, 0, count: 5), "the key is not a pair of codes."),
        new("the count removed", row => row.Remove("Pairs"), "the key is not a pair of codes."),
    ];

    private static readonly EditedRow[] Releases =
    [
        new("a state in other words", row => row["State"] = "ready to go", "'ready to go' is not a state."),
        new("a state by a number", row => row["State"] = "7", "'7' is not a state."),
        new("two states", row => row["State"] = "Ready, Retired", "'Ready, Retired' is not a state."),
        new("a state removed", row => row.Remove("State"), "'' is not a state."),
        new("a first day in words", row => row["EffectiveFrom"] = "soon", "'soon'"),
        new("a last day that is none", row => row["EffectiveTo"] = "2024-13-01", "'2024-13-01'"),
        new("a coverage in lower case", row => row["Coverage"] = "e11*", "Not a code"),
        new("an authority in words", row => row["Authority"] = "high", "String"),
        new("another version", row => row["Version"] = "2021-02", "lead to other partitions than CodesPartitions."),
        new("another system", row => row["System"] = "hcpcs", "lead to other partitions than CodesPartitions."),
        new("another attempt", row => row["Attempt"] = 2, "lead to other partitions than CodesPartitions."),
    ];

    public static TheoryData<EditedRow> EditedCodes => [.. Codes];

    public static TheoryData<EditedRow> EditedPairs => [.. Packed];

    public static TheoryData<EditedRow> EditedReleases => [.. Releases];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EditedCodes), DisableDiscoveryEnumeration = true)]
    public Task A_code(EditedRow edited) =>
        AssertUnreadableAsync(
            Diagnoses,
            (account, release) => account.EditCodeAsync(release.AddressOf("E119"), edited.Edit),
            edited.Why
        );

    [Theory]
    [MemberData(nameof(EditedPairs), DisableDiscoveryEnumeration = true)]
    public Task Packed_pairs(EditedRow edited) =>
        AssertUnreadableAsync(
            Pairs,
            (account, release) => account.EditCodeAsync(release.AddressOf("11043"), edited.Edit),
            edited.Why
        );

    [Theory]
    [MemberData(nameof(EditedReleases), DisableDiscoveryEnumeration = true)]
    public Task A_release(EditedRow edited) =>
        AssertUnreadableAsync(
            Diagnoses,
            (account, release) =>
                account.EditReleaseAsync(release.Release.System, release.Release.Version, edited.Edit),
            edited.Why
        );

    [Fact]
    public Task A_release_all_of_whose_rows_are_gone_it_would_call_every_code_unknown() =>
        AssertUnreadableAsync(
            Diagnoses,
            async (account, release) =>
            {
                foreach (var row in Diagnoses.Rows)
                {
                    var (partition, key) = release.AddressOf(row.Key);
                    await account.Codes.DeleteEntityAsync(partition, key, cancellationToken: Stop);
                }
            },
            "No row of icd-10-cm 2021-01 is in storage; it has 2."
        );

    [Fact]
    public async Task An_older_release_does_not_answer_for_an_unreadable_newer_one()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Diagnoses, Stop);
        var newer = Diagnoses.With(release =>
            release with
            {
                Version = "2022-01",
                EffectiveFrom = new DateOnly(2022, 1, 1),
            }
        );
        await account.Releases().ImportAsync(newer, Stop);
        await account.EditReleaseAsync("icd-10-cm", "2022-01", row => row["State"] = "Retird");
        using var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);

        var (code, day) = (Code.Of("E119"), new DateOnly(2022, 6, 1));
        Assert.Equal(LookupStatus.NoRelease, cache.Current!.Tables.Diagnoses.Find(code, day).Status);
        Assert.False(await cache.RefreshAsync(Stop));

        var switched = await new ReleaseSwitch(account.Tables()).RetireAsync("icd-10-cm", "2022-01", Stop);

        Assert.Equal(SwitchOutcome.Switched, switched.Outcome);
        Assert.True(await cache.RefreshAsync(Stop));
        Assert.Equal(LookupStatus.Found, cache.Current.Tables.Diagnoses.Find(code, day).Status);
    }

    [Theory]
    [InlineData("Retired")]
    [InlineData("Loading")]
    public async Task A_release_that_is_not_ready_makes_nothing_unreadable(string state)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Diagnoses, Stop);
        await account.EditReleaseAsync(
            "icd-10-cm",
            "2021-01",
            row => (row["State"], row["EffectiveFrom"]) = (state, "soon")
        );
        using var cache = new CodeTablesCache(account.Releases());

        await cache.RefreshAsync(Stop);

        Assert.Empty(cache.Current!.Tables.Unreadable);
        Assert.Equal("2021-01", Assert.Single((await account.Releases().ListAllAsync(Stop)).Unreadable).Version);
    }

    [Fact]
    public async Task A_severity_that_is_not_one_makes_the_policies_unreadable_and_no_other_table()
    {
        var policy = Samples.Row("P1", ("name", "Payer"), ("program", "medicare"), ("severities", "CL4006=warning"));
        var policies = Samples
            .Diagnoses.WithRows(policy)
            .With(release => release with { System = "payers", Coverage = Coverage.Whole });
        var account = await azurite.NewAccountWithTablesAsync();
        var stored = (await account.Releases().ImportAsync(policies, Stop)).Release;
        await account.Releases().ImportAsync(Diagnoses, Stop);
        await account.EditCodeAsync(stored.AddressOf("P1"), row => row["severities"] = "CL4006=wrn");
        using var cache = new CodeTablesCache(account.Releases());

        await cache.RefreshAsync(Stop);

        Assert.Equal("payers", Assert.Single(cache.Current!.Tables.Unreadable).Release.System);
        Assert.Equal("icd-10-cm", Assert.Single(cache.Current.Ready).Release.System);
        Assert.Equal(
            LookupStatus.NoRelease,
            cache.Current.Tables.Payers.Find(Lines.Visit((Field.PayerId, "P2")), out _)
        );
    }

    [Fact]
    public async Task Importing_a_release_again_that_cannot_be_read_is_refused_and_changes_nothing()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Diagnoses, Stop);
        await account.EditReleaseAsync("icd-10-cm", "2021-01", row => row["State"] = "Retird");

        var result = await account.Releases().ImportAsync(Diagnoses, Stop);

        Assert.Equal(ImportOutcome.Refused, result.Outcome);
        Assert.Equal(
            "icd-10-cm 2021-01 is in storage and cannot be read: 'Retird' is not a state. Retire it, and import under another version.",
            result.Message
        );
    }

    /// <summary>Beside a release of another table, which is read.</summary>
    private async Task AssertUnreadableAsync(
        ReleaseRows imported,
        Func<TestAccount, StoredRelease, Task> edit,
        string why
    )
    {
        var other = Embedded.Of("pos");
        var account = await azurite.NewAccountWithTablesAsync();
        var stored = (await account.Releases().ImportAsync(imported, Stop)).Release;
        await account.Releases().ImportAsync(other, Stop);

        await edit(account, stored);
        using var cache = new CodeTablesCache(account.Releases());
        await cache.ReloadAsync(Stop);

        var unreadable = Assert.Single(cache.Current!.Tables.Unreadable);
        Assert.Equal(stored.Release.ToString(), unreadable.Release.ToString());
        Assert.Contains(why, unreadable.Why, StringComparison.Ordinal);
        Assert.Equal("pos", Assert.Single(cache.Current.Ready).Release.System);
        Assert.Empty(cache.Current.Tables.Get(stored.Release.System).Releases);
    }

    /// <summary>Bytes of the first pair.</summary>
    private static void Fill(TableEntity row, int at, byte value, int count = 1)
    {
        var bytes = row.GetBinary("Pairs01");
        bytes.AsSpan(at, count).Fill(value);
        row["Pairs01"] = bytes;
    }
}

/// <summary>What a person did to a row.</summary>
public sealed record EditedRow(string What, Action<TableEntity> Edit, string Why)
{
    public override string ToString() => What;
}
