using System.IO.Compression;
using System.Text;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>A text: a file, or what a gzip or one entry of a zip unpacks to.</summary>
/// <param name="Name">Its name in the archive, or the file's.</param>
/// <param name="Open">Opens it at its first character: UTF-8 or an older character set, without a byte order mark.</param>
internal sealed record TextEntry(string Name, Func<Stream> Open)
{
    /// <summary>The texts of a file. Neither names nor endings count.</summary>
    /// <exception cref="UnreadablePublicationException">The file or what it unpacks to exceeds a limit, or it is no archive that can be read.</exception>
    public static IReadOnlyList<TextEntry> Of(PublicationFile file)
    {
        Span<byte> start = stackalloc byte[4];
        long packed;
        using (var stream = file.Open())
        {
            packed = stream.Length;
            if (PublicationLimits.RefusalOf(file.Name, packed) is { } tooLarge)
                throw new UnreadablePublicationException(tooLarge);
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }

        if (start.StartsWith("PK\u0003\u0004"u8))
            return Zipped(file, packed);
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            var name = file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file.Name[..^3] : file.Name;
            return
            [
                new(
                    name,
                    () => Text(new LimitedStream(new GzipTextStream(file), new UnpackedBytes(file.Name, packed).Add))
                ),
            ];
        }

        return [new(file.Name, () => Text(file.Open()))];
    }

    private static List<TextEntry> Zipped(PublicationFile file, long packed)
    {
        using var archive = new ZipArchive(file.Open(), ZipArchiveMode.Read);
        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            throw new UnreadablePublicationException(
                $"{file.Name} is an Excel workbook. Import the text or CSV that the publisher has beside it, or save the sheet as CSV UTF-8."
            );
        }

        if (archive.Entries.Count > PublicationLimits.MaxEntries)
            throw new UnreadablePublicationException(
                $"{file.Name}: The archive has {archive.Entries.Count} files. The limit is {PublicationLimits.MaxEntries}."
            );
        var unpacked = new UnpackedBytes(file.Name, packed);
        // What the archive states: no entry is read further.
        foreach (var entry in archive.Entries)
            unpacked.Add(entry.Length);
        var entries = archive.Entries.Where(entry => entry.Length > 0).ToList();
        // An entry is opened by its name: of two the first would be read twice and the second never.
        if (entries.DistinctBy(entry => entry.FullName, StringComparer.Ordinal).Count() < entries.Count)
            throw new UnreadablePublicationException(
                $"{file.Name}: The archive has two files of one name. Pack it again."
            );
        return
        [
            .. entries.Select(entry => new TextEntry(entry.Name, () => Text(new ZipEntryStream(file, entry.FullName)))),
        ];
    }

    /// <summary>UTF-16 (Excel's "Unicode text") becomes UTF-8; a mark at the beginning goes.</summary>
    private static Stream Text(Stream packed)
    {
        var stream = new BufferedStream(packed, 1 << 16);
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
