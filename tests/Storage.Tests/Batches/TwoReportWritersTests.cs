using Azure;
using Azure.Storage.Blobs.Models;
using static ClaimLint.Storage.Tests.Batches.ReportFile;

namespace ClaimLint.Storage.Tests.Batches;

/// <summary>Two workers that write one report's file: the same bytes make one file, and blocks are never mixed.</summary>
public sealed class TwoReportWritersTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10)]
    [InlineData((2 * Block) + 10)]
    public async Task Two_who_write_the_same_bytes_at_once_make_one_file(int length)
    {
        var account = await azurite.NewPreparedAccountAsync();
        var bytes = Bytes(length);
        await using var first = account.Reports().Open(Partner, Run, Name);
        await using var second = account.Reports().Open(Partner, Run, Name);

        await WriteAsync(first, bytes);
        await WriteAsync(second, bytes);
        await first.CompleteAsync(Stop);
        Assert.Equal(bytes, await ReadAsync(account));
        await second.CompleteAsync(Stop);

        Assert.Equal(bytes, await ReadAsync(account));
    }

    [Fact]
    public async Task One_who_is_in_the_middle_when_another_completes_the_same_bytes_is_content()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var bytes = Bytes((2 * Block) + 10);
        await using var first = account.Reports().Open(Partner, Run, Name);
        await using var second = account.Reports().Open(Partner, Run, Name);
        await first.WriteAsync(bytes.AsMemory(0, Block + 1), Stop);

        await WriteAsync(second, bytes);
        await second.CompleteAsync(Stop);
        await first.WriteAsync(bytes.AsMemory(Block + 1), Stop);
        await first.CompleteAsync(Stop);

        Assert.Equal(bytes, await ReadAsync(account));
    }

    [Fact]
    public async Task Other_bytes_from_another_writer_meanwhile_are_told_and_never_mixed()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var (mine, others) = (Bytes(Block + 10), Bytes(Block + 10, seed: 2));
        await using var first = account.Reports().Open(Partner, Run, Name);
        await using var second = account.Reports().Open(Partner, Run, Name);
        await WriteAsync(first, mine);
        await WriteAsync(second, others);
        await second.CompleteAsync(Stop);

        var told = await Assert.ThrowsAsync<RequestFailedException>(() => first.CompleteAsync(Stop));

        Assert.Equal(BlobErrorCode.InvalidBlockList.ToString(), told.ErrorCode);
        Assert.Equal(others, await ReadAsync(account));
    }

    [Fact]
    public async Task Blocks_that_another_discarded_are_told_as_such_though_its_file_is_gone()
    {
        var account = await azurite.NewPreparedAccountAsync();
        await using var first = account.Reports().Open(Partner, Run, Name);
        await using var second = account.Reports().Open(Partner, Run, Name);
        await WriteAsync(first, Bytes(Block + 10));
        await WriteAsync(second, Bytes(Block + 10));
        await second.CompleteAsync(Stop);
        await Blob(account).DeleteAsync(cancellationToken: Stop);

        var told = await Assert.ThrowsAsync<RequestFailedException>(() => first.CompleteAsync(Stop));

        Assert.Equal(BlobErrorCode.InvalidBlockList.ToString(), told.ErrorCode);
    }
}
