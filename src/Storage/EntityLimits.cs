using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>What Azure refuses of a table's entity. Azurite takes most of it, so it is checked here, before anything is sent.</summary>
internal static class EntityLimits
{
    /// <summary>Azure's limit beside the three keys that every entity has.</summary>
    public const int MaxProperties = 252;

    /// <summary>Azure's limit is 1 MiB; less, so that an entity in base64 stays well within a batch.</summary>
    public const int MaxEntityBytes = 700_000;

    /// <summary>Azure's limit for binary values, and for strings in UTF-16.</summary>
    public const int MaxValueBytes = 64 * 1024;

    /// <summary>1 KiB of UTF-16.</summary>
    public const int MaxKeyCharacters = 512;

    public const int MaxNameCharacters = 255;

    private static readonly DateTimeOffset EarliestDate = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="InvalidTableException">Azure would refuse the entity; the message says why and names its row.</exception>
    public static void Check(TableEntity entity)
    {
        CheckKey(entity.PartitionKey, "partition key", entity);
        CheckKey(entity.RowKey, "row key", entity);
        if (Properties(entity).Count() > MaxProperties)
            throw Refused(entity, $"has more than {MaxProperties} properties");
        // Every name that was given, those too that storage would take for its own.
        foreach (var (name, value) in entity)
        {
            if (!IsName(name))
                throw Refused(entity, $"has a property '{name}', which is no name of letters, digits and underscores");
            if (value is DateTimeOffset date && date < EarliestDate)
                throw Refused(entity, $"has a date before 1601 in '{name}'");
            if (Bytes(value) - 4 > MaxValueBytes)
                throw Refused(entity, $"has more than {MaxValueBytes} bytes in '{name}'");
        }

        if (StoredSize(entity) > MaxEntityBytes)
            throw Refused(entity, $"has more than {MaxEntityBytes} bytes");
    }

    /// <summary>The entity's size as Azure counts it.</summary>
    public static long StoredSize(TableEntity entity) =>
        4
        + ((entity.PartitionKey.Length + entity.RowKey.Length) * 2L)
        + Properties(entity).Sum(property => 8 + (property.Key.Length * 2L) + Bytes(property.Value));

    /// <summary>At most so many bytes in the JSON of a batch: binary as base64, every character of a text escaped.</summary>
    public static long SentSize(TableEntity entity) =>
        1000
        + ((entity.PartitionKey.Length + entity.RowKey.Length) * 12L)
        + Properties(entity)
            .Sum(property =>
                50
                + (property.Key.Length * 2L)
                + property.Value switch
                {
                    byte[] binary => binary.Length * 4L / 3,
                    // \u0027: quotes, apostrophes, signs of HTML, and what is not ASCII.
                    string text => text.Length * 6L,
                    _ => 40,
                }
            );

    public static IEnumerable<KeyValuePair<string, object>> Properties(TableEntity entity) =>
        entity.Where(property =>
            property.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")
            && !property.Key.StartsWith("odata.", StringComparison.Ordinal)
        );

    private static long Bytes(object value) =>
        value switch
        {
            string text => (text.Length * 2L) + 4,
            byte[] binary => binary.Length + 4,
            int => 4,
            bool => 1,
            _ => 8,
        };

    private static void CheckKey(string key, string what, TableEntity entity)
    {
        if (key.Length is 0 or > MaxKeyCharacters)
            throw Refused(entity, $"needs a {what} of 1 to {MaxKeyCharacters} characters");
        if (key.Any(character => character is '/' or '\\' or '#' or '?' || char.IsControl(character)))
            throw Refused(entity, $"has a character in its {what} that Azure forbids");
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameCharacters
        && !char.IsAsciiDigit(name[0])
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    private static InvalidTableException Refused(TableEntity entity, string why) =>
        new($"The row '{entity.PartitionKey}' '{entity.RowKey}' {why}.");
}
