using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications;

/// <summary>Whose NCCI edits a file holds.</summary>
public enum PublicationProgram
{
    Medicare,
    Medicaid,
}

/// <summary>For whom NCCI pairs were made.</summary>
public enum PublicationSetting
{
    /// <summary>Practitioners and ambulatory surgery centers.</summary>
    Practitioner,

    /// <summary>Hospitals, for outpatients.</summary>
    Outpatient,
}

/// <summary>What a file does not say of itself, and what the caller knows better.</summary>
public sealed record PublicationOptions
{
    /// <summary>Which tables there are.</summary>
    public TableCatalog Tables { get; init; } = TableCatalog.Default;

    /// <summary>The system that the file must be of (<c>ptp-medicare-practitioner</c>, or its beginning, <c>ptp</c>); null for whatever it is.</summary>
    public string? System { get; init; }

    /// <summary>The release's version; else the file's own, else what its name or <see cref="EffectiveFrom"/> proposes.</summary>
    public string? Version { get; init; }

    /// <summary>First day of service that the release speaks for; else as the file says, else as its name proposes.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day of the release's own quarter or year; else by how often the publication comes.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>What the release is complete for, as in <see cref="Domain.Tables.Coverage"/>, or <c>rows</c> for every code that has a row.</summary>
    /// <remarks>Null takes the publication for whole. NCCI pairs in parts are not, and are refused without it.</remarks>
    public string? Coverage { get; init; }

    /// <summary>NCCI files do not say whose they are.</summary>
    public PublicationProgram Program { get; init; } = PublicationProgram.Medicare;

    /// <summary>NCCI pairs do not say for whom they are; they are refused without it.</summary>
    public PublicationSetting? Setting { get; init; }

    /// <summary>The reader's owner has a licence for CPT (AMA) and CDT (ADA): their descriptors are kept.</summary>
    public bool HoldsCptLicense { get; init; }

    /// <summary>A row that is not understood is left out and counted, instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>What the caller calls the options that a refusal may ask for.</summary>
    public PublicationOptionNames Names { get; init; } = new();

    /// <summary>Whose word counts where two tables disagree: the higher. Publishers have 100.</summary>
    public int Authority { get; init; } = 100;
}

/// <summary>The names of options, as the person who imports writes them.</summary>
/// <param name="EffectiveFrom">Of <see cref="PublicationOptions.EffectiveFrom"/>.</param>
/// <param name="Setting">Of <see cref="PublicationOptions.Setting"/>.</param>
/// <param name="Coverage">Of <see cref="PublicationOptions.Coverage"/>.</param>
public sealed record PublicationOptionNames(
    string EffectiveFrom = nameof(PublicationOptions.EffectiveFrom),
    string Setting = nameof(PublicationOptions.Setting),
    string Coverage = nameof(PublicationOptions.Coverage)
);
