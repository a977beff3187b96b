namespace ClaimLint.Storage.Tests.Batches;

public sealed class UploadStoreTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_is_found_as_it_was_written_down_and_no_other_is()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var uploads = new UploadStore(account.Tables());
        var upload = new UploadRecord(UploadRecord.NewId(), "acme", StorageNames.ClaimsInbox, TestAccount.Now);

        await uploads.AddAsync(upload, Stop);

        Assert.Equal(upload, await uploads.FindAsync(upload.Id, Stop));
        foreach (var other in new[] { UploadRecord.NewId(), "", "x", upload.Id.ToUpperInvariant(), "' or RowKey ne '" })
            Assert.Null(await uploads.FindAsync(other, Stop));
    }

    [Fact]
    public async Task A_first_try_whose_answer_was_lost_leaves_one_upload()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var wire = new Wire { FateOf = (number, _) => number == 1 ? Fate.AnswerLost : Fate.Passes };
        var upload = new UploadRecord(UploadRecord.NewId(), "acme", StorageNames.CodeTablesInbox, TestAccount.Now);

        await new UploadStore(account.Tables(wire)).AddAsync(upload, Stop);

        Assert.Equal(2, wire.Count);
        Assert.Equal(upload, await new UploadStore(account.Tables()).FindAsync(upload.Id, Stop));
    }

    [Fact]
    public void A_file_of_claims_ends_as_one_and_a_publication_is_found_by_what_is_in_it()
    {
        var id = UploadRecord.NewId();

        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.NotEqual(id, UploadRecord.NewId());
        Assert.Equal($"acme/{id}.csv", UploadRecord.PathOf(StorageNames.ClaimsInbox, "acme", id));
        Assert.Equal($"acme/{id}", UploadRecord.PathOf(StorageNames.CodeTablesInbox, "acme", id));
        Assert.Equal("acme", InboxPath.Parse(UploadRecord.PathOf(StorageNames.ClaimsInbox, "acme", id)).Partner);
    }
}
