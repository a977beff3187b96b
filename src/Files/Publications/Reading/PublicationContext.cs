using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>One text of a publication whose format is recognized.</summary>
/// <param name="File">The file it came in: itself, or the archive.</param>
/// <param name="Entry">The text.</param>
/// <param name="Format">Its format.</param>
/// <param name="Layout">Where its header and its notice are.</param>
internal sealed record SourcePart(PublicationFile File, TextEntry Entry, PublicationFormat Format, FileLayout Layout);

/// <summary>The version and the effective period of a publication.</summary>
internal sealed record PublicationDate(string Version, DateOnly From, DateOnly? To);

/// <summary>A release in the making.</summary>
/// <param name="System">Its system.</param>
/// <param name="Title">Without its version.</param>
/// <param name="Rows">As they are in the file.</param>
internal sealed record ReleaseDraft(string System, string Title, IReadOnlyList<TableRow> Rows)
{
    public string Coverage { get; init; } = "*";

    /// <summary>Rows that were never in force and so contradict no other row; null where there are none such.</summary>
    public Func<TableRow, bool>? IsNeverInForce { get; init; }

    /// <summary>Whether a look-up tells such a row from one in force on its day. Otherwise it is left out where another covers it.</summary>
    public bool TellsNeverInForce { get; init; }
}

/// <summary>One reading of one publication: what is read, how, and the notes for the caller.</summary>
internal sealed class PublicationContext(
    IReadOnlyList<SourcePart> parts,
    PublicationOptions options,
    PublicationDate date
)
{
    /// <summary>Skipped rows that have a sentence of their own; the others are counted.</summary>
    private const int MaxTold = 10;

    private readonly List<string> told = [];

    public IReadOnlyList<SourcePart> Parts => parts;

    public PublicationOptions Options => options;

    public PublicationDate Date => date;

    public int Skipped { get; private set; }

    public IReadOnlyList<string> Told => told;

    public string FileNames => string.Join(", ", parts.Select(part => part.File.Name).Distinct());

    /// <summary>From the release's first day on: for rows that carry no dates of their own.</summary>
    public ActivePeriod SinceRelease { get; } = new(date.From, DateOnly.MaxValue);

    public void Tell(string sentence) => told.Add(sentence);

    /// <summary>Leaves a row out where the caller wants that.</summary>
    /// <param name="file">The text that it is in.</param>
    /// <param name="number">Its number there.</param>
    /// <param name="why">A sentence or two.</param>
    /// <param name="affected">What other rows would no longer mean without it; null where every other row means the same.</param>
    /// <exception cref="UnreadablePublicationException">The caller does not, or another row would mean something else.</exception>
    public void Skip(string file, long number, string why, string? affected = null)
    {
        var sentence = $"{file}, row {number}: {why}";
        if (!options.SkipBadRows)
            throw new UnreadablePublicationException(sentence);
        if (affected is not null)
            throw new UnreadablePublicationException($"{sentence} The row cannot be skipped: {affected}.");
        if (Skipped++ < MaxTold)
            told.Add(sentence);
    }

    /// <summary>A descriptor, or nothing where it is the AMA's or the ADA's and the caller has no licence for it.</summary>
    public string Descriptor(string code, string text) =>
        options.HoldsCptLicense || !IsProprietary(code) ? text : string.Empty;

    // CPT: four digits and a digit or a letter (0042T, 0001F, 0001U, 99213). CDT: D and four digits.
    private static bool IsProprietary(string code) =>
        code.Length == 5
        && (
            code.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 && char.IsAsciiLetterOrDigit(code[4])
            || code[0] == 'D' && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
        );
}
