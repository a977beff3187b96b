using System.Buffers.Binary;
using System.IO.Compression;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>A stream that only reads forward; the others are made of it.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>One entry of a zip; closes the archive with itself, and checks that it has the bytes that the archive states.</summary>
internal sealed class ZipEntryStream : ForwardStream
{
    private readonly ZipArchive archive;
    private readonly Stream unpacked;
    private long left;

    public ZipEntryStream(PublicationFile file, string name)
    {
        archive = new ZipArchive(file.Open(), ZipArchiveMode.Read);
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException("The archive changed while it was read.");
        left = entry.Length;
        unpacked = entry.Open();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        left -= read;
        if (read == 0 && buffer.Length > 0 && left > 0)
            throw new InvalidDataException("The archive ends early.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
            archive.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>What a gzip unpacks to; checks by the length at its end that nothing is missing, which .NET does not.</summary>
internal sealed class GzipTextStream : ForwardStream
{
    private readonly Stream unpacked;
    private readonly uint length;
    private uint taken;

    public GzipTextStream(PublicationFile file)
    {
        using (var packed = file.Open())
        {
            Span<byte> end = stackalloc byte[4];
            if (packed.Length < 18)
                throw new InvalidDataException("The archive is shorter than an empty one.");
            packed.Seek(-end.Length, SeekOrigin.End);
            packed.ReadExactly(end);
            length = BinaryPrimitives.ReadUInt32LittleEndian(end);
        }

        unpacked = new GZipStream(file.Open(), CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        taken += (uint)read;
        return read > 0 || buffer.Length == 0 || taken == length
            ? read
            : throw new InvalidDataException("The archive ends early.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Counts what an archive unpacks to and refuses it beyond the limits.</summary>
internal sealed class UnpackedBytes(string name, long packed)
{
    private long unpacked;

    /// <exception cref="UnreadablePublicationException">The archive unpacks to too many bytes, or to too many times its size.</exception>
    public void Add(long bytes)
    {
        unpacked += Math.Min(bytes, PublicationLimits.MaxUnpackedBytes + 1);
        if (unpacked > PublicationLimits.MaxUnpackedBytes)
            throw new UnreadablePublicationException(
                $"{name}: The archive unpacks to more than {PublicationLimits.MaxUnpackedBytes:N0} bytes, the limit."
            );
        if (unpacked > PublicationLimits.MinRatioBytes && unpacked / PublicationLimits.MaxRatio > packed)
            throw new UnreadablePublicationException(
                $"{name}: The archive unpacks to more than {PublicationLimits.MaxRatio} times its size, the limit."
            );
    }
}

/// <summary>Ends the reading of what has more bytes than a limit, and does not state it in advance.</summary>
/// <param name="inner">What is read.</param>
/// <param name="count">Gets the bytes of each reading, and throws at the limit.</param>
internal sealed class LimitedStream(Stream inner, Action<long> count) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        count(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Bytes that were read ahead, and then the rest.</summary>
internal sealed class PushedBackStream(ReadOnlyMemory<byte> ahead, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> ahead = ahead;

    public override int Read(Span<byte> buffer)
    {
        if (ahead.IsEmpty)
            return rest.Read(buffer);
        var count = Math.Min(ahead.Length, buffer.Length);
        ahead.Span[..count].CopyTo(buffer);
        ahead = ahead[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
