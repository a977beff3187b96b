using CsvHelper;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>The rows of a delimited text behind its header, one at a time, their fields as the bytes they are.</summary>
internal sealed class DelimitedRows : IDisposable
{
    private readonly Stream stream;
    private readonly CsvReader reader;
    private readonly DelimitedLayout layout;
    private readonly int maxRows;
    private readonly int needed;

    /// <param name="entry">The text.</param>
    /// <param name="layout">Where its columns are.</param>
    /// <param name="after">Rows of the publication's earlier texts.</param>
    /// <param name="maxRows">Rows that the publication may have, those of earlier texts included.</param>
    public DelimitedRows(TextEntry entry, DelimitedLayout layout, int after, int maxRows = PublicationLimits.MaxRows)
    {
        this.maxRows = maxRows;
        Name = entry.Name;
        this.layout = layout;
        Number = after;
        needed = layout.Header.Columns.Max();
        stream = entry.Open();
        reader = CsvReader.Create(stream, Options(layout.Delimiter, CsvMalformedDataHandling.Throw), leaveOpen: true);
        for (var i = 0; i < layout.Header.End; i++)
            reader.Read();
    }

    public string Name { get; }

    /// <summary>The row's number after the header, from 1; it goes on over the parts of a publication.</summary>
    public int Number { get; private set; }

    /// <summary>Goes to the next row; rows of empty cells, which spreadsheets leave behind, are counted and ignored.</summary>
    /// <exception cref="UnreadablePublicationException">There are too many.</exception>
    public bool Read()
    {
        while (reader.Read())
        {
            if (++Number > maxRows)
                throw PublicationLimits.TooManyRows(Name, maxRows);
            if (!IsBlank())
                return true;
        }

        return false;
    }

    /// <summary>Checks that the row has the header's columns.</summary>
    /// <exception cref="UnreadableRowException">It has fewer or more.</exception>
    public void CheckWidth()
    {
        var surplus = false;
        for (var i = layout.Header.Width; i < reader.FieldCount; i++)
            surplus |= !PublicationText.Trim(reader.GetSpan(i)).IsEmpty;
        if (surplus || reader.FieldCount <= needed)
            throw new UnreadableRowException(
                $"The row has {reader.FieldCount} columns and the header has {layout.Header.Width}."
            );
    }

    public bool HasColumn(int column) => layout.Header.Columns[column] >= 0;

    /// <summary>A field by the format's own number of its column, trimmed; empty where the header has no such column.</summary>
    public ReadOnlySpan<byte> this[int column] =>
        layout.Header.Columns[column] is >= 0 and var at ? PublicationText.Trim(reader.GetSpan(at)) : default;

    public string Text(int column) => PublicationText.Of(this[column]);

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    internal static CsvReaderOptions Options(char delimiter, CsvMalformedDataHandling malformed) =>
        new()
        {
            Separator = delimiter,
            HasHeader = false,
            DetectSeparatorHint = false,
            IncludeValuesInExceptions = false,
            MalformedData = malformed,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MissingField = CsvMissingFieldHandling.ReturnEmpty,
            SkipEmptyLines = true,
            MaxRecordSize = PublicationLimits.MaxRowBytes,
        };

    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!PublicationText.Trim(reader.GetSpan(i)).IsEmpty)
                return false;
        }

        return true;
    }
}
