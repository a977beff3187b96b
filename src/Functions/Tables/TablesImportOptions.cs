using System.Globalization;
using ClaimLint.Files.Publications;

namespace ClaimLint.Functions.Tables;

/// <summary>What an upload's metadata says that its file does not: the options of <c>claimlint import</c>, by the same names without their dashes.</summary>
internal static class TablesImportOptions
{
    private static readonly string[] Known =
    [
        "release",
        "effective",
        "until",
        "system",
        "program",
        "setting",
        "coverage",
        "skipbadrows",
        "iholdacptlicense",
    ];

    /// <exception cref="UnreadablePublicationException">A name is not known, or a value is not of its kind.</exception>
    public static PublicationOptions Read(IDictionary<string, string> metadata)
    {
        var given = new Dictionary<string, string>(metadata, StringComparer.OrdinalIgnoreCase);
        if (given.Keys.FirstOrDefault(name => !Known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new UnreadablePublicationException(
                $"The metadata '{unknown}' is not known; there are {string.Join(", ", Known)}."
            );
        return new PublicationOptions
        {
            Version = given.GetValueOrDefault("release"),
            EffectiveFrom = Day(given, "effective"),
            EffectiveTo = Day(given, "until"),
            System = given.GetValueOrDefault("system"),
            Program = Named<PublicationProgram>(given, "program") ?? PublicationProgram.Medicare,
            Setting = Named<PublicationSetting>(given, "setting"),
            Coverage = given.GetValueOrDefault("coverage"),
            SkipBadRows = IsTrue(given, "skipbadrows"),
            HoldsCptLicense = IsTrue(given, "iholdacptlicense"),
            Names = new PublicationOptionNames("metadata 'effective'", "metadata 'setting'", "metadata 'coverage'"),
        };
    }

    private static DateOnly? Day(Dictionary<string, string> given, string name) =>
        !given.TryGetValue(name, out var text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : throw Wrong(name, "a date as YYYY-MM-DD");

    private static TEnum? Named<TEnum>(Dictionary<string, string> given, string name)
        where TEnum : struct, Enum =>
        !given.TryGetValue(name, out var text) ? null
        : Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw Wrong(name, string.Join(" or ", Enum.GetNames<TEnum>()).ToLowerInvariant());

    private static bool IsTrue(Dictionary<string, string> given, string name) =>
        given.TryGetValue(name, out var text)
        && (bool.TryParse(text, out var value) ? value : throw Wrong(name, "true or false"));

    private static UnreadablePublicationException Wrong(string name, string expected) =>
        new($"The metadata '{name}' has to be {expected}.");
}
