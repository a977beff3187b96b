namespace ClaimLint.Domain.Tables;

/// <summary>One dated publication of a table.</summary>
/// <param name="System">The code system or edit table, as in <see cref="TableSystems"/>.</param>
/// <param name="Version">The publication's own name: <c>2025-10</c>, <c>25.1</c>.</param>
/// <param name="EffectiveFrom">First day of service it speaks for.</param>
/// <param name="EffectiveTo">Last day of its own quarter or year; after it the release still answers, and says that it is stale. Null when open.</param>
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

    /// <summary>The day is past the release's own quarter or year and no later release is loaded.</summary>
    public bool IsStaleOn(DateOnly day) => EffectiveTo is { } end && day > end;

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
