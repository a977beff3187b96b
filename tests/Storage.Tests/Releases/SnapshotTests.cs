using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>A large release is loaded from its snapshot, and never says anything else than its rows.</summary>
public sealed class SnapshotTests(RunningAzurite azurite)
{
    private static readonly DateOnly Day = new(2025, 1, 2);

    /// <summary>1,200 pairs of twelve codes.</summary>
    private static readonly ReleaseRows Pairs = Samples.Pairs.WithRows(
        Enumerable
            .Range(0, 1200)
            .Select(at => Samples.Pairs.Rows[0] with { Key = $"{20000 + (at / 100)}|{30000 + at}", Number = at + 1 })
    );

    /// <summary>1,200 codes in twelve partitions.</summary>
    private static readonly ReleaseRows Diagnoses = Samples.Diagnoses.WithRows(
        Enumerable
            .Range(0, 1200)
            .Select(at => Samples.Diagnoses.Rows[1] with { Key = $"E{10 + (at / 100)}{at % 100:00}", Number = at + 1 })
    );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Both => [true, false];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_start_reads_the_snapshot_and_no_row(bool pairs)
    {
        var (account, stored) = await ImportedAsync(Of(pairs));

        var (loaded, sent) = await StartAsync(account);

        Assert.Empty(loaded.Changed);
        Assert.Empty(loaded.SnapshotFaults);
        // The releases, the snapshot, and whether any row is newer.
        Assert.Equal(["CodeReleases()", ReleaseSnapshots.NameOf(stored), "Codes()"], sent);
        Assert.Equal(
            Samples.Told(Of(pairs).Rows),
            Samples.Told((await account.Releases().LoadAsync(stored, Stop)).Rows.Rows)
        );
        Assert.Equal(LookupStatus.Found, Find(loaded, pairs));
    }

    [Fact]
    public async Task A_release_that_comes_in_one_answer_has_no_snapshot()
    {
        var (account, _) = await ImportedAsync(Diagnoses.WithRows(Diagnoses.Rows.Take(1000)));

        var (loaded, sent) = await StartAsync(account);

        Assert.Equal(["CodeReleases()", "Codes()"], sent);
        Assert.Single(loaded.Ready);
        Assert.Empty(await NamesAsync(account));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_row_that_was_corrected_is_followed_at_a_start_and_told_until_it_is_corrected_back(bool pairs)
    {
        var (account, stored) = await ImportedAsync(Of(pairs));
        var at = stored.AddressOf(pairs ? "20003" : "E1205");
        var before = "";
        var column = pairs ? "Values" : "note";
        await account.EditCodeAsync(
            at,
            entity =>
            {
                before = entity.GetString(column);
                entity[column] = pairs
                    ? before.Replace("\"indicator\":\"0\"", "\"indicator\":\"1\"", StringComparison.Ordinal)
                    : "corrected";
            }
        );

        for (var starts = 0; starts < 2; starts++)
        {
            var (changed, _) = await StartAsync(account);
            Assert.Equal(stored.Release.ToString(), Assert.Single(changed.Changed).Release.ToString());
            if (pairs)
                Assert.Equal('1', IndicatorOf(changed));
        }

        await account.EditCodeAsync(at, entity => entity[column] = before);
        var (restored, read) = await StartAsync(account);
        Assert.Empty(restored.Changed);
        Assert.Equal(2, read.Count(sent => sent.EndsWith(".rows", StringComparison.Ordinal)));
        if (pairs)
            Assert.Equal('0', IndicatorOf(restored));
        // Written anew by that start, it serves the next.
        Assert.Equal(3, (await StartAsync(account)).Sent.Count);
    }

    [Fact]
    public async Task A_row_that_was_added_is_found_at_a_start()
    {
        var (account, stored) = await ImportedAsync(Diagnoses);
        var (partition, row) = stored.AddressOf("E1199X");
        await account.Codes.AddEntityAsync(new TableEntity(partition, row) { ["billable"] = "Y", ["side"] = "" }, Stop);

        var (loaded, _) = await StartAsync(account);

        Assert.Equal(LookupStatus.Found, loaded.Tables.Diagnoses.Find(Code.Of("E1199X"), Day).Status);
        Assert.Single(loaded.Changed);
    }

    [Fact]
    public async Task A_row_that_was_deleted_is_missed_by_a_start_and_found_by_a_reload_and_by_verification()
    {
        var (account, stored) = await ImportedAsync(Diagnoses);
        var (partition, row) = stored.AddressOf("E1205");
        await account.Codes.DeleteEntityAsync(partition, row, ETag.All, Stop);
        using var cache = new CodeTablesCache(account.Releases());

        await cache.RefreshAsync(Stop);
        Assert.Empty(cache.Current!.Changed);
        await cache.ReloadAsync(Stop);

        Assert.Single(cache.Current.Changed);
        Assert.NotEqual(LookupStatus.Found, cache.Current.Tables.Diagnoses.Find(Code.Of("E1205"), Day).Status);
        Assert.False((await new ReleaseVerification(account.Tables()).VerifyAsync(stored, Stop)).IsUnchanged);
    }

    [Fact]
    public async Task A_release_that_says_something_else_of_itself_is_told_as_changed()
    {
        var (account, stored) = await ImportedAsync(Diagnoses);
        await account.EditReleaseAsync(
            stored.Release.System,
            stored.Release.Version,
            entity => entity["Coverage"] = "E119"
        );

        var (loaded, _) = await StartAsync(account);

        Assert.Single(loaded.Changed);
        Assert.Equal("E119", Assert.Single(loaded.Tables.Releases).Coverage.Text);
    }

    [Fact]
    public async Task A_broken_snapshot_is_told_and_written_anew()
    {
        var (account, stored) = await ImportedAsync(Pairs);
        var blob = account.Snapshots.GetBlobClient(ReleaseSnapshots.NameOf(stored));
        var bytes = (await blob.DownloadContentAsync(Stop)).Value.Content.ToArray();
        byte[][] broken =
        [
            [],
            bytes[..^1],
            [.. bytes[..^40], .. bytes[^39..], 1],
            [.. bytes, 0],
        ];

        foreach (var one in broken)
        {
            await blob.UploadAsync(new BinaryData(one), overwrite: true, Stop);
            var (loaded, _) = await StartAsync(account);
            Assert.Equal(LookupStatus.Found, Find(loaded, pairs: true));
            Assert.Empty(loaded.Changed);
            Assert.StartsWith(
                $"The snapshot of {stored.Release} cannot be read",
                Assert.Single(loaded.SnapshotFaults),
                StringComparison.Ordinal
            );
            Assert.Equal(bytes, (await blob.DownloadContentAsync(Stop)).Value.Content.ToArray());
        }
    }

    [Fact]
    public async Task A_missing_snapshot_is_written_by_two_who_start_at_once_and_both_have_the_tables()
    {
        var (account, stored) = await ImportedAsync(Pairs);
        await account.Snapshots.DeleteBlobAsync(ReleaseSnapshots.NameOf(stored), cancellationToken: Stop);

        var starts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => StartAsync(account)));

        Assert.All(starts, start => Assert.Equal(LookupStatus.Found, Find(start.Loaded, pairs: true)));
        Assert.All(starts, start => Assert.Empty(start.Loaded.SnapshotFaults));
        Assert.Equal(3, (await StartAsync(account)).Sent.Count);
    }

    [Fact]
    public async Task Without_a_container_the_rows_are_read_and_an_import_says_what_is_missing()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var result = await account.Releases().ImportAsync(Pairs, Stop);
        Assert.Equal(ImportOutcome.Imported, result.Outcome);
        Assert.EndsWith(
            "could not be written: storage answered 404 ContainerNotFound.",
            result.Message,
            StringComparison.Ordinal
        );

        var (loaded, _) = await StartAsync(account);

        Assert.Equal(LookupStatus.Found, Find(loaded, pairs: true));
        Assert.Single(loaded.SnapshotFaults);
    }

    [Fact]
    public async Task Storage_that_refuses_snapshots_alone_keeps_no_table_away()
    {
        var (account, _) = await ImportedAsync(Pairs);
        var wire = new Wire
        {
            FateOf = (_, request) =>
                request.RequestUri!.AbsolutePath.EndsWith(".rows", StringComparison.Ordinal) ? Fate.Busy : Fate.Passes,
        };

        var (loaded, _) = await StartAsync(account, wire);

        Assert.Equal(LookupStatus.Found, Find(loaded, pairs: true));
        Assert.EndsWith(
            "storage answered 503 ServerBusy.",
            Assert.Single(loaded.SnapshotFaults),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_snapshot_of_an_older_load_or_of_another_release_is_not_used()
    {
        var (account, older) = await ImportedAsync(Pairs);
        var blob = account.Snapshots.GetBlobClient(ReleaseSnapshots.NameOf(older));
        var bytes = (await blob.DownloadContentAsync(Stop)).Value.Content;
        // Removed by hand, and imported with other rows under the same name and the same keys.
        await account.CodeReleases.DeleteEntityAsync(
            older.Release.System,
            older.Release.Version,
            cancellationToken: Stop
        );
        await foreach (var row in account.Codes.QueryAsync<TableEntity>(cancellationToken: Stop))
            await account.Codes.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, Stop);
        var other = Pairs.WithRows(Pairs.Rows.Skip(1));
        await account.Releases().ImportAsync(other, Stop);
        await blob.UploadAsync(bytes, overwrite: true, Stop);

        var (loaded, _) = await StartAsync(account);

        Assert.Empty(loaded.Changed);
        var first = (Column1: Code.Of("20000"), Column2: Code.Of("30000"));
        var edits = loaded.Tables.MedicarePractitioner.Pairs;
        Assert.Equal(LookupStatus.Unknown, edits.Find(first.Column1, first.Column2, Day).Status);
        Assert.NotEqual(bytes.ToArray(), (await blob.DownloadContentAsync(Stop)).Value.Content.ToArray());
    }

    [Fact]
    public async Task An_import_that_is_broken_off_at_any_request_leaves_no_snapshot_in_use_and_the_next_ends_it()
    {
        for (var broken = 1; ; broken++)
        {
            var account = await azurite.NewPreparedAccountAsync();
            var at = broken;
            var wire = new Wire { FateOf = (number, _) => number >= at ? Fate.Busy : Fate.Passes };
            var isReady = true;
            try
            {
                await account.Releases(wire, retries: 0).ImportAsync(Pairs, Stop);
            }
            catch (RequestFailedException)
            {
                isReady = false;
                Assert.Empty(await NamesAsync(account));
                Assert.Empty((await StartAsync(account)).Loaded.Ready);
            }

            await account.Releases().ImportAsync(Pairs, Stop);
            var (loaded, _) = await StartAsync(account);
            Assert.Equal(LookupStatus.Found, Find(loaded, pairs: true));
            Assert.Equal(3, (await StartAsync(account)).Sent.Count);
            Assert.Equal([ReleaseSnapshots.NameOf(Assert.Single(loaded.Ready))], await NamesAsync(account));
            if (isReady)
            {
                // The one request behind the flip, the snapshot's, and then none.
                Assert.Equal(wire.Count, broken);
                return;
            }
        }
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("2026q3.")]
    [InlineData("a/b\\c?d#e%2f")]
    [InlineData(" 26 é 😀 '\"<>|&+~*:")]
    public async Task Whatever_a_release_is_called_its_snapshot_is_found_under_a_name_of_its_own(string version)
    {
        var named = Pairs.With(release => release with { Version = version });
        var (account, stored) = await ImportedAsync(named);

        var (loaded, sent) = await StartAsync(account);

        Assert.Equal(3, sent.Count);
        Assert.Equal(version, Assert.Single(loaded.Ready).Release.Version);
        Assert.Equal([ReleaseSnapshots.NameOf(stored)], await NamesAsync(account));
    }

    private static ReleaseRows Of(bool pairs) => pairs ? Pairs : Diagnoses;

    private async Task<(TestAccount Account, StoredRelease Stored)> ImportedAsync(ReleaseRows release)
    {
        var account = await azurite.NewPreparedAccountAsync();
        var result = await account.Releases().ImportAsync(release, Stop);
        Assert.Equal(ImportOutcome.Imported, result.Outcome);
        return (account, result.Release);
    }

    /// <summary>As a process does that begins: what it loads, and the names of what it asked storage for.</summary>
    private static async Task<(LoadedTables Loaded, IReadOnlyList<string> Sent)> StartAsync(
        TestAccount account,
        Wire? wire = null
    )
    {
        wire ??= new Wire();
        using var cache = new CodeTablesCache(account.Releases(wire));
        await cache.RefreshAsync(Stop);
        return (cache.Current!, [.. wire.Sent.Select(sent => sent[(sent.LastIndexOf('/') + 1)..])]);
    }

    private static LookupStatus Find(LoadedTables loaded, bool pairs) =>
        pairs
            ? loaded.Tables.MedicarePractitioner.Pairs.Find(Code.Of("20003"), Code.Of("30305"), Day).Status
            : loaded.Tables.Diagnoses.Find(Code.Of("E1205"), Day).Status;

    private static char IndicatorOf(LoadedTables loaded)
    {
        return loaded.Tables.MedicarePractitioner.Pairs.Find(Code.Of("20003"), Code.Of("30305"), Day).Row.Indicator;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(TestAccount account)
    {
        var names = new List<string>();
        await foreach (var blob in account.Snapshots.GetBlobsAsync(new GetBlobsOptions(), Stop))
            names.Add(blob.Name);
        return names;
    }
}
