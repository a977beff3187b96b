namespace ClaimLint.Files.Publications.Reading;

/// <summary>Decides which release a publication is: by the caller, else by the file, else by its name.</summary>
internal static class Dating
{
    /// <exception cref="UnreadablePublicationException">No source states it, or two names state different releases.</exception>
    public static PublicationDate Resolve(IReadOnlyList<SourcePart> parts, PublicationOptions options)
    {
        var format = parts[0].Format;
        var proposed = Inside(parts, options.Names) ?? Named(parts, options);
        var from =
            options.EffectiveFrom
            ?? proposed?.From
            ?? throw new UnreadablePublicationException(
                $"{parts[0].Entry.Name} does not state when it takes effect. Pass the effective date ({options.Names.EffectiveFrom})."
            );
        var date = proposed is { } own && own.From == from ? own : format.DateOf(from);
        var to = options.EffectiveTo ?? date.To;
        if (to < from)
            throw new UnreadablePublicationException(
                $"The release would end on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}."
            );
        return new PublicationDate(options.Version ?? date.Version, from, to);
    }

    private static PublicationDate? Inside(IReadOnlyList<SourcePart> parts, PublicationOptionNames names) =>
        Alike(
            [.. parts.Select(part => part.Layout.Date).OfType<PublicationDate>().Distinct()],
            isDecided: false,
            names
        );

    private static PublicationDate? Named(IReadOnlyList<SourcePart> parts, PublicationOptions options) =>
        Alike(
            [
                .. parts
                    .Select(part => part.Format.DateFrom(part.Entry.Name) ?? part.Format.DateFrom(part.File.Name))
                    .OfType<PublicationDate>()
                    .Distinct(),
            ],
            options.EffectiveFrom is not null,
            options.Names
        );

    private static PublicationDate? Alike(PublicationDate[] proposed, bool isDecided, PublicationOptionNames names) =>
        proposed.Length switch
        {
            0 => null,
            1 => proposed[0],
            _ when isDecided => null,
            _ => throw new UnreadablePublicationException(
                $"The files are of different releases, {string.Join(" and ", proposed.Select(date => date.Version))}. Import the files of one release, or pass the effective date ({names.EffectiveFrom})."
            ),
        };
}
