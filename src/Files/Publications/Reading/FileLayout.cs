namespace ClaimLint.Files.Publications.Reading;

/// <summary>What is known of a text once its format is recognized.</summary>
internal abstract record FileLayout
{
    /// <summary>What the text says of itself above its rows.</summary>
    public string Notice { get; init; } = string.Empty;

    /// <summary>The release that the text itself says it is; null where it does not.</summary>
    public PublicationDate? Date { get; init; }

    /// <summary>Its first key: what orders the parts of a publication.</summary>
    public string FirstKey { get; init; } = string.Empty;
}

/// <summary>A text of lines without a header.</summary>
internal sealed record LinesLayout : FileLayout;

/// <summary>A text in columns with names.</summary>
/// <param name="Delimiter">Between two fields.</param>
/// <param name="Header">Where its columns are.</param>
internal sealed record DelimitedLayout(char Delimiter, FoundHeader Header) : FileLayout;
