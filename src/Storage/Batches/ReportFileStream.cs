using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace ClaimLint.Storage;

/// <summary>A report's file while it is written: blocks are staged as they fill, and become the file when it is completed.</summary>
/// <remarks>
/// The SDK's own writing stream commits when it is disposed of, so also when an exception unwinds: half a report would appear as
/// a whole one. At most <see cref="BlockSize"/> bytes are held.
/// </remarks>
public sealed class ReportFileStream : Stream
{
    public const int BlockSize = 4 * 1024 * 1024;

    /// <summary>Blocks a blob may have: about 195 GiB.</summary>
    private const int MaxBlocks = 50_000;
    private const string HashName = "sha256";

    private readonly BlockBlobClient blob;
    private readonly BlobHttpHeaders headers;
    private readonly MemoryStream block = new();
    private readonly List<string> staged = [];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Guid writer = Guid.NewGuid();
    private long length;
    private bool completed;

    /// <summary>A block could not be sent while writing: how much of what was to be written is in the file, nobody knows.</summary>
    private bool broken;

    internal ReportFileStream(BlockBlobClient blob, string contentType)
    {
        this.blob = blob;
        headers = new BlobHttpHeaders { ContentType = contentType };
    }

    /// <summary>Path within <c>claims-results</c>.</summary>
    public string StoredPath => blob.Name;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !completed;

    /// <summary>Bytes written so far.</summary>
    public override long Length => length;

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    /// <summary>Makes what was written the file. The same bytes written by another meanwhile are as good.</summary>
    /// <exception cref="RequestFailedException">Storage refuses; nothing of this file is to be seen, and completing may be tried again.</exception>
    /// <exception cref="InvalidOperationException">A write failed: the file cannot be whole any more.</exception>
    public async Task CompleteAsync(CancellationToken cancellation = default)
    {
        ThrowIfUnusable();
        var metadata = new Dictionary<string, string> { [HashName] = Convert.ToHexStringLower(hash.GetCurrentHash()) };
        if (staged.Count == 0)
        {
            block.Position = 0;
            var upload = new BlobUploadOptions { HttpHeaders = headers, Metadata = metadata };
            await blob.UploadAsync(block, upload, cancellation);
        }
        else
        {
            if (block.Length > 0)
                await StageAsync(cancellation);
            await CommitAsync(metadata, cancellation);
        }

        completed = true;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        while (!buffer.IsEmpty)
        {
            var taken = Take(buffer.Span);
            buffer = buffer[taken..];
            if (block.Length < BlockSize)
                continue;
            broken = true;
            await StageAsync(cancellationToken);
            broken = false;
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[Take(buffer)..];
            if (block.Length < BlockSize)
                continue;
            broken = true;
            var id = NextBlock();
            blob.StageBlock(id, block);
            Keep(id);
            broken = false;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Does nothing: a block is sent when it is full, and the file is there when it is completed.</summary>
    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            block.Dispose();
            hash.Dispose();
        }

        // Blocks without a commit are invisible; storage drops them after a week, or when the file is written again.
        completed = true;
        base.Dispose(disposing);
    }

    private void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(completed, this);
        if (broken)
            throw new InvalidOperationException("A write to this file failed: it cannot be whole any more.");
    }

    private int Take(ReadOnlySpan<byte> buffer)
    {
        ThrowIfUnusable();
        var taken = Math.Min(buffer.Length, BlockSize - (int)block.Length);
        block.Write(buffer[..taken]);
        hash.AppendData(buffer[..taken]);
        length += taken;
        return taken;
    }

    private async Task StageAsync(CancellationToken cancellation)
    {
        var id = NextBlock();
        await blob.StageBlockAsync(id, block, cancellationToken: cancellation);
        Keep(id);
    }

    private void Keep(string id)
    {
        staged.Add(id);
        block.SetLength(0);
    }

    /// <summary>Ids of one length, as storage asks, and of this writer alone: two writers of one file cannot mix their blocks.</summary>
    private string NextBlock()
    {
        if (staged.Count == MaxBlocks)
            throw new InvalidOperationException(
                $"A report's file holds {MaxBlocks} blocks of {BlockSize} bytes at most."
            );
        Span<byte> id = stackalloc byte[20];
        writer.TryWriteBytes(id);
        BinaryPrimitives.WriteInt32BigEndian(id[16..], staged.Count);
        block.Position = 0;
        return Convert.ToBase64String(id);
    }

    private async Task CommitAsync(Dictionary<string, string> metadata, CancellationToken cancellation)
    {
        try
        {
            var commit = new CommitBlockListOptions { HttpHeaders = headers, Metadata = metadata };
            await blob.CommitBlockListAsync(staged, commit, cancellation);
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Another writer's commit discards the blocks that we had staged. Where it wrote the same bytes, the file is as it should be.
            if (!await StandsAsync(metadata[HashName], cancellation))
                throw;
        }
    }

    private async Task<bool> StandsAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            var standing = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return standing.Value.Metadata.TryGetValue(HashName, out var other) && other == sha256;
        }
        catch (RequestFailedException gone) when (gone.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            // Its writer's, and removed since: not to be mistaken for an upload that is gone.
            return false;
        }
    }
}
