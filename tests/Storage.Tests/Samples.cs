using System.Text.Json;
using Azure.Data.Tables;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Tests;

namespace ClaimLint.Storage.Tests;

/// <summary>Small releases, and what tests ask of releases.</summary>
internal static class Samples
{
    /// <summary>Five codes in four partitions, one with two periods, one with what makes keys and values difficult.</summary>
    public static ReleaseRows Diagnoses { get; } =
        Tables.Release(
            "icd-10-cm",
            "*",
            "code,from,until,billable,side,note",
            "E11,2020-10-01,,N,,",
            "E119,2020-10-01,,Y,,it's 100 % \"quoted\" / \\ # ? é 😀",
            "M84461A,2015-10-01,2019-09-30,Y,R,",
            "M84461A,2020-10-01,,Y,R,again",
            "Z0000,,,Y,,",
            "I10,,2024-12-31,Y,,"
        );

    /// <summary>Four pairs of two column 1 codes.</summary>
    public static ReleaseRows Pairs { get; } =
        Tables.Release(
            "ptp-medicare-practitioner",
            "*",
            "column1,column2,from,until,indicator,rationale",
            "20957,69990,2024-07-01,,0,misuse",
            "20957,99213,,2019-12-31,1,standards",
            "20957,99213,2024-07-01,,1,standards",
            "11043,93000,2024-07-01,,1,standards"
        );

    public static ReleaseRows With(this ReleaseRows release, Func<Release, Release> change) =>
        release with
        {
            Release = change(release.Release),
        };

    public static ReleaseRows WithRows(this ReleaseRows release, params IEnumerable<TableRow> rows) =>
        release with
        {
            Rows = [.. rows],
        };

    /// <summary>A row of its own.</summary>
    public static TableRow Row(string key, params (string Column, string Value)[] values) =>
        new(key, ActivePeriod.Always, values.ToDictionary(value => value.Column, value => value.Value), 1);

    /// <summary>Rows as texts that can be compared, in the order of their numbers.</summary>
    public static IEnumerable<string> Told(IEnumerable<TableRow> rows) =>
        rows.OrderBy(row => row.Number)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row =>
                JsonSerializer.Serialize(
                    new
                    {
                        row.Number,
                        row.Key,
                        row.Period,
                        Values = new SortedDictionary<string, string>(
                            row.Values.ToDictionary(),
                            StringComparer.Ordinal
                        ),
                    }
                )
            );

    /// <summary>Every row in Codes, whatever load it belongs to: what a broken import could leave behind.</summary>
    public static async Task<int> CountCodesAsync(this TestAccount account)
    {
        var count = 0;
        await foreach (
            var _ in account.Codes.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken)
        )
            count++;
        return count;
    }

    /// <summary>Changes a row of CodeReleases as a person would in Storage Explorer.</summary>
    public static Task EditReleaseAsync(
        this TestAccount account,
        string system,
        string version,
        Action<TableEntity> edit
    ) => EditAsync(account.CodeReleases, system, version, edit);

    /// <summary>Changes a row of Codes as a person would in Storage Explorer.</summary>
    public static Task EditCodeAsync(
        this TestAccount account,
        (string PartitionKey, string RowKey) at,
        Action<TableEntity> edit
    ) => EditAsync(account.Codes, at.PartitionKey, at.RowKey, edit);

    private static async Task EditAsync(TableClient table, string partition, string row, Action<TableEntity> edit)
    {
        var stop = TestContext.Current.CancellationToken;
        var entity = (await table.GetEntityAsync<TableEntity>(partition, row, cancellationToken: stop)).Value;
        edit(entity);
        await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, stop);
    }

    /// <summary>The release is ready, whole, and alone: nothing else stands in storage.</summary>
    public static async Task AssertAloneAndWholeAsync(this TestAccount account, ReleaseRows expected)
    {
        var stop = TestContext.Current.CancellationToken;
        var stored = Assert.Single(await account.Releases().ListAsync(stop));
        Assert.Equal(ReleaseState.Ready, stored.State);
        var (read, isChanged) = await account.Releases().ReadAsync(stored, stop);
        Assert.False(isChanged);
        Assert.Equal(Told(expected.Rows), Told(read.Rows));
        Assert.Equal(CodeEntities.Of(stored.Rows, expected).Count(), await account.CountCodesAsync());
    }
}
