using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>A row that was edited into something unreadable is refused with a sentence, and the tables in use stay.</summary>
public sealed class UnreadableRowsTests(RunningAzurite azurite)
{
    private static readonly ReleaseRows Diagnoses = Embedded.Of(TableSystems.Diagnoses, "E119", "I10");
    private static readonly ReleaseRows Pairs = Embedded.Of(TableSystems.MedicarePractitionerPairs);

    private static readonly EditedRow[] Codes =
    [
        new("a first day in another form", row => row["From"] = "01/07/2024", "'01/07/2024' is no day (YYYY-MM-DD)."),
        new("a last day that is none", row => row["Until"] = "2024-02-30", "'2024-02-30' is no day (YYYY-MM-DD)."),
        new("a row number in words", row => row["Row"] = "first", "'first' is no number for 'Row'."),
        new("periods in words", row => row["Periods"] = "two", "'two' is no number for 'Periods'."),
        new("less than no period", row => row["Periods"] = -1, "'-1' is no number for 'Periods'."),
        new("no period", row => row["Periods"] = 0, "and states 0 periods."),
        new("a period too many", row => row["Periods"] = 2, "Row 0 (E119) has no column 'billable'."),
        new("periods without end", row => row["Periods"] = 2_000_000_000, "cannot have 2000000000 periods."),
        new("a period not counted", row => row["side__3"] = "L", "has 'side__3' and states 1 periods."),
        new("a column removed", row => row.Remove("billable"), "(E119) has no column 'billable'."),
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
            "has no column 'indicator'."
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
        new("a state in other words", row => row["State"] = "ready to go", "'ready to go' was not found."),
        new("a state by a number", row => row["State"] = "7", "'7' is no state."),
        new("two states", row => row["State"] = "Ready, Retired", "'Ready, Retired' is no state."),
        new("a state removed", row => row.Remove("State"), "cannot be read: "),
        new("a first day in words", row => row["EffectiveFrom"] = "soon", "'soon'"),
        new("a last day that is none", row => row["EffectiveTo"] = "2024-13-01", "'2024-13-01'"),
        new("a coverage in lower case", row => row["Coverage"] = "e11*", "Not a code"),
        new("an authority in words", row => row["Authority"] = "high", "cannot be read: "),
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
        AssertRefusedAsync(
            Diagnoses,
            (account, release) => account.EditCodeAsync(release.AddressOf("E119"), edited.Edit),
            edited.Why
        );

    [Theory]
    [MemberData(nameof(EditedPairs), DisableDiscoveryEnumeration = true)]
    public Task Packed_pairs(EditedRow edited) =>
        AssertRefusedAsync(
            Pairs,
            (account, release) => account.EditCodeAsync(release.AddressOf("11043"), edited.Edit),
            edited.Why
        );

    [Theory]
    [MemberData(nameof(EditedReleases), DisableDiscoveryEnumeration = true)]
    public Task A_release(EditedRow edited) =>
        AssertRefusedAsync(
            Diagnoses,
            (account, release) =>
                account.EditReleaseAsync(release.Release.System, release.Release.Version, edited.Edit),
            edited.Why
        );

    [Fact]
    public Task A_release_all_of_whose_rows_are_gone_it_would_call_every_code_unknown() =>
        AssertRefusedAsync(
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

    private async Task AssertRefusedAsync(ReleaseRows imported, Func<TestAccount, StoredRelease, Task> edit, string why)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(imported, Stop);
        using var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);
        var used = cache.Current!;

        await edit(account, used.Ready[0]);
        var told = await Assert.ThrowsAsync<InvalidTableException>(() => cache.ReloadAsync(Stop));

        Assert.Contains(why, told.Message, StringComparison.Ordinal);
        Assert.Same(used, cache.Current);
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
