using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace ClaimLint.Files.Csv;

/// <summary>Writes the CSV files that we compose: UTF-8, RFC 4180, CRLF, no byte order mark.</summary>
/// <remarks>
/// Every cell is text, so that one beginning with <c>= + - @</c>, TAB or CR is prefixed with <c>'</c> and no spreadsheet runs it.
/// A submitter's own rows never pass through here: they are returned byte for byte.
/// </remarks>
public sealed class CsvText : IDisposable
{
    private static readonly CsvWriterOptions Options = new()
    {
        Separator = ',',
        NewLine = "\r\n",
        Injection = CsvInjection.Escape,
        // CsvHelper's own list is the same today; ours must not change with it.
        InjectionCharacters = "=+-@\t\r",
        InjectionEscape = '\'',
        ValidateFieldCount = true,
    };

    private readonly CsvWriter writer;

    /// <param name="stream">Written in blocks, and left open.</param>
    public CsvText(Stream stream) => writer = CsvWriter.Create(stream, Options, leaveOpen: true);

    public void Add(ReadOnlySpan<char> cell) => writer.WriteField(cell);

    /// <summary>A cell from UTF-8; bytes that are none become U+FFFD.</summary>
    public void Add(ReadOnlySpan<byte> cell)
    {
        if (Utf8.IsValid(cell))
            writer.WriteField(cell);
        else
            writer.WriteField(Encoding.UTF8.GetString(cell).AsSpan());
    }

    /// <exception cref="InvalidOperationException">The row has another number of cells than the first: our mistake.</exception>
    public void EndRow() => writer.EndRecord();

    public void Flush() => writer.Flush();

    /// <summary>Flushes; the stream stays open.</summary>
    public void Dispose() => writer.Dispose();
}
