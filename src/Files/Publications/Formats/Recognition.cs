using ClaimLint.Files.Csv;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Finds out what a file is, and which of the texts in an archive is meant.</summary>
internal static class Recognition
{
    /// <summary>Every kind, the more particular before those that common names would also fit.</summary>
    private static readonly PublicationFormat[] Formats =
    [
        new OwnTableFormat(),
        new PairEditsFormat(),
        new UnitLimitsFormat(),
        new AddOnColumnsFormat(),
        new FeeScheduleFormat(),
        new HcpcsColumnsFormat(),
        new TaxonomyFormat(),
        new DeactivationsFormat(),
        new PlacesFormat(),
        new HcpcsTextFormat(),
        new DiagnosisOrderFormat(),
        new AddOnTextFormat(),
        new TabularListFormat(),
    ];

    /// <summary>The texts of a file that are the publication that the caller asks for; several where it holds several parts or forms of it.</summary>
    /// <exception cref="UnreadablePublicationException">There is none, or the file cannot be read.</exception>
    public static IReadOnlyList<SourcePart> PartsOf(PublicationFile file, PublicationOptions options)
    {
        var entries = TextEntry.Of(file);
        if (entries.Count == 0)
            throw new UnreadablePublicationException($"{file.Name}: the archive is empty.");
        var known = new List<SourcePart>();
        var why = default(string);
        foreach (var entry in entries)
        {
            var head = FileHead.Of(entry);
            if (Of(head, out var miss) is { } found)
                known.Add(new SourcePart(file, entry, found.Format, found.Layout));
            else
                why ??= miss;
        }

        if (known.Count == 0)
        {
            throw new UnreadablePublicationException(
                entries.Count == 1
                    ? why!
                    : $"{file.Name}: none of its {entries.Count} files is a publication that can be read; the first: {why}"
            );
        }

        return options.System is { } wanted ? Wanted(known, wanted, options) : known;
    }

    private static SourcePart[] Wanted(List<SourcePart> known, string wanted, PublicationOptions options)
    {
        SourcePart[] right =
        [
            .. known.Where(part =>
                part.Format.Systems(part.Layout, options)
                    .Any(system => system == wanted || system.StartsWith($"{wanted}-", StringComparison.Ordinal))
            ),
        ];
        return right.Length > 0
            ? right
            : throw new UnreadablePublicationException(
                $"{known[0].Entry.Name} is {known[0].Format.Name} ({string.Join(", ", known[0].Format.Systems(known[0].Layout, options))}), not {wanted}."
            );
    }

    private static (PublicationFormat Format, FileLayout Layout)? Of(FileHead head, out string why)
    {
        why = string.Empty;
        if (head.IsBlank)
        {
            why = $"{head.Name}: the file is empty.";
            return null;
        }

        if (!head.BeginsWith("<?xml"u8) && FileSignature.Of(head.Bytes.Span) is { } other)
        {
            why = $"{head.Name}: {other.Reason}";
            return null;
        }

        if (head.Bytes.Span.Contains((byte)0))
        {
            why = $"{head.Name}: the file has NUL bytes; it is no text.";
            return null;
        }

        var nearest = default((PublicationFormat Format, NearMiss Miss)?);
        foreach (var format in Formats)
        {
            if (format.Recognise(head, out var miss) is { } layout)
                return (format, layout);
            if (miss is not null && miss.Matched > (nearest?.Miss.Matched ?? 0))
                nearest = (format, miss);
        }

        why = Told(head, nearest);
        return null;
    }

    private static string Told(FileHead head, (PublicationFormat Format, NearMiss Miss)? nearest)
    {
        if (nearest is { Miss.Matched: > 1 } near)
            return $"{head.Name} looks like {near.Format.Name} but has no column {near.Miss.Missing}; its header reads: {near.Miss.Seen}";
        var first = head.Lines().FirstOrDefault(line => !PublicationText.Trim(line.Span).IsEmpty);
        var seen = PublicationText.Shortened(
            PublicationText.Of(first.IsEmpty ? head.Bytes.Span[..Math.Min(160, head.Bytes.Length)] : first.Span),
            160
        );
        return $"{head.Name}: no publication that can be read begins so: {seen}";
    }
}
