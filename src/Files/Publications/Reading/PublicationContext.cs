using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>One text of a publication that was recognised.</summary>
/// <param name="File">The file it came in: itself, or the archive.</param>
/// <param name="Entry">The text.</param>
/// <param name="Format">What it was recognised as.</param>
/// <param name="Layout">What was found out of it on the way.</param>
internal sealed record SourcePart(PublicationFile File, TextEntry Entry, PublicationFormat Format, FileLayout Layout);

/// <summary>The release that a publication speaks for.</summary>
internal sealed record PublicationDate(string Version, DateOnly From, DateOnly? To);

/// <summary>A release in the making.</summary>
/// <param name="System">Its system.</param>
/// <param name="Title">Without its version.</param>
/// <param name="Rows">As they stand in the file.</param>
internal sealed record ReleaseDraft(string System, string Title, IReadOnlyList<TableRow> Rows)
{
    public string Coverage { get; init; } = "*";

    /// <summary>Rows that were never in force and so stand in nobody's way; null where there are none such.</summary>
    public Func<TableRow, bool>? IsNeverInForce { get; init; }
}

/// <summary>A row is not understood; the message says why, in a few words.</summary>
internal sealed class UnreadableRowException : Exception
{
    public UnreadableRowException() { }

    public UnreadableRowException(string message)
        : base(message) { }

    public UnreadableRowException(string message, Exception inner)
        : base(message, inner) { }
}

/// <summary>One reading of one publication: what is read, how, and what the caller is to be told.</summary>
internal sealed class PublicationContext(
    IReadOnlyList<SourcePart> parts,
    PublicationOptions options,
    PublicationDate date
)
{
    /// <summary>Skipped rows that are told one by one; the others are counted.</summary>
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
    /// <exception cref="UnreadablePublicationException">The caller does not: the whole publication is refused.</exception>
    public void Skip(string file, long number, string why)
    {
        var sentence = $"{file}, row {number}: {why}";
        if (!options.SkipBadRows)
            throw new UnreadablePublicationException(sentence);
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
