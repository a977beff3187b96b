using System.Text.Unicode;

namespace ClaimLint.Files.Csv;

/// <summary>The part of a file that is in memory: what is not yet consumed stays, the rest makes room.</summary>
internal sealed class ByteWindow
{
    private const byte Quote = (byte)'"';
    private const byte CtrlZ = 0x1A;

    // CP/M and DOS padded a text file to a whole record of 128 bytes.
    private const int PaddingBytes = 128;

    private readonly Stream stream;
    private byte[] buffer;
    private long remaining;

    /// <param name="stream">Read from where it stands.</param>
    /// <param name="size">Bytes held before the window has to grow.</param>
    /// <param name="offset">Offset in the file of the stream's next byte.</param>
    /// <param name="length">Bytes to read at most.</param>
    public ByteWindow(Stream stream, int size, long offset, long length)
    {
        this.stream = stream;
        buffer = new byte[size + 1];
        Offset = offset;
        remaining = length;
        Start = End = VerifiedTo = 1;
    }

    /// <summary>The first byte that is not consumed. The place before it is never part of the data.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Nothing comes after <see cref="End"/>.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Offset in the file of <see cref="Start"/>.</summary>
    public long Offset { get; private set; }

    /// <summary>Bytes before this one are UTF-8 and not NUL.</summary>
    public int VerifiedTo { get; private set; }

    /// <summary>False where no byte that is held is a quote.</summary>
    public bool HasQuotes { get; private set; }

    public ReadOnlySpan<byte> Held => buffer.AsSpan(Start, End - Start);

    /// <summary>Where the data ends: before the Ctrl-Z that some programs put at the end of a file.</summary>
    public int DataEnd
    {
        get
        {
            var padding = AtEnd ? Held.Length - Held.TrimEnd(CtrlZ).Length : 0;
            return padding <= PaddingBytes ? End - padding : End;
        }
    }

    public ReadOnlySpan<byte> Bytes(int from, int to) => buffer.AsSpan(from, to - from);

    public long OffsetOf(int index) => Offset + (index - Start);

    public void Consume(int to)
    {
        Offset += to - Start;
        Start = to;
    }

    /// <summary>The bytes from an index on, with a line feed before them.</summary>
    /// <remarks>
    /// Without it CsvHelper would take bytes that look like a byte order mark, at the beginning of whichever row a window
    /// begins with, for one. The place holds a line ending or a consumed byte.
    /// </remarks>
    public ReadOnlyMemory<byte> AfterLineFeed(int from, int to)
    {
        buffer[from - 1] = LineEnds.Lf;
        return buffer.AsMemory(from - 1, to - from + 1);
    }

    /// <summary>Puts bytes that were read ahead of the window into it.</summary>
    public void Begin(ReadOnlySpan<byte> ahead)
    {
        ahead.CopyTo(buffer.AsSpan(End));
        End += ahead.Length;
    }

    /// <summary>Reads on behind what is held; grows where that already takes the whole window.</summary>
    public void Fill()
    {
        var held = End - Start;
        if (held == buffer.Length - 1)
        {
            var larger = new byte[1 + (2 * held)];
            buffer.AsSpan(Start, held).CopyTo(larger.AsSpan(1));
            buffer = larger;
        }
        else if (Start > 1)
        {
            buffer.AsSpan(Start, held).CopyTo(buffer.AsSpan(1));
        }

        Start = 1;
        End = 1 + held;
        var room = (int)Math.Min(buffer.Length - End, remaining);
        var read = stream.ReadAtLeast(buffer.AsSpan(End, room), room, throwOnEndOfStream: false);
        End += read;
        remaining -= read;
        AtEnd = read < room || remaining == 0;
        Verify();
    }

    private void Verify()
    {
        HasQuotes = Held.Contains(Quote);
        // To a line's end, so that the window does not cut a character; where one byte is bad, each row is looked at.
        var whole = Held[..(Held.LastIndexOf(LineEnds.Lf) + 1)];
        VerifiedTo = Utf8.IsValid(whole) && !whole.Contains((byte)0) ? Start + whole.Length : Start;
    }
}
