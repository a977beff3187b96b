namespace ClaimLint.Domain.Tables;

/// <summary>One dated publication of a table.</summary>
/// <param name="System">The code system or edit table, one of <see cref="TableCatalog.Systems"/>.</param>
/// <param name="Version">The publication's own name: <c>2025-10</c>, <c>25.1</c>.</param>
/// <param name="EffectiveFrom">First date of service that it applies to.</param>
/// <param name="EffectiveTo">Last day of its effective period; after it the release still answers where no newer one is loaded, and is then stale. Null when open.</param>
/// <param name="Coverage">What it is complete for.</param>
/// <param name="Authority">Whose word counts where two tables disagree: the higher.</param>
public sealed record Release(
    string System,
    string Version,
    DateOnly EffectiveFrom,
    DateOnly? EffectiveTo,
    Coverage Coverage,
    int Authority
)
{
    /// <summary>The authority of an operator's own word: above all who keep a code set or an edit.</summary>
    public const int OverrideAuthority = 1000;

    public string Title { get; init; } = string.Empty;

    /// <summary>The publisher's file or page that the rows came from.</summary>
    public Source Source { get; init; } = Source.None;

    /// <summary>The copyright notice and whatever else the publisher's file says of itself before its rows; empty where it says nothing.</summary>
    public string Notice { get; init; } = string.Empty;

    /// <summary>Name of the file that was imported.</summary>
    public string File { get; init; } = string.Empty;

    /// <summary>SHA-256 of that file, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = string.Empty;

    public int Rows { get; init; }

    /// <summary>When it was imported; null where it never went through storage.</summary>
    public DateTimeOffset? ImportedAt { get; init; }

    /// <summary>An operator's correction: its rows win for their keys over every published release, and it speaks of nothing else.</summary>
    public bool IsOverride => Authority >= OverrideAuthority;

    /// <summary>The name for people: <c>MUE 2024-07</c>.</summary>
    public string Label => $"{TableCatalog.Default.Find(System)?.Title ?? System} {Version}";

    /// <summary>The day is past the release's effective period.</summary>
    public bool IsExpiredOn(DateOnly day) => EffectiveTo is { } end && day > end;

    public override string ToString() => $"{System} {Version}";
}

/// <summary>A publication that rows are taken from.</summary>
/// <param name="Id">Short name used in the rows.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Url">Where it stands; empty where that is not recorded.</param>
public sealed record Source(string Id, string Publisher, string Title, string Url)
{
    public static Source None { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty);
}
