using Azure;
using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

public sealed class ReleaseStoreTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_imported_is_read_back_and_says_where_it_came_from()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var release = Samples.Diagnoses.With(stated =>
            stated with
            {
                EffectiveTo = new DateOnly(2025, 9, 30),
                Coverage = Coverage.Parse("M84* E119"),
                Title = "Diagnoses, a part",
                Source = new Source("cdc", "CDC/NCHS", "Order file", "https://www.cdc.gov/nchs/icd/"),
                Notice = "Free to use.",
                File = "icd-10-cm.csv",
                Sha256 = new string('a', 64),
            }
        );

        var result = await account.Releases().ImportAsync(release, Stop);

        Assert.Equal(ImportOutcome.Imported, result.Outcome);
        Assert.Equal("icd-10-cm 2024-07 was imported: 6 rows.", result.Message);
        var stored = Assert.Single(await account.Releases().ListAsync(Stop));
        Assert.Equal(result.Release.ETag, stored.ETag);
        Assert.Equal(ReleaseState.Ready, stored.State);
        Assert.Equal("M84* E119", stored.Release.Coverage.Text);
        Assert.Equal(
            release.Release with
            {
                Rows = 6,
                ImportedAt = TestAccount.Now,
                Coverage = stored.Release.Coverage,
            },
            stored.Release
        );
        var (read, isChanged) = await account.Releases().ReadAsync(stored, Stop);
        Assert.False(isChanged);
        Assert.Equal(Samples.Told(release.Rows), Samples.Told(read.Rows));
        Assert.Equal(release.Rows.Select(row => row.Number), read.Rows.Select(row => row.Number));
    }

    [Fact]
    public async Task A_row_stands_where_a_person_would_look_for_it_and_can_be_read_there()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var stored = (await account.Releases().ImportAsync(Samples.Diagnoses, Stop)).Release;

        var (partition, row) = stored.AddressOf("M84461A");
        var entity = (await account.Codes.GetEntityAsync<TableEntity>(partition, row, cancellationToken: Stop)).Value;

        Assert.Equal(("icd-10-cm|2024-07|M84", "M84461A"), (partition, row));
        Assert.Equal(("2015-10-01", "2019-09-30"), (entity["From"], entity["Until"]));
        Assert.Equal(("2020-10-01", ""), (entity["From__2"], entity["Until__2"]));
        Assert.Equal(("R", "again"), (entity["side"], entity["note__2"]));
        Assert.Equal(2, entity["Periods"]);
    }

    [Fact]
    public async Task Importing_twice_changes_nothing_whatever_the_file_is_called_and_whatever_its_order()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var first = await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        account.Time.Advance(TimeSpan.FromDays(1));
        var wire = new Wire();

        var second = await account
            .Releases(wire)
            .ImportAsync(
                Samples
                    .Diagnoses.WithRows(Samples.Diagnoses.Rows.Reverse())
                    .With(release => release with { File = "again.csv", Sha256 = new string('b', 64) }),
                Stop
            );

        Assert.Equal(ImportOutcome.AlreadyPresent, second.Outcome);
        Assert.Equal("icd-10-cm 2024-07 is there already with the same content.", second.Message);
        Assert.Equal(first.Release.ETag, second.Release.ETag);
        Assert.Equal(TestAccount.Now, second.Release.Release.ImportedAt);
        Assert.StartsWith("GET ", Assert.Single(wire.Sent), StringComparison.Ordinal);
        await account.AssertAloneAndWholeAsync(Samples.Diagnoses);
    }

    [Fact]
    public async Task Two_versions_stand_beside_each_other_each_with_its_own_rows()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var later = Samples
            .Diagnoses.WithRows(Samples.Diagnoses.Rows.Take(2))
            .With(release => release with { Version = "2024-071", EffectiveFrom = new DateOnly(2024, 8, 1) });
        await account.Releases().ImportAsync(later, Stop);
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);

        var stored = await account.Releases().ListAsync(Stop);

        Assert.Equal(["2024-07", "2024-071"], stored.Select(release => release.Release.Version));
        var read = (await account.Releases().ReadAsync(stored[0], Stop)).Rows;
        Assert.Equal(Samples.Told(Samples.Diagnoses.Rows), Samples.Told(read.Rows));
        Assert.Equal(
            Samples.Told(later.Rows),
            Samples.Told((await account.Releases().ReadAsync(stored[1], Stop)).Rows.Rows)
        );
    }

    [Fact]
    public async Task A_retired_release_stays_retired_when_it_is_imported_again()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(Samples.Diagnoses, Stop);
        await account.EditReleaseAsync("icd-10-cm", "2024-07", entity => entity["State"] = "retired");

        var result = await account.Releases().ImportAsync(Samples.Diagnoses, Stop);

        Assert.Equal(ImportOutcome.AlreadyPresent, result.Outcome);
        Assert.Equal(ReleaseState.Retired, Assert.Single(await account.Releases().ListAsync(Stop)).State);
    }

    [Fact]
    public async Task A_release_without_rows_is_one()
    {
        var account = await azurite.NewAccountWithTablesAsync();

        var result = await account.Releases().ImportAsync(Samples.Diagnoses.WithRows(), Stop);

        Assert.Equal("icd-10-cm 2024-07 was imported: 0 rows.", result.Message);
        await account.AssertAloneAndWholeAsync(Samples.Diagnoses.WithRows());
    }

    [Fact]
    public async Task Storage_without_our_tables_is_told_as_such()
    {
        var account = azurite.NewAccount();

        var told = await Assert.ThrowsAsync<RequestFailedException>(() =>
            account.Releases().ImportAsync(Samples.Diagnoses, Stop)
        );

        Assert.Equal("TableNotFound", told.ErrorCode);
        Assert.Equal(
            "TableNotFound",
            (await Assert.ThrowsAsync<RequestFailedException>(() => account.Releases().ListAsync(Stop))).ErrorCode
        );
    }

    [Fact]
    public async Task Every_embedded_release_goes_through_storage_unchanged()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var embedded = Embedded.Releases;

        foreach (var release in embedded)
            await account.Releases().ImportAsync(release, Stop);

        using var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);
        Assert.Empty(cache.Current!.Changed);
        Assert.Equal(
            CodeTables.Read(embedded).Releases.Select(release => (release.ToString(), release.Sha256)),
            cache.Current.Tables.Releases.Select(release => (release.ToString(), release.Sha256))
        );
        foreach (var stored in cache.Current.Ready)
        {
            var expected = embedded.Single(release => release.Release.ToString() == stored.Release.ToString());
            var (read, _) = await account.Releases().ReadAsync(stored, Stop);
            Assert.Equal(Samples.Told(expected.Rows), Samples.Told(read.Rows));
        }
    }
}
