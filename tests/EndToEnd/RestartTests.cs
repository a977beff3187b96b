using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using ClaimLint.Domain.Claims;
using ClaimLint.Functions.Tests.Equivalence;
using ClaimLint.LocalHost;
using ClaimLint.Storage;

namespace ClaimLint.EndToEnd;

/// <summary>What a program finds in storage when it is started again.</summary>
public sealed class RestartTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const string Line = """
        {
          "claimType": "P", "payerId": "MEDICARE", "patientBirthDate": "1973-05-04", "patientSex": "M",
          "renderingTaxonomyCode": "207X00000X", "placeOfServiceCode": "21", "serviceDateFrom": "2025-11-03",
          "hcpcsCode": "20957", "hcpcsModifiers": ["RT"], "chargeAmount": 8200, "serviceUnitQuantity": 1,
          "diagnosisCodes": ["M84.461A"], "diagnosisPointers": [1]
        }
        """;

    private readonly TableServiceClient tables = StorageConnection.Of(azurite.ConnectionString).Tables;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_imports_nothing_and_changes_no_row()
    {
        await RunAsync(_ => Task.CompletedTask);
        var before = await VersionsAsync();

        var output = await RunAsync(_ => Task.CompletedTask);

        Assert.NotEmpty(before);
        Assert.Equal(before, await VersionsAsync());
        Assert.DoesNotContain("Imported", output, StringComparison.Ordinal);
        Assert.Contains("Code tables loaded: 12 releases", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_corrected_in_Table_Storage_is_followed_after_a_restart_and_told_as_changed()
    {
        await RunAsync(async service => Assert.DoesNotContain("CL2004", await ToldAsync(service)));
        await EditAsync("N");

        var output = await RunAsync(async service =>
        {
            Assert.Contains("CL2004", await ToldAsync(service));
            Assert.Equal(["icd-10-cm 2026-partial"], await ChangedAsync(service));
            var releases = (await service.GetAsync("v1/releases")).Body.GetProperty("releases").EnumerateArray();
            Assert.Equal(
                ["icd-10-cm"],
                releases
                    .Where(release => release.GetProperty("changedSinceImport").GetBoolean())
                    .Select(release => release.GetProperty("system").GetString())
            );
        });
        Assert.Contains("Rows of icd-10-cm 2026-partial were changed in storage", output, StringComparison.Ordinal);

        await EditAsync("Y");
        await RunAsync(async service =>
        {
            Assert.DoesNotContain("CL2004", await ToldAsync(service));
            Assert.Empty(await ChangedAsync(service));
        });
    }

    [Fact]
    public async Task An_event_that_comes_again_for_a_run_that_is_done_changes_nothing()
    {
        var claim = Claims.Of("R-1", "M84.461A", new Dictionary<Field, string>());
        var run = "";
        await RunAsync(async service =>
        {
            var report = await service.CheckAsync("acme/twice.csv", ClaimTexts.ToCsv([claim]));
            Assert.Equal("done", report.State);
            run = report.Run;
        });
        var blobs = StorageConnection.Of(azurite.ConnectionString).Blobs;
        var before = await ReportVersionsAsync(blobs, run);
        var receipts = blobs.GetBlobContainerClient("azure-webjobs-hosts");
        await foreach (var receipt in receipts.GetBlobsAsync(cancellationToken: Stop))
            await receipts.DeleteBlobAsync(receipt.Name, cancellationToken: Stop);

        await RunAsync(service =>
            Wait.UntilAsync(
                () =>
                    Task.FromResult(
                        service.Program.Output.Contains($"Run {run} is done already", StringComparison.Ordinal)
                    ),
                () => service.Program.Output
            )
        );

        Assert.Equal(4, before.Count);
        Assert.Equal(before, await ReportVersionsAsync(blobs, run));
    }

    [Fact]
    public async Task Storage_that_is_down_at_the_start_is_waited_for_and_later_missed_by_files_only()
    {
        var ports = LoopbackPorts.Free(3);
        var folder = Directory.CreateTempSubdirectory("azurite-late-").FullName;
        var options = new AzuriteOptions
        {
            BlobPort = ports[0],
            QueuePort = ports[1],
            TablePort = ports[2],
            Folder = folder,
        };
        try
        {
            var connection = azurite.ConnectionString;
            foreach (var (name, port) in new[] { ("Blob", ports[0]), ("Queue", ports[1]), ("Table", ports[2]) })
                connection = System.Text.RegularExpressions.Regex.Replace(
                    connection,
                    $"(?<={name}Endpoint=http://127\\.0\\.0\\.1:)[0-9]+",
                    $"{port}",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                );
            await using var program = await ProgramProcess.StartAsync(ProgramProcess.Connections(connection));
            var service = new Service(program, connection);

            var health = await service.GetAsync("health");
            Assert.Equal(503, health.Status);
            Assert.Equal("notReady", health.Body.GetProperty("status").GetString());
            Assert.Contains(NotReached, ReasonsOf(health));
            Assert.Equal(503, (await service.PostAsync("v1/claim-lines/validate", Line)).Status);

            await using (await AzuriteProcess.StartAsync(options, Stop))
            {
                await program.ReadyAsync();
                Assert.Equal(200, (await service.PostAsync("v1/claim-lines/validate", Line)).Status);
            }

            health = await service.GetAsync("health");
            Assert.Equal((200, "degraded"), (health.Status, health.Body.GetProperty("status").GetString()));
            Assert.Contains(NotReached, ReasonsOf(health));
            Assert.Equal(200, (await service.PostAsync("v1/claim-lines/validate", Line)).Status);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private const string NotReached = "Storage is not reached: files and imports wait.";

    private static IEnumerable<string?> ReasonsOf(Answer health) =>
        health.Body.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString());

    /// <summary>Starts a program, does something with it, and stops it; answers what it printed.</summary>
    private async Task<string> RunAsync(Func<Service, Task> act)
    {
        await using var program = await ProgramProcess.StartReadyAsync(azurite.ConnectionString);
        await act(new Service(program, azurite.ConnectionString));
        Assert.Equal(0, await program.TerminateAsync());
        return program.Output;
    }

    private static async Task<IReadOnlyList<string>> ToldAsync(Service service) =>
        [
            .. FindingSeen
                .OfAnswer((await service.PostAsync("v1/claim-lines/validate", Line)).Body)
                .Select(finding => finding.Rule),
        ];

    private static async Task<IReadOnlyList<string>> ChangedAsync(Service service) =>
        [
            .. (await service.GetAsync("health"))
                .Body.GetProperty("changed")
                .EnumerateArray()
                .Select(release => release.GetString()!),
        ];

    /// <summary>As somebody with Storage Explorer does: whether M84.461A can be billed.</summary>
    private async Task EditAsync(string billable)
    {
        var stored = (await new ReleaseStore(tables, TimeProvider.System).ListAsync(Stop)).Single(release =>
            release.Release is { System: "icd-10-cm", Version: "2026-partial" }
        );
        var (partition, row) = stored.AddressOf("M84461A");
        await tables
            .GetTableClient(StorageNames.Codes)
            .UpdateEntityAsync(
                new TableEntity(partition, row) { ["billable"] = billable },
                ETag.All,
                TableUpdateMode.Merge,
                Stop
            );
    }

    private async Task<IReadOnlyList<string>> VersionsAsync()
    {
        var versions = new List<string>();
        foreach (var name in new[] { StorageNames.CodeReleases, StorageNames.Codes })
        await foreach (var row in tables.GetTableClient(name).QueryAsync<TableEntity>(cancellationToken: Stop))
            versions.Add($"{row.PartitionKey} {row.RowKey} {row.ETag} {row.Timestamp:O}");
        return versions;
    }

    private static async Task<IReadOnlyList<string>> ReportVersionsAsync(BlobServiceClient blobs, string run)
    {
        var versions = new List<string>();
        await foreach (
            var blob in blobs.GetBlobContainerClient(StorageNames.ClaimsResults).GetBlobsAsync(cancellationToken: Stop)
        )
        {
            if (blob.Name.Contains(run, StringComparison.Ordinal))
                versions.Add($"{blob.Name} {blob.Properties.ETag} {blob.Properties.LastModified:O}");
        }

        return versions;
    }
}
