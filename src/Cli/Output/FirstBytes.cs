namespace ClaimLint.Cli.Output;

/// <summary>Passes on what is written, and keeps the beginning: enough to show the first findings of a file of any length.</summary>
internal sealed class FirstBytes(Stream next) : Stream
{
    private const int Limit = 64 * 1024;

    private readonly MemoryStream kept = new();

    public ReadOnlyMemory<byte> Kept => kept.GetBuffer().AsMemory(0, (int)kept.Length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        kept.Write(buffer[..Math.Min(buffer.Length, Limit - (int)kept.Length)]);
        next.Write(buffer);
    }

    public override void Flush() => next.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // What was kept stays readable.
        if (disposing)
            next.Dispose();
        base.Dispose(disposing);
    }
}
