using System.IO.Compression;
using System.Text;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>A text: a file, or what a gzip or one place of a zip holds, unpacked.</summary>
/// <param name="Name">Its name in the archive, or the file's.</param>
/// <param name="Open">Opens it at its first character: UTF-8 or an older character set, without a byte order mark.</param>
internal sealed record TextEntry(string Name, Func<Stream> Open)
{
    /// <summary>Files that a zip may hold: publishers' have one to a few dozen, and each is opened and looked at.</summary>
    private const int MaxEntries = 100;

    /// <summary>The texts of a file. Neither names nor endings count.</summary>
    public static IReadOnlyList<TextEntry> Of(PublicationFile file)
    {
        Span<byte> start = stackalloc byte[4];
        using (var stream = file.Open())
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith("PK\u0003\u0004"u8))
            return Zipped(file);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            var name = file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file.Name[..^3] : file.Name;
            return [new(name, () => Text(new GzipTextStream(file)))];
        }

        return [new(file.Name, () => Text(file.Open()))];
    }

    private static List<TextEntry> Zipped(PublicationFile file)
    {
        using var archive = new ZipArchive(file.Open(), ZipArchiveMode.Read);
        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            throw new UnreadablePublicationException(
                $"{file.Name} is an Excel workbook: take the text or CSV form that the publisher ships beside it, or save the sheet as CSV UTF-8."
            );
        }

        if (archive.Entries.Count > MaxEntries)
            throw new UnreadablePublicationException(
                $"{file.Name} holds {archive.Entries.Count} files; a publication has at most {MaxEntries}."
            );
        var entries = archive.Entries.Where(entry => entry.Length > 0).ToList();
        // An entry is opened by its name: of two the first would be read twice and the second never.
        if (entries.DistinctBy(entry => entry.FullName, StringComparer.Ordinal).Count() < entries.Count)
            throw new UnreadablePublicationException($"{file.Name} holds two files of one name: pack it again.");
        return
        [
            .. entries.Select(entry => new TextEntry(entry.Name, () => Text(new ZipEntryStream(file, entry.FullName)))),
        ];
    }

    /// <summary>UTF-16 (Excel's "Unicode text") becomes UTF-8; a mark at the beginning goes.</summary>
    private static Stream Text(Stream packed)
    {
        var stream = new BufferedStream(new LimitedStream(packed), 1 << 16);
        var start = new byte[3];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        Encoding? utf16 = start switch
        {
            [0xFF, 0xFE, _] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            [0xFE, 0xFF, _] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
            _ => null,
        };
        var skip =
            utf16 is not null ? 2
            : start is [0xEF, 0xBB, 0xBF] ? 3
            : 0;
        var whole = new PushedBackStream(start.AsMemory(Math.Min(skip, read), Math.Max(0, read - skip)), stream);
        return utf16 is null
            ? whole
            : Encoding.CreateTranscodingStream(whole, utf16, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
