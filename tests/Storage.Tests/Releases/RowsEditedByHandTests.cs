using Azure.Data.Tables;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Tests;
using ClaimLint.Domain.Validation;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>Table Storage is the record: who corrects a row there, in Storage Explorer say, changes what is answered.</summary>
public sealed class RowsEditedByHandTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly ReleaseRows Diagnoses = Embedded.Of("icd-10-cm", "E119", "I10", "J069");
    private static readonly ReleaseRows Fees = Embedded.Of("mpfs-medicare");
    private static readonly ReleaseRows Pairs = Embedded.Of("ptp-medicare-practitioner");

    private static string[] FindingsOf(LoadedTables loaded, ClaimBuffer claim)
    {
        var check = new ClaimCheck(RuleSet.Catalog, loaded.Tables);
        check.Run(claim.Lines);
        return [.. FindingReporter.Report(check, claim.Lines).Select(finding => finding.Rule.Id)];
    }

    private async Task<(TestAccount Account, CodeTablesCache Cache)> LoadedAsync(ReleaseRows release)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await account.Releases().ImportAsync(release, Stop);
        var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);
        return (account, cache);
    }

    [Fact]
    public async Task A_corrected_row_changes_the_finding_and_its_release_is_named_as_changed()
    {
        var (account, cache) = await LoadedAsync(Diagnoses);
        using var _ = cache;
        var line = Lines.Claim(
            Lines.OfficeVisit,
            [
                [(Field.ServiceDateFrom, "2021-01-04")],
            ]
        );
        var diagnoses = cache.Current!.Ready[0];
        Assert.DoesNotContain("CL2004", FindingsOf(cache.Current!, line));
        Assert.Empty(cache.Current!.Changed);

        await account.EditCodeAsync(diagnoses.AddressOf("E119"), entity => entity["billable"] = "N");
        Assert.False(await cache.RefreshAsync(Stop));
        Assert.DoesNotContain("CL2004", FindingsOf(cache.Current, line));
        await cache.ReloadAsync(Stop);

        Assert.Contains("CL2004", FindingsOf(cache.Current, line));
        Assert.Equal("icd-10-cm 2021-01", Assert.Single(cache.Current.Changed).Release.ToString());

        await account.EditCodeAsync(diagnoses.AddressOf("E119"), entity => entity["billable"] = "Y");
        await cache.ReloadAsync(Stop);
        Assert.DoesNotContain("CL2004", FindingsOf(cache.Current, line));
        Assert.Empty(cache.Current.Changed);
    }

    [Fact]
    public async Task Corrected_fee_indicators_are_what_is_looked_up()
    {
        var (account, cache) = await LoadedAsync(Fees);
        using var _ = cache;
        var procedure = Code.Of("20957");
        var day = new DateOnly(2025, 11, 3);
        var imported = cache.Current!.Tables.MedicarePractitioner.FindFee(procedure, day);

        await account.EditCodeAsync(cache.Current!.Ready[0].AddressOf("20957"), entity => entity["pctc"] = "1");
        await cache.ReloadAsync(Stop);

        var corrected = cache.Current.Tables.MedicarePractitioner.FindFee(procedure, day);
        Assert.Equal(LookupStatus.Found, corrected.Status);
        Assert.Equal(('0', '1'), (imported.Row.PcTc, corrected.Row.PcTc));
        Assert.Equal(imported.Row with { PcTc = '1' }, corrected.Row);
    }

    [Fact]
    public async Task Touching_the_release_makes_every_instance_read_its_rows_again()
    {
        var (account, cache) = await LoadedAsync(Diagnoses);
        using var _ = cache;
        var diagnoses = cache.Current!.Ready[0];
        await account.EditCodeAsync(diagnoses.AddressOf("E119"), entity => entity["billable"] = "N");

        await account.EditReleaseAsync("icd-10-cm", "2021-01", entity => entity["Note"] = "E119 corrected");

        Assert.True(await cache.RefreshAsync(Stop));
        Assert.Single(cache.Current!.Changed);
    }

    [Fact]
    public async Task A_packed_pair_is_corrected_in_its_values()
    {
        var (account, cache) = await LoadedAsync(Pairs);
        using var _ = cache;
        var day = new DateOnly(2025, 1, 2);
        var (column1, column2) = (Code.Of("11043"), Code.Of("93000"));
        var imported = cache.Current!.Tables.MedicarePractitioner.Pairs.Find(column1, column2, day);
        Assert.Equal('1', imported.Row.Indicator);

        await account.EditCodeAsync(
            cache.Current!.Ready[0].AddressOf("11043"),
            entity =>
                entity["Values"] = entity
                    .GetString("Values")
                    .Replace("\"indicator\":\"1\"", "\"indicator\":\"0\"", StringComparison.Ordinal)
        );
        await cache.ReloadAsync(Stop);

        var corrected = cache.Current.Tables.MedicarePractitioner.Pairs.Find(column1, column2, day);
        Assert.Equal('0', corrected.Row.Indicator);
    }

    [Fact]
    public async Task A_row_added_by_hand_needs_no_more_than_its_columns()
    {
        var (account, cache) = await LoadedAsync(Diagnoses);
        using var _ = cache;
        var (partition, row) = cache.Current!.Ready[0].AddressOf("E1199");

        await account.Codes.AddEntityAsync(new TableEntity(partition, row) { ["billable"] = "Y", ["side"] = "" }, Stop);
        await cache.ReloadAsync(Stop);

        var added = cache.Current!.Tables.Diagnoses.Find(Code.Of("E1199"), new DateOnly(2021, 1, 4));
        Assert.Equal(LookupStatus.Found, added.Status);
        Assert.True(added.Row.Billable);
    }
}
