using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using ClaimLint.Cli.Tests;
using ClaimLint.Functions.Tests.Equivalence;
using ClaimLint.Storage;

namespace ClaimLint.EndToEnd;

/// <summary>Code tables while the program runs: dropped into their inbox, corrected by hand, held against each other.</summary>
public sealed class TablesInboxTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string UnitLimits =
        "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n"
        + "20957,1,3 Date of Service Edit: Clinical,Clinical: Data\n"
        + "99213,2,3 Date of Service Edit: Clinical,Clinical: Data\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_file_becomes_a_release_in_use_and_a_refused_one_changes_nothing()
    {
        await using var program = await ProgramProcess.StartReadyAsync(azurite.ConnectionString);
        var service = new Service(program, azurite.ConnectionString);

        var imported = await DropAsync(service, "units/mue.csv", UnitLimits, new() { ["effective"] = "2025-10-01" });
        var release = Assert.Single(imported.GetProperty("releases").EnumerateArray());
        Assert.Equal("mue-medicare-practitioner", release.GetProperty("system").GetString());
        Assert.Equal("imported", release.GetProperty("outcome").GetString());
        Assert.Equal(2, release.GetProperty("rows").GetInt32());
        var inUse = await VersionsAsync(service, "mue-medicare-practitioner");
        // Another test of this class may have brought one more.
        Assert.Contains("2024-07", inUse);
        Assert.Contains(release.GetProperty("version").GetString(), inUse);
        var rows = (await service.GetAsync("v1/codes/mue-medicare-practitioner/99213?on=2025-11-03")).Body;
        Assert.Contains("mue.csv", rows.GetRawText(), StringComparison.Ordinal);

        var again = await DropAsync(service, "again/mue.csv", UnitLimits, new() { ["effective"] = "2025-10-01" });
        Assert.Equal(
            "alreadyPresent",
            Assert.Single(again.GetProperty("releases").EnumerateArray()).GetProperty("outcome").GetString()
        );

        foreach (
            var (path, text, metadata, why) in new (string, string, Dictionary<string, string>, string)[]
            {
                ("refused/page.csv", "<html><body>Not found</body></html>", [], "HTML"),
                ("refused/date.csv", UnitLimits, new() { ["effective"] = "October" }, "'effective' has to be a date"),
                ("refused/name.csv", UnitLimits, new() { ["efective"] = "2025-10-01" }, "'efective' is not known"),
                ("refused/undated.csv", UnitLimits, [], "Pass the effective date (metadata 'effective')"),
            }
        )
        {
            var refused = await DropAsync(service, path, text, metadata);
            Assert.Contains(why, refused.GetProperty("refused").GetString(), StringComparison.Ordinal);
            Assert.Empty(refused.GetProperty("releases").EnumerateArray());
        }

        Assert.Equal(inUse, await VersionsAsync(service, "mue-medicare-practitioner"));
    }

    [Fact]
    public async Task Each_mistaken_file_is_refused_in_words_that_help_and_nothing_changes()
    {
        await using var program = await ProgramProcess.StartReadyAsync(azurite.ConnectionString);
        var service = new Service(program, azurite.ConnectionString);
        var before = (await service.GetAsync("v1/releases")).Text;
        foreach (var (bad, at) in BadPublications.All.Select((row, at) => (row.Data, at)))
        {
            var outcome = await DropAsync(service, $"mistakes/{at}/{bad.File}", bad.Content, bad.Said.ToDictionary());
            Assert.Equal((bad.Mistake, bad.Refusal), (bad.Mistake, outcome.GetProperty("refused").GetString()));
            Assert.Empty(outcome.GetProperty("releases").EnumerateArray());
        }

        Assert.Equal(before, (await service.GetAsync("v1/releases")).Text);
    }

    [Fact]
    public async Task An_older_release_than_the_one_in_use_says_that_it_speaks_for_its_own_days_alone()
    {
        await using var program = await ProgramProcess.StartReadyAsync(azurite.ConnectionString);
        var service = new Service(program, azurite.ConnectionString);

        var older = await DropAsync(service, "older/mue.csv", UnitLimits, new() { ["effective"] = "2024-04-01" });

        Assert.Equal(
            "mue-medicare-practitioner 2024q2: Older than what is in use: used for dates of service from 2024-04-01 to 2024-06-30, mue-medicare-practitioner 2024-07 for later ones.",
            older.GetProperty("told")[0].GetString()
        );
    }

    [Fact]
    public async Task A_row_corrected_by_hand_is_followed_at_once_when_that_is_asked_for()
    {
        await using var program = await ProgramProcess.StartReadyAsync(azurite.ConnectionString);
        var service = new Service(program, azurite.ConnectionString);
        Assert.True(await HasFindingAsync(service, "CL3008"));

        await EditAsync("1");
        Assert.True(await HasFindingAsync(service, "CL3008"));
        var refreshed = await service.PostAsync("v1/releases/refresh", "");

        Assert.Equal(200, refreshed.Status);
        Assert.False(await HasFindingAsync(service, "CL3008"));
        Assert.Equal(
            ["mpfs-medicare"],
            refreshed
                .Body.GetProperty("releases")
                .EnumerateArray()
                .Where(release => release.GetProperty("changedSinceImport").GetBoolean())
                .Select(release => release.GetProperty("system").GetString())
        );

        await EditAsync("much");
        var broken = await service.PostAsync("v1/releases/refresh", "");
        var health = (await service.GetAsync("health")).Body;
        Assert.Equal(200, broken.Status);
        Assert.Equal("degraded", health.GetProperty("status").GetString());
        Assert.Contains("mpfs-medicare 2025-10", health.GetProperty("reasons").ToString(), StringComparison.Ordinal);
        Assert.False(await HasFindingAsync(service, "CL3008"));

        await EditAsync("0");
        Assert.Equal(200, (await service.PostAsync("v1/releases/refresh", "")).Status);
        Assert.True(await HasFindingAsync(service, "CL3008"));
    }

    private static async Task<JsonElement> DropAsync(
        Service service,
        string path,
        string text,
        Dictionary<string, string> metadata
    ) => await DropAsync(service, path, Encoding.UTF8.GetBytes(text), metadata);

    private static async Task<JsonElement> DropAsync(
        Service service,
        string path,
        byte[] content,
        Dictionary<string, string> metadata
    )
    {
        await service
            .Blobs.GetBlobContainerClient(StorageNames.CodeTablesInbox)
            .GetBlobClient(path)
            .UploadAsync(new BinaryData(content), new BlobUploadOptions { Metadata = metadata }, Stop);
        var outcome = service
            .Blobs.GetBlobContainerClient(StorageNames.CodeTablesResults)
            .GetBlobClient(path + ".json");
        await Wait.UntilAsync(async () => await outcome.ExistsAsync(Stop), () => service.Program.Output);
        var told = (await outcome.DownloadContentAsync(Stop)).Value.Content;
        return JsonDocument.Parse(told).RootElement;
    }

    private static async Task<IReadOnlyList<string?>> VersionsAsync(Service service, string system)
    {
        var releases = (await service.GetAsync("v1/releases")).Body.GetProperty("releases").EnumerateArray();
        return
        [
            .. releases
                .Where(release => release.GetProperty("system").GetString() == system)
                .Select(release => release.GetProperty("version").GetString()),
        ];
    }

    private static async Task<bool> HasFindingAsync(Service service, string rule)
    {
        var line = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "claim-line-20957.json"), Stop);
        return FindingSeen
            .OfAnswer((await service.PostAsync("v1/claim-lines/validate", line)).Body)
            .Any(finding => finding.Rule == rule);
    }

    /// <summary>As somebody with Storage Explorer does: the PC/TC indicator of 20957.</summary>
    private async Task EditAsync(string pctc)
    {
        var tables = StorageConnection.Of(azurite.ConnectionString).Tables;
        var stored = (await new ReleaseStore(tables, TimeProvider.System).ListAsync(Stop)).Single(release =>
            release.Release.System == "mpfs-medicare"
        );
        var (partition, row) = stored.AddressOf("20957");
        await tables
            .GetTableClient(StorageNames.Codes)
            .UpdateEntityAsync(
                new TableEntity(partition, row) { ["pctc"] = pctc },
                ETag.All,
                TableUpdateMode.Merge,
                Stop
            );
    }
}
