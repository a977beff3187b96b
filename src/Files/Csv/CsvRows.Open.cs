using System.Text;
using CsvHelper;

namespace ClaimLint.Files.Csv;

public sealed partial class CsvRows
{
    private static readonly CsvRowsOptions Defaults = new();

    private CsvRows(ByteWindow window, CsvHeader header, FileFault? fault, CsvPosition at, CsvLimits limits)
    {
        this.window = window;
        this.limits = limits;
        FileFault = fault;
        Header = header;
        nextLine = at.LineNumber;
        RowNumber = at.RowNumber - 1;
        options = ReaderOptions(header.Delimiter);
    }

    /// <summary>Opens a file at its beginning and reads its header.</summary>
    /// <remarks>
    /// UTF-16 with a byte order mark is read as the same text in UTF-8 without a mark: bytes and offsets are then those of
    /// that text, <see cref="IsTranscoded"/> says so, and the file cannot be resumed at an offset.
    /// </remarks>
    /// <param name="stream">Read from where it stands, in blocks, and left open.</param>
    /// <param name="options">Names to recognise the delimiter by, and limits.</param>
    /// <exception cref="IOException">The stream cannot be read: never because of what is in it.</exception>
    public static CsvRows Open(Stream stream, CsvRowsOptions? options = null)
    {
        options ??= Defaults;
        Span<byte> mark = stackalloc byte[2];
        var read = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        var utf16 = mark switch
        {
            [0xFF, 0xFE] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            [0xFE, 0xFF] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
            _ => null,
        };
        if (utf16 is not null)
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            stream = Encoding.CreateTranscodingStream(stream, utf16, utf8, leaveOpen: true);
        }

        var bytes = new ByteWindow(stream, options.Limits.WindowBytes, 0, long.MaxValue);
        if (utf16 is null)
            bytes.Begin(mark[..read]);
        bytes.Fill();
        CsvHeader? header = null;
        var fault = FileSignature.Of(bytes.Held) ?? HeaderReader.Read(bytes, options, out header);
        header ??= new CsvHeader([], ',', default);
        var lines = LineEnds.Count(header.Bytes.Span);
        return new(bytes, header, fault, new(0, 1, lines + 1), options.Limits) { IsTranscoded = utf16 is not null };
    }

    /// <summary>Opens a part of a file that begins and ends between two rows, as <see cref="End"/> told them.</summary>
    /// <param name="stream">Stands at the part's first byte; left open.</param>
    /// <param name="header">The file's header.</param>
    /// <param name="at">Where the part begins.</param>
    /// <param name="length">Bytes of the part; more are not read.</param>
    /// <param name="limits">The limits with which the whole file was read.</param>
    public static CsvRows Resume(
        Stream stream,
        CsvHeader header,
        CsvPosition at,
        long length = long.MaxValue,
        CsvLimits? limits = null
    )
    {
        limits ??= CsvLimits.Default;
        var bytes = new ByteWindow(stream, limits.WindowBytes, at.ByteOffset, length);
        bytes.Fill();
        return new(bytes, header, null, at, limits);
    }

    /// <summary>How every reader is made: no value in a message, no header of its own, no guessing.</summary>
    internal static CsvReaderOptions ReaderOptions(char delimiter) =>
        new()
        {
            Separator = delimiter,
            HasHeader = false,
            DetectSeparatorHint = false,
            IncludeValuesInExceptions = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            SkipEmptyLines = true,
        };
}
