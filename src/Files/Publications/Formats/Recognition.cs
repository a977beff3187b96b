using ClaimLint.Domain.Tables;
using ClaimLint.Files.Csv;
using ClaimLint.Files.Publications.Reading;

namespace ClaimLint.Files.Publications.Formats;

/// <summary>Finds out what a file is, and which of the texts in an archive is meant.</summary>
internal static class Recognition
{
    /// <summary>Every published kind, the more particular before those that common names would also fit; tables in our own columns come before all.</summary>
    private static readonly PublicationFormat[] Formats =
    [
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
            throw new UnreadablePublicationException($"{file.Name}: The archive is empty.");
        var known = new List<SourcePart>();
        Refusal? refusal = null;
        foreach (var entry in entries)
        {
            var head = FileHead.Of(entry);
            if (Of(head, options.Tables, out var other) is { } found)
                known.Add(new SourcePart(file, entry, found.Format, found.Layout));
            else if (refusal is null || (other.IsNamed && !refusal.IsNamed))
                refusal = other;
        }

        if (known.Count == 0)
        {
            throw new UnreadablePublicationException(
                entries.Count == 1
                    ? refusal!.Sentence
                    : $"{file.Name}: none of its {entries.Count} files can be imported. {refusal!.Sentence}"
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

    private static (PublicationFormat Format, FileLayout Layout)? Of(
        FileHead head,
        TableCatalog catalog,
        out Refusal refusal
    )
    {
        refusal = new Refusal(string.Empty, IsNamed: false);
        if (NoText(head) is { } reason)
        {
            refusal = new Refusal($"{head.Name}: {reason}", IsNamed: false);
            return null;
        }

        var nearest = default((PublicationFormat Format, NearMiss Miss)?);
        foreach (var format in Formats.Prepend(new OwnTableFormat(catalog)))
        {
            if (format.Recognise(head, out var miss) is { } layout)
                return (format, layout);
            if (miss is not null && miss.Matched > (nearest?.Miss.Matched ?? 0))
                nearest = (format, miss);
        }

        refusal = UnimportedLists.SentenceFor(head) is { } sentence
            ? new Refusal(sentence, IsNamed: true)
            : new Refusal(SentenceFor(head, nearest), IsNamed: false);
        return null;
    }

    private static string? NoText(FileHead head)
    {
        if (head.IsBlank)
            return "The file is empty.";
        if (!head.BeginsWith("<?xml"u8) && FileSignature.Of(head.Bytes.Span) is { } other)
            return other.Reason;
        return head.Bytes.Span.Contains((byte)0) ? "The file contains NUL bytes and is not text." : null;
    }

    private static string SentenceFor(FileHead head, (PublicationFormat Format, NearMiss Miss)? nearest)
    {
        if (nearest is { Miss.Matched: > 1 } near)
            return $"{head.Name} looks like {near.Format.Name}, but lacks these columns: {near.Miss.Missing}. The header is: {near.Miss.Seen}";
        var first = head.Lines().FirstOrDefault(line => !PublicationText.Trim(line.Span).IsEmpty);
        var seen = PublicationText.Shortened(
            PublicationText.Of(first.IsEmpty ? head.Bytes.Span[..Math.Min(160, head.Bytes.Length)] : first.Span),
            160
        );
        return $"{head.Name} is not a publication that can be imported. Its first line is: {seen}";
    }

    /// <param name="Sentence">Why a text is not imported.</param>
    /// <param name="IsNamed">Whether it says what the text is: of several texts that one helps most.</param>
    private sealed record Refusal(string Sentence, bool IsNamed);
}
