using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>A publication in columns with names.</summary>
internal abstract class DelimitedFormat : PublicationFormat
{
    private const string Delimiters = "\t,|;";

    /// <summary>The columns by which it is known and read; the first required one is the key.</summary>
    protected abstract IReadOnlyList<Column> Columns { get; }

    public sealed override FileLayout? Recognise(FileHead head, out NearMiss? nearest)
    {
        nearest = null;
        foreach (
            var delimiter in Delimiters.OrderByDescending(delimiter =>
                head.Records(delimiter).Sum(record => record.Length - 1)
            )
        )
        {
            var records = head.Records(delimiter);
            if (HeaderStack.Find(records, Columns, out var near) is { } header)
            {
                var rows = records.Skip(header.End).Where(row => row.Length > header.Columns.Max()).ToArray();
                var notice = HeaderStack.NoticeAbove(records, header);
                if (!Accepts(header, notice, rows))
                    return null;
                return new DelimitedLayout(delimiter, header)
                {
                    Notice = notice,
                    Date = DateIn(notice),
                    FirstKey = rows.Length > 0 ? rows[0][header.Columns[KeyColumn]] : string.Empty,
                };
            }

            if (near.Matched > (nearest?.Matched ?? 0))
                nearest = near;
        }

        return null;
    }

    public sealed override IReadOnlyList<ReleaseDraft> Read(PublicationContext context)
    {
        var reading = Begin(context);
        var number = 0;
        foreach (var part in context.Parts)
        {
            using var rows = new DelimitedRows(part.Entry, (DelimitedLayout)part.Layout, number, MaxRows);
            while (rows.Read())
            {
                try
                {
                    rows.CheckWidth();
                    reading.Read(rows);
                }
                catch (UnreadableRowException wrong)
                {
                    context.Skip(
                        part.Entry.Name,
                        rows.Number - number,
                        wrong.Message,
                        wrong.IsIndependent ? null : AffectedBySkippedRow
                    );
                }
            }

            number = rows.Number;
        }

        return reading.End();
    }

    /// <summary>The release that the text above the header states.</summary>
    protected virtual PublicationDate? DateIn(string notice) => null;

    /// <summary>Whether a header of the right names is this format's, by the text above it and the first rows below it.</summary>
    protected virtual bool Accepts(FoundHeader header, string notice, IReadOnlyList<string[]> rows) => true;

    protected abstract RowReading Begin(PublicationContext context);

    private int KeyColumn => Columns.TakeWhile(column => !column.IsRequired).Count();
}

/// <summary>One reading of the rows of a text: what was read so far.</summary>
internal abstract class RowReading
{
    /// <exception cref="UnreadableRowException">The row cannot be read.</exception>
    public abstract void Read(DelimitedRows row);

    public abstract IReadOnlyList<ReleaseDraft> End();
}
