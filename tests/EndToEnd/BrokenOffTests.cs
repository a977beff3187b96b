using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using ClaimLint.Storage;

namespace ClaimLint.EndToEnd;

/// <summary>A run that is broken off: killed, stopped, or its file overwritten. What is to be seen is one whole report, or none.</summary>
public sealed class BrokenOffTests(OwnAzurite azurite) : IClassFixture<OwnAzurite>
{
    private const int Lines = 300_000;

    private static readonly byte[] Large = LargeFile();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_and_stopped_in_the_middle_it_is_done_again_and_writes_what_an_undisturbed_run_writes()
    {
        string run;
        await using (var killed = await ProgramProcess.StartReadyAsync(azurite.ConnectionString))
        {
            var service = new Service(killed, azurite.ConnectionString);
            run = await service.DropAsync("large/claims.csv", Large);
            await MoreStagedAsync(service, run, than: 0);
            await killed.KillAsync();
            Assert.Empty(await service.ResultsBelowAsync("large/"));
        }

        bool wasFinished;
        await using (var stopped = await ProgramProcess.StartReadyAsync(azurite.ConnectionString))
        {
            var service = new Service(stopped, azurite.ConnectionString);
            await MoreStagedAsync(service, run, than: (await StagedAsync(service, run)).Count);
            Assert.Equal(0, await stopped.TerminateAsync());
            // A stop lets it finish within ten seconds; a slow machine needs longer, and then nothing is to be seen.
            var results = (await service.ResultsBelowAsync("large/")).Count;
            Assert.Contains(results, new[] { 0, 4 });
            wasFinished = results > 0;
            Assert.DoesNotContain(" error: ", stopped.Output, StringComparison.Ordinal);
        }

        var disturbed = await FinishAsync(run);
        Assert.Equal(wasFinished ? 2 : 3, disturbed.Batch.GetProperty("attempts").GetInt32());

        await ForgetAsync(run);
        var undisturbed = await FinishAsync(run);
        Assert.Equal(1, undisturbed.Batch.GetProperty("attempts").GetInt32());
        foreach (var (name, content) in undisturbed.Files)
            Assert.True(content.AsSpan().SequenceEqual(disturbed.Files[name]), name);
    }

    [Fact]
    public async Task A_file_overwritten_while_it_is_read_leaves_the_report_of_the_new_one_alone()
    {
        await using var program = await ProgramProcess.StartReadyAsync(azurite.ConnectionString);
        var service = new Service(program, azurite.ConnectionString);
        var first = await service.DropAsync("overwritten/claims.csv", Large);
        await MoreStagedAsync(service, first, than: 0, partner: "overwritten");

        var second = await service.CheckAsync("overwritten/claims.csv", Large[..2000]);
        var given = await service.ReportAsync(first);

        Assert.Equal("done", second.State);
        Assert.Equal("failed", given.State);
        Assert.Contains(
            "overwritten or deleted",
            given.Batch.GetProperty("reason").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(4, (await service.ResultsBelowAsync("overwritten/")).Count);
    }

    /// <summary>Starts a program, waits for the report, and sees that it is whole and the only one.</summary>
    private async Task<Report> FinishAsync(string run)
    {
        await using var program = await ProgramProcess.StartReadyAsync(azurite.ConnectionString);
        var service = new Service(program, azurite.ConnectionString);
        var report = await service.ReportAsync(run);
        Assert.Equal("done", report.State);
        Assert.Equal(Lines, report.Rows("read"));
        Assert.Equal(Lines, report.Rows("accepted") + report.Rows("rejected"));
        Assert.Equal(
            new[] { "accepted.csv", "findings.csv", "rejected.csv", "summary.json" }.Select(file =>
                $"large/{run}/{file}"
            ),
            await service.ResultsBelowAsync("large/")
        );
        return report;
    }

    /// <summary>Takes back that the file was ever checked: the run, the receipts, the report.</summary>
    private async Task ForgetAsync(string run)
    {
        var storage = StorageConnection.Of(azurite.ConnectionString);
        var blobs = storage.Blobs;
        await storage.Tables.GetTableClient(StorageNames.Runs).DeleteEntityAsync(run, "run", ETag.All, Stop);
        foreach (var container in new[] { "azure-webjobs-hosts", StorageNames.ClaimsResults })
        {
            var client = blobs.GetBlobContainerClient(container);
            await foreach (var blob in client.GetBlobsAsync(cancellationToken: Stop))
                await client.DeleteBlobAsync(blob.Name, cancellationToken: Stop);
        }
    }

    /// <summary>Waits until the run has written more blocks of the accepted rows than that: it is in the middle.</summary>
    private static Task MoreStagedAsync(Service service, string run, int than, string partner = "large") =>
        Wait.UntilAsync(
            async () => (await StagedAsync(service, run, partner)).Count > than,
            () => service.Program.Output
        );

    private static async Task<IReadOnlyList<string>> StagedAsync(Service service, string run, string partner = "large")
    {
        try
        {
            var blocks = await service
                .Results.GetBlockBlobClient($"{partner}/{run}/accepted.csv")
                .GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: Stop);
            return [.. blocks.Value.UncommittedBlocks.Select(block => block.Name)];
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return [];
        }
    }

    /// <summary>Claims of three lines on three days; one line in fifty has a fault.</summary>
    private static byte[] LargeFile()
    {
        var text = new StringBuilder(
            "claim_id,claim_line_number,claim_type,payer_id,member_id,patient_birth_date,patient_sex,billing_npi,billing_tin,"
                + "rendering_npi,rendering_taxonomy_code,place_of_service_code,received_date,diagnosis_code_1,service_date_from,"
                + "hcpcs_code,charge_amount,service_unit_quantity,diagnosis_pointer_1\n",
            Lines * 170
        );
        for (var line = 0; line < Lines; line++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"CLAIM-{line / 3:D7},{(line % 3) + 1},P,MEDICARE,M{line / 3:D7},1950-05-04,F,1234567893,123456789,{(line % 50 == 0 ? "1234567890" : "1234567893")},207Q00000X,11,2025-11-10,E119,2025-11-0{(line % 3) + 1},99213,120.00,1,1\n"
            );
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
