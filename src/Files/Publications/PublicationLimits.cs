namespace ClaimLint.Files.Publications;

/// <summary>Every limit of reading a publication. Exceeding one refuses the file.</summary>
/// <remarks>The sizes of real files are those of 2021 to 2026.</remarks>
public static class PublicationLimits
{
    /// <summary>Bytes of a file as it comes. The largest, the NCCI practitioner pairs as one text, has about 200 million.</summary>
    public const long MaxFileBytes = 512L * 1024 * 1024;

    /// <summary>Bytes of all texts of a file together, unpacked. A CMS archive has at most about 200 million.</summary>
    public const long MaxUnpackedBytes = 1024L * 1024 * 1024;

    /// <summary>How many times its size an archive may unpack to. Pairs reach 26, most others 10; equal rows reach 200 to 1,000.</summary>
    public const int MaxRatio = 100;

    /// <summary>
    /// Bytes up to which the ratio does not count: so little does no harm. The add-on edits, mostly blanks, reach a ratio of 90 and have
    /// 2 million bytes.
    /// </summary>
    public const long MinRatioBytes = 16L * 1024 * 1024;

    /// <summary>Rows of a publication. The largest but pairs and NPIs, the ICD-10-CM order file, has 100,000.</summary>
    public const int MaxRows = 1_000_000;

    /// <summary>Rows of NCCI pairs, all parts together. The practitioner file has 2.6 million, deleted ones included.</summary>
    public const int MaxPairRows = 5_000_000;

    /// <summary>Rows of deactivated NPIs, of 9 million NPIs that exist. The list has some hundred thousand.</summary>
    public const int MaxNpiRows = 3_000_000;

    /// <summary>Bytes of an XML, which is in memory as a whole. The tabular list has 10 million.</summary>
    public const long MaxXmlBytes = 32L * 1024 * 1024;

    /// <summary>Bytes of a row; the longest, a note with quoted lines, has some thousands.</summary>
    public const int MaxRowBytes = 1024 * 1024;

    /// <summary>Rows above the first one with data in which a header is looked for. The longest preamble has ten.</summary>
    public const int MaxHeaderRows = 60;

    /// <summary>Lines that a column's name is stacked over. The fee schedule's has five.</summary>
    public const int MaxStackedRows = 8;

    /// <summary>Characters of the notice that are kept.</summary>
    public const int MaxNoticeCharacters = 8_000;

    /// <summary>Files that an archive may have. Publishers' have one to a few dozen, and each is opened.</summary>
    public const int MaxEntries = 100;

    /// <summary>Bytes by which a text is recognized.</summary>
    internal const int HeadBytes = 256 * 1024;

    /// <summary>Why a file is refused by its size, before anything of it is read; null where it is not.</summary>
    public static string? RefusalOf(string name, long fileBytes) =>
        fileBytes > MaxFileBytes ? $"{name}: The file has {fileBytes:N0} bytes. The limit is {MaxFileBytes:N0}." : null;

    internal static UnreadablePublicationException TooManyRows(string name, int limit) =>
        new($"{name}: The file has more than {limit:N0} rows, the limit for this publication.");
}
