using System.Security.Cryptography;
using Azure;
using static ClaimLint.Storage.Tests.Batches.ReportFile;

namespace ClaimLint.Storage.Tests.Batches;

/// <summary>A report's file appears whole or not at all.</summary>
public sealed class ReportFileStreamTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<string[]> ListAsync(TestAccount account)
    {
        var names = new List<string>();
        await foreach (var blob in account.Results.GetBlobsAsync(cancellationToken: Stop))
            names.Add(blob.Name);
        return [.. names];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData((2 * Block) + 77)]
    public async Task Nothing_is_to_be_seen_before_it_is_completed_and_everything_after(int length)
    {
        var account = await azurite.NewPreparedAccountAsync();
        var bytes = Bytes(length);
        await using var file = account.Reports().Open(Partner, Run, Name);
        await WriteAsync(file, bytes);
        await file.FlushAsync(Stop);
        Assert.Equal(length, file.Length);
        Assert.Empty(await ListAsync(account));

        await file.CompleteAsync(Stop);

        Assert.Equal(bytes, await ReadAsync(account));
        Assert.Equal([file.StoredPath], await ListAsync(account));
        var properties = (await Blob(account).GetPropertiesAsync(cancellationToken: Stop)).Value;
        Assert.Equal("text/csv", properties.ContentType);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), properties.Metadata["sha256"]);
    }

    [Fact]
    public async Task It_is_written_without_waiting_as_well()
    {
        var account = await azurite.NewPreparedAccountAsync();
        var bytes = Bytes(Block + 5);
        await using var file = account.Reports().Open(Partner, Run, Name);

        WriteSynchronously(file, bytes);
        await file.CompleteAsync(Stop);

        Assert.Equal(bytes, await ReadAsync(account));
    }

    private static void WriteSynchronously(ReportFileStream file, byte[] bytes)
    {
        file.Write(bytes, 0, 3);
        file.Write(bytes.AsSpan(3));
        file.Flush();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Block + 10)]
    public async Task Disposed_of_without_being_completed_it_leaves_nothing(int length)
    {
        var account = await azurite.NewPreparedAccountAsync();

        await using (var file = account.Reports().Open(Partner, Run, Name))
            await WriteAsync(file, Bytes(length));

        Assert.Empty(await ListAsync(account));
        Assert.False(await Blob(account).ExistsAsync(Stop));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Block + 10)]
    public async Task What_stood_there_stays_until_the_new_file_is_completed(int length)
    {
        var account = await azurite.NewPreparedAccountAsync();
        var old = Bytes(1000, seed: 7);
        await using (var first = account.Reports().Open(Partner, Run, Name))
        {
            await WriteAsync(first, old);
            await first.CompleteAsync(Stop);
        }

        await using (var brokenOff = account.Reports().Open(Partner, Run, Name))
            await WriteAsync(brokenOff, Bytes(length));
        Assert.Equal(old, await ReadAsync(account));
        await using var second = account.Reports().Open(Partner, Run, Name);
        await WriteAsync(second, Bytes(length));
        Assert.Equal(old, await ReadAsync(account));
        await second.CompleteAsync(Stop);

        Assert.Equal(Bytes(length), await ReadAsync(account));
    }

    [Fact]
    public async Task The_same_bytes_written_again_are_the_same_file()
    {
        var account = await azurite.NewPreparedAccountAsync();
        for (var times = 1; times <= 2; times++)
        {
            await using var file = account.Reports().Open(Partner, Run, Name);
            await WriteAsync(file, Bytes(Block + 10));
            await file.CompleteAsync(Stop);
            Assert.Equal(Bytes(Block + 10), await ReadAsync(account));
        }

        Assert.Single(await ListAsync(account));
    }

    [Theory]
    [InlineData(Fate.RequestLost, 1)]
    [InlineData(Fate.AnswerLost, 1)]
    [InlineData(Fate.Busy, 2)]
    public async Task A_request_that_fails_once_or_twice_is_sent_again_and_nobody_notices(Fate fate, int times)
    {
        foreach (var length in new[] { 10, Block + 10 })
        {
            for (var broken = 1; broken <= 3; broken++)
            {
                var account = await azurite.NewPreparedAccountAsync();
                var wire = new Wire
                {
                    FateOf = (number, _) => number >= broken && number < broken + times ? fate : Fate.Passes,
                };
                await using var file = account.Reports(wire).Open(Partner, Run, Name);

                await WriteAsync(file, Bytes(length));
                await file.CompleteAsync(Stop);

                Assert.Equal(Bytes(length), await ReadAsync(account));
                if (wire.Count < broken)
                    break;
            }
        }
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(Block + 10, 2)]
    [InlineData(Block + 10, 3)]
    public async Task Where_completing_fails_nothing_is_to_be_seen_and_it_can_be_completed_again(int length, int broken)
    {
        var account = await azurite.NewPreparedAccountAsync();
        var bytes = Bytes(length);
        var wire = new Wire { FateOf = (number, _) => number == broken ? Fate.Busy : Fate.Passes };
        await using var file = account.Reports(wire, retries: 0).Open(Partner, Run, Name);
        await WriteAsync(file, bytes);

        await Assert.ThrowsAsync<RequestFailedException>(() => file.CompleteAsync(Stop));
        Assert.Empty(await ListAsync(account));
        await file.CompleteAsync(Stop);

        Assert.Equal(bytes, await ReadAsync(account));
        var properties = (await Blob(account).GetPropertiesAsync(cancellationToken: Stop)).Value;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), properties.Metadata["sha256"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_a_write_fails_the_file_cannot_be_completed_it_would_miss_bytes(bool waiting)
    {
        var account = await azurite.NewPreparedAccountAsync();
        var wire = new Wire { FateOf = (number, _) => number == 1 ? Fate.Busy : Fate.Passes };
        await using var file = account.Reports(wire, retries: 0).Open(Partner, Run, Name);

        await Assert.ThrowsAsync<RequestFailedException>(async () =>
        {
            if (waiting)
                await file.WriteAsync(Bytes(Block + 10), Stop);
            else
                WriteSynchronously(file, Bytes(Block + 10));
        });

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await file.WriteAsync(Bytes(1), Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => file.CompleteAsync(Stop));
        Assert.Empty(await ListAsync(account));
    }

    [Fact]
    public async Task It_is_written_once_and_never_read()
    {
        var account = await azurite.NewPreparedAccountAsync();
        await using var file = account.Reports().Open(Partner, Run, Name);
        Assert.Equal((false, false, true), (file.CanRead, file.CanSeek, file.CanWrite));

        await file.CompleteAsync(Stop);

        Assert.False(file.CanWrite);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => file.CompleteAsync(Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await file.WriteAsync(Bytes(1), Stop));
        Assert.Throws<NotSupportedException>(() => file.Read(new byte[1], 0, 1));
        Assert.Throws<NotSupportedException>(() => file.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => file.SetLength(0));
        Assert.Throws<NotSupportedException>(() => file.Position = 0);
    }
}
