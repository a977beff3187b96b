using Azure.Data.Tables;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Tests;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>Deactivated NPIs packed into texts that a person can read and correct.</summary>
public sealed class PackedNpisTests(RunningAzurite azurite)
{
    private const string Load = "npi-deactivations|2024-06";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Numbers_that_begin_alike_stand_in_one_row_of_storage_as_text()
    {
        var release = Npis("1679576722,2010-01-04,", "1234567893,2005-05-23,2006-01-31", "1234567893,2010-02-01,");

        var entities = CodeEntities.Of(Load, release).ToArray();

        Assert.Equal(
            [$"{Load}|123 12345", $"{Load}|167 16795"],
            entities.Select(entity => $"{entity.PartitionKey} {entity.RowKey}")
        );
        Assert.Equal(
            "1234567893 2005-05-23 to 2006-01-31 row 2; 1234567893 2010-02-01 row 3",
            entities[0].GetString("Npis01")
        );
        Assert.Equal("1679576722 2010-01-04 row 1", entities[1].GetString("Npis01"));
        Assert.Equal([2, 1], entities.Select(CodeEntities.CountOf));
        Assert.Equal(Samples.Told(release.Rows), Samples.Told(entities.SelectMany(CodeEntities.Read)));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(PackedNpis.NpisPerProperty, 1, 1)]
    [InlineData(PackedNpis.NpisPerProperty + 1, 1, 2)]
    [InlineData(PackedNpis.MaxNpis, 1, 8)]
    [InlineData(PackedNpis.MaxNpis + 1, 2, 8)]
    public void More_than_a_property_holds_go_into_another_and_then_into_another_row(
        int count,
        int entities,
        int propertiesOfTheFirst
    )
    {
        // The longest that can be: an end is stated, and the row has ten digits.
        TableRow[] rows =
        [
            .. Enumerable
                .Range(0, count)
                .Select(at => new TableRow(
                    $"12345{at:00000}",
                    new ActivePeriod(new DateOnly(2005, 5, 23), new DateOnly(2006, 1, 31)),
                    new Dictionary<string, string>(),
                    int.MaxValue - at
                )),
        ];

        var written = CodeEntities.Of(Load, Npis().WithRows(rows)).ToArray();

        Assert.Equal(entities, written.Length);
        Assert.Equal(
            propertiesOfTheFirst,
            written[0].Keys.Count(key => key.StartsWith("Npis0", StringComparison.Ordinal))
        );
        Assert.Equal(Samples.Told(rows), Samples.Told(written.SelectMany(CodeEntities.Read)));
    }

    [Fact]
    public void Rows_that_say_more_than_days_stand_each_by_itself()
    {
        var release = Npis("1234567893,2005-05-23,");
        var rows = release.WithRows(release.Rows.Append(Samples.Row("1234567802", ("source", "a"))));

        var entities = CodeEntities.Of(Load, rows).ToArray();

        Assert.Equal(["1234567802", "1234567893"], entities.Select(entity => entity.RowKey));
        Assert.Equal(Samples.Told(rows.Rows), Samples.Told(entities.SelectMany(CodeEntities.Read)));
    }

    [Theory]
    [InlineData("1234567893 2005-05-23", "'1234567893 2005-05-23' is no deactivated NPI")]
    [InlineData("123456789 2005-05-23 row 1", "'123456789 2005-05-23 row 1' is no deactivated NPI")]
    [InlineData("1234567893 2005-13-23 row 1", "'1234567893 2005-13-23 row 1' is no deactivated NPI")]
    [InlineData("1234567893 2005-05-23 to soon row 1", "'1234567893 2005-05-23 to soon row 1' is no deactivated NPI")]
    [InlineData("", "states 1 NPIs and has 0")]
    [InlineData("1234567893 2005-05-23 row 1; 1679576722 2005-05-23 row 2", "states 1 NPIs and has 2")]
    public void What_was_made_unreadable_by_hand_is_refused_with_its_row(string text, string why)
    {
        var entity = Assert.Single(CodeEntities.Of(Load, Npis("1234567893,2005-05-23,")));
        entity["Npis01"] = text;

        var told = Assert.Throws<InvalidTableException>(() => CodeEntities.Read(entity).ToArray()).Message;

        Assert.StartsWith("The row '12345'", told, StringComparison.Ordinal);
        Assert.Contains(why, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_goes_through_storage_into_the_tables_and_a_change_by_hand_is_seen()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var release = Npis("1234567893,2005-05-23,", "1679576722,2010-01-04,");
        var stored = (await account.Releases().ImportAsync(release, Stop)).Release;
        Assert.Equal(2, await account.CountCodesAsync());
        using var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);
        Assert.Equal(LookupStatus.Found, Find(cache, "1234567893"));
        Assert.Equal(LookupStatus.Unknown, Find(cache, "1245319599"));
        Assert.True((await new ReleaseVerification(account.Tables()).VerifyAsync(stored, Stop)).IsUnchanged);

        var codes = account.Codes;
        TableEntity row = await codes.GetEntityAsync<TableEntity>(
            $"{stored.Rows}|123",
            "12345",
            cancellationToken: Stop
        );
        row["Npis01"] = "1234567893 2025-05-23 row 1";
        await codes.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Stop);
        await cache.ReloadAsync(Stop);

        Assert.Equal(LookupStatus.Unknown, Find(cache, "1234567893"));
        Assert.Single(cache.Current!.Changed);
        Assert.Equal(
            "12345",
            Assert.Single((await new ReleaseVerification(account.Tables()).VerifyAsync(stored, Stop)).Changed).Key
        );
    }

    private static LookupStatus Find(CodeTablesCache cache, string number)
    {
        Assert.True(Npi.TryParse(System.Text.Encoding.UTF8.GetBytes(number), out var npi));
        return cache.Current!.Tables.DeactivatedNpis.Find(npi, new DateOnly(2024, 7, 1)).Status;
    }

    private static ReleaseRows Npis(params string[] rows) =>
        Tables.Release("npi-deactivations", "*", "code,from,until", rows);
}
