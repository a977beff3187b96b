using CsvHelper;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>The beginning of a text: enough to see what it is.</summary>
internal sealed class FileHead
{
    private readonly Dictionary<char, IReadOnlyList<string[]>> records = [];
    private readonly bool isWhole;

    private FileHead(string name, byte[] bytes, bool isWhole)
    {
        Name = name;
        Bytes = bytes;
        this.isWhole = isWhole;
    }

    public string Name { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    public bool IsBlank => PublicationText.Trim(Bytes.Span).IsEmpty;

    public static FileHead Of(TextEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[PublicationLimits.HeadBytes];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return new FileHead(entry.Name, bytes[..read], read < bytes.Length);
    }

    public bool BeginsWith(ReadOnlySpan<byte> text) => Bytes.Span.TrimStart(" \t\r\n"u8).StartsWith(text);

    /// <summary>The first lines without their endings; one that may be cut off is left out.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Lines()
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        for (var rest = Bytes; !rest.IsEmpty; )
        {
            var end = rest.Span.IndexOf((byte)'\n');
            if (end < 0 && !isWhole)
                break;
            var line = end < 0 ? rest : rest[..end];
            lines.Add(line.Span.EndsWith("\r"u8) ? line[..^1] : line);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return lines;
    }

    /// <summary>The first records by a delimiter, as far as a header may reach and a few more; one that may be cut off is left out.</summary>
    public IReadOnlyList<string[]> Records(char delimiter)
    {
        if (records.TryGetValue(delimiter, out var known))
            return known;
        var read = new List<string[]>();
        using var reader = CsvReader.Create(Bytes, DelimitedRows.Options(delimiter, CsvMalformedDataHandling.Recover));
        while (read.Count < PublicationLimits.MaxHeaderRows + 20 && reader.Read())
        {
            var end = reader.ByteOffset + reader.RawRecord.Length;
            if (end >= Bytes.Length && !isWhole)
                break;
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
                fields[i] = PublicationText.Of(PublicationText.Trim(reader.GetSpan(i)));
            read.Add(fields);
        }

        return records[delimiter] = read;
    }
}
