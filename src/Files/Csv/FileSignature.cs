using System.Text;

namespace ClaimLint.Files.Csv;

/// <summary>Knows by its first bytes a file that is no CSV, whatever its name says.</summary>
internal static class FileSignature
{
    public static FileFault? Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return start.IndexOf("[Content_Types].xml"u8) >= 0 || start.IndexOf("xl/"u8) >= 0
                ? new(FileFaultKind.Xlsx, "The file is an Excel workbook; save the sheet as CSV UTF-8.")
                : new(FileFaultKind.Zip, "The file is a zip archive; send the CSV in it.");
        }

        if (IsX12(start))
            return new(FileFaultKind.X12, "The file is an X12 interchange (it begins with ISA), not CSV.");
        if (start.StartsWith("%PDF"u8))
            return Other("a PDF document");
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return Other("compressed by gzip");
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return Other("an old Excel workbook or another Office document");
        if (IsHtml(start))
            return Other("an HTML page");
        if (start.Length >= 4 && ((start[1] | start[3]) == 0 || (start[0] | start[2]) == 0))
        {
            // All four NUL is no text at all, and falls under the NUL bytes of the header.
            if ((start[0] | start[1] | start[2] | start[3]) != 0)
                return new(FileFaultKind.Utf16WithoutMark, "The file looks like UTF-16 but has no byte order mark.");
        }

        return null;
    }

    private static FileFault Other(string what) => new(FileFaultKind.OtherFormat, $"The file is {what}, not CSV.");

    // ISA01 has two characters, so the element separator stands at 3 and again at 6; a column may be named ISA_number.
    private static bool IsX12(ReadOnlySpan<byte> start) =>
        start.Length > 6
        && start.StartsWith("ISA"u8)
        && start[3] == start[6]
        && !char.IsAsciiLetterOrDigit((char)start[3])
        && char.IsAsciiLetterOrDigit((char)start[4])
        && char.IsAsciiLetterOrDigit((char)start[5]);

    private static bool IsHtml(ReadOnlySpan<byte> start)
    {
        var text = start.TrimStart(" \t\r\n"u8);
        return Begins(text, "<!doctype"u8) || Begins(text, "<html"u8) || Begins(text, "<?xml"u8);
    }

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> with) =>
        text.Length >= with.Length && Ascii.EqualsIgnoreCase(text[..with.Length], with);
}
