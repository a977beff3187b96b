namespace ClaimLint.Files.Publications;

/// <summary>Every limit of reading a publication. Reaching one refuses the file.</summary>
public static class PublicationLimits
{
    /// <summary>Bytes of a text, unpacked. NCCI's practitioner pairs in one text have about 200 million.</summary>
    public const long MaxTextBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>Bytes of a row; the longest, a note with quoted lines, has some thousands.</summary>
    public const int MaxRowBytes = 1024 * 1024;

    /// <summary>Rows above the first one with data in which a header is looked for. The longest preamble has ten.</summary>
    public const int MaxHeaderRows = 60;

    /// <summary>Lines that a column's name is stacked over. The fee schedule's stand over five.</summary>
    public const int MaxStackedRows = 8;

    /// <summary>Characters of the notice that are kept.</summary>
    public const int MaxNoticeCharacters = 8_000;

    /// <summary>Bytes by which a text is recognised.</summary>
    internal const int HeadBytes = 256 * 1024;
}
