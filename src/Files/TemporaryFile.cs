using Microsoft.Win32.SafeHandles;

namespace ClaimLint.Files;

/// <summary>A file that no process outlives: neither an end by exception nor a kill leaves it on the disk.</summary>
/// <remarks>Windows deletes it with its last handle. Elsewhere its name is removed at once, and its content goes with the handle.</remarks>
public sealed class TemporaryFile : IDisposable
{
    private readonly FileStream file;

    /// <summary>Creates it, readable by this user only.</summary>
    /// <param name="folder">Where; the system's folder for temporary files by default.</param>
    public TemporaryFile(string? folder = null)
    {
        var path = Path.Combine(folder ?? Path.GetTempPath(), $"claimlint-{Guid.NewGuid():N}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
    }

    /// <summary>Its content, to be written.</summary>
    public Stream Content => file;

    /// <summary>A stream over what is written so far, with a position of its own.</summary>
    public Stream OpenRead()
    {
        file.Flush();
        return new Reader(file.SafeFileHandle);
    }

    public void Dispose() => file.Dispose();

    private sealed class Reader(SafeFileHandle handle) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length { get; } = RandomAccess.GetLength(handle);

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(handle, buffer, Position);
            Position += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) =>
            Position = origin switch
            {
                SeekOrigin.Begin => offset,
                SeekOrigin.Current => Position + offset,
                _ => Length + offset,
            };

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
