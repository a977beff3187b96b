namespace ClaimLint.Files.Publications.Reading;

/// <summary>The lines of a text, one at a time, without their endings.</summary>
internal sealed class TextLines(TextEntry entry) : IDisposable
{
    private readonly Stream stream = entry.Open();
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int lineStart;
    private int lineEnd;
    private bool atEnd;

    public string Name => entry.Name;

    /// <summary>The line's number in the text, from 1, blank lines included.</summary>
    public int Number { get; private set; }

    public ReadOnlySpan<byte> Line => buffer.AsSpan(lineStart, lineEnd - lineStart);

    /// <summary>Goes to the next line; false at the end. A Ctrl-Z at the end is ignored.</summary>
    /// <exception cref="UnreadablePublicationException">A line is too long, or there are too many.</exception>
    public bool Read()
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (found < 0 && !atEnd)
            {
                Fill();
                continue;
            }

            if (found < 0 && start == end)
                return false;
            if (++Number > PublicationLimits.MaxRows)
                throw PublicationLimits.TooManyRows(entry.Name, PublicationLimits.MaxRows);
            lineStart = start;
            lineEnd = found < 0 ? end : start + found;
            start = found < 0 ? end : start + found + 1;
            while (lineEnd > lineStart && buffer[lineEnd - 1] is (byte)'\r' or 0x1A)
                lineEnd--;
            return true;
        }
    }

    public void Dispose() => stream.Dispose();

    private void Fill()
    {
        if (end - start > PublicationLimits.MaxRowBytes)
            throw new UnreadablePublicationException(
                $"{entry.Name}, line {Number + 1}: The line has more than {PublicationLimits.MaxRowBytes:N0} bytes, the limit."
            );
        var held = end - start;
        if (start > 0)
            buffer.AsSpan(start, held).CopyTo(buffer);
        else if (held == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        start = 0;
        end = held;
        var read = stream.Read(buffer.AsSpan(end));
        end += read;
        atEnd = read == 0;
    }
}
