namespace ClaimLint.Files.Csv;

internal enum Quoting
{
    Sound,
    Unclosed,
    TextAfterClosing,
}

/// <summary>Judges one field as it stands in the file.</summary>
/// <remarks>
/// CsvHelper tells a record's first quoting problem only, and a bare quote (which is read literally here) may hide a later one;
/// its callback also makes a string of the record. So the fields that it cut are looked at once more.
/// </remarks>
internal static class QuotingCheck
{
    private const byte Quote = (byte)'"';

    public static Quoting Of(ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty || raw[0] != Quote)
            return Quoting.Sound;
        var rest = raw[1..];
        while (true)
        {
            var quote = rest.IndexOf(Quote);
            if (quote < 0)
                return Quoting.Unclosed;
            rest = rest[(quote + 1)..];
            if (rest.IsEmpty || rest[0] != Quote)
                break;
            rest = rest[1..];
        }

        // Blanks after a closing quote are no text: the value is trimmed when it is read.
        return rest.ContainsAnyExcept((byte)' ', (byte)'\t') ? Quoting.TextAfterClosing : Quoting.Sound;
    }
}
