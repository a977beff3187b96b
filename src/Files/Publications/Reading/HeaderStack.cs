namespace ClaimLint.Files.Publications.Reading;

/// <summary>A column that a format reads.</summary>
/// <param name="Name">What a message calls it.</param>
/// <param name="IsRequired">A header without it is not this format's.</param>
/// <param name="Names">Its names in letters and digits alone, in capitals; one that ends in <c>*</c> may go on.</param>
internal sealed record Column(string Name, bool IsRequired, params string[] Names)
{
    public bool Is(string name) =>
        Array.Exists(
            Names,
            own =>
                own.EndsWith('*')
                    ? name.AsSpan().StartsWith(own.AsSpan(0, own.Length - 1), StringComparison.Ordinal)
                    : own == name
        );
}

/// <summary>A header that was found.</summary>
/// <param name="Start">Its first record.</param>
/// <param name="End">The first record after it.</param>
/// <param name="Columns">Where each of the format's columns stands; -1 for one that is not there.</param>
/// <param name="Width">How many columns the header has.</param>
internal sealed record FoundHeader(int Start, int End, int[] Columns, int Width);

/// <summary>How near a header came that was not found.</summary>
/// <param name="Matched">Required columns that were there.</param>
/// <param name="Missing">Those that were not, in words.</param>
/// <param name="Seen">The header, shortened.</param>
internal sealed record NearMiss(int Matched, string Missing, string Seen);

/// <summary>Finds a header by its columns' names: under a banner of any height, its names stacked over several records, its columns in any order.</summary>
internal static class HeaderStack
{
    /// <summary>The header, or null and how near the best came.</summary>
    public static FoundHeader? Find(
        IReadOnlyList<string[]> records,
        IReadOnlyList<Column> columns,
        out NearMiss nearest
    )
    {
        nearest = new NearMiss(0, string.Empty, string.Empty);
        var key = 0;
        while (!columns[key].IsRequired)
            key++;
        for (var end = 1; end <= Math.Min(records.Count, PublicationLimits.MaxHeaderRows); end++)
        {
            // The first record with data has a key; a line of the header that has none in that column goes on.
            for (var start = end - 1; start >= Math.Max(0, end - PublicationLimits.MaxStackedRows); start--)
            {
                var (found, width) = Match(records, start, end, columns);
                var missing = columns.Where((column, i) => column.IsRequired && found[i] < 0).ToArray();
                if (missing.Length == 0)
                {
                    if (end < records.Count && !Has(records[end], found[key]))
                        break;
                    return new FoundHeader(start, end, found, width);
                }

                var matched = columns.Count(column => column.IsRequired) - missing.Length;
                if (matched > nearest.Matched)
                {
                    nearest = new NearMiss(
                        matched,
                        string.Join(", ", missing.Select(column => $"'{column.Name}'")),
                        Tell(records[start])
                    );
                }
            }
        }

        return null;
    }

    /// <summary>The records before a header as text, empty cells left out: the publisher's notice.</summary>
    public static string NoticeAbove(IReadOnlyList<string[]> records, FoundHeader header)
    {
        var lines = records
            .Take(header.Start)
            .Select(record => string.Join(' ', record.Where(cell => cell.Length > 0)))
            .Where(line => line.Length > 0);
        return NoticeOf(lines);
    }

    public static string NoticeOf(IEnumerable<string> lines)
    {
        var notice = string.Join('\n', lines).ReplaceLineEndings("\n").Trim();
        return notice.Length <= PublicationLimits.MaxNoticeCharacters
            ? notice
            : notice[..PublicationLimits.MaxNoticeCharacters];
    }

    /// <summary>A record in one short line, for a message.</summary>
    public static string Tell(string[] record) => PublicationText.Shortened(string.Join(", ", record), 160);

    private static bool Has(string[] record, int column) => column < record.Length && record[column].Length > 0;

    private static (int[] Found, int Width) Match(
        IReadOnlyList<string[]> records,
        int start,
        int end,
        IReadOnlyList<Column> columns
    )
    {
        var width = 0;
        for (var i = start; i < end; i++)
            width = Math.Max(width, records[i].Length);
        var found = new int[columns.Count];
        Array.Fill(found, -1);
        for (var at = width - 1; at >= 0; at--)
        {
            var name = NameOf(records, start, end, at);
            for (var i = 0; name.Length > 0 && i < found.Length; i++)
            {
                if (columns[i].Is(name))
                    found[i] = at;
            }
        }

        return (found, width);
    }

    private static string NameOf(IReadOnlyList<string[]> records, int start, int end, int at)
    {
        Span<char> name = stackalloc char[64];
        var length = 0;
        for (var i = start; i < end; i++)
        {
            if (at >= records[i].Length)
                continue;
            foreach (var character in records[i][at])
            {
                if (char.IsAsciiLetterOrDigit(character) && length < name.Length)
                    name[length++] = char.ToUpperInvariant(character);
            }
        }

        return name[..length].ToString();
    }
}
