using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The deactivated NPIs that begin with the same five digits as one entity, in texts that a person can read, search and correct.</summary>
/// <remarks>
/// <c>Npis01</c> and so on hold six hundred each: <c>1234567893 2005-05-23 row 17; …</c>, where an end is stated
/// <c>1234567893 2005-05-23 to 2006-01-31 row 17</c>; sorted. Beside them their count and the first and last. The real list has a million rows of a
/// number and a day: as an entity each they are a million inserts.
/// </remarks>
internal static class PackedNpis
{
    public const string Marker = "Npis";

    /// <summary>So many digits an entity's numbers have in common: of a million numbers about a hundred.</summary>
    private const int PrefixLength = 5;

    private const int NpiLength = 10;

    /// <summary>At 52 characters each at most, below the 32,768 of a property's text.</summary>
    internal const int NpisPerProperty = 600;

    /// <summary>Eight properties of less than 64 KiB: under the limit of an entity.</summary>
    internal const int MaxNpis = 8 * NpisPerProperty;

    private const string Between = "; ";

    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Whether rows can be written so: a number and its days, and nothing beside.</summary>
    public static bool Fits(IEnumerable<TableRow> rows) =>
        rows.All(row =>
            row.Values.Count == 0 && row.Number >= 0 && row.Key.Length == NpiLength && row.Key.All(char.IsAsciiDigit)
        );

    public static string PrefixOf(string key) => key[..Math.Min(PrefixLength, key.Length)];

    public static IEnumerable<TableEntity> Of(string load, IReadOnlyList<TableRow> npis)
    {
        var prefix = PrefixOf(npis[0].Key);
        var part = 1;
        foreach (var some in npis.Chunk(MaxNpis))
        {
            var entity = new TableEntity(TableKeys.Partition(load, prefix), TableKeys.Row(prefix, part++))
            {
                [Marker] = some.Length,
                ["First"] = some[0].Key,
                ["Last"] = some[^1].Key,
            };
            foreach (var (property, rows) in some.Chunk(NpisPerProperty).Index())
                entity[Name(property)] = string.Join(Between, rows.Select(Written));
            yield return entity;
        }
    }

    /// <exception cref="InvalidTableException">The entity was changed into something unreadable, or has not as many as it states.</exception>
    public static IEnumerable<TableRow> Read(TableEntity entity)
    {
        var count = 0;
        for (var property = 0; entity.TryGetValue(Name(property), out var value); property++)
        {
            foreach (
                var npi in ((value as string) ?? "").Split(
                    ';',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                )
            )
            {
                yield return RowOf(npi, entity);
                count++;
            }
        }

        // A number that is lost without a word would count as one in use.
        if (count != PlainRows.Number(entity, Marker, entity[Marker]))
            throw new InvalidTableException(
                $"The row '{entity.RowKey}' states {entity[Marker]} NPIs and has {count}: who adds or takes one away corrects '{Marker}' too."
            );
    }

    private static string Written(TableRow row)
    {
        var text = new StringBuilder(40).Append(row.Key).Append(' ').Append(Written(row.Period.From));
        if (row.Period.Until != DateOnly.MaxValue)
            text.Append(" to ").Append(Written(row.Period.Until));
        return text.Append(" row ").Append(row.Number.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TableRow RowOf(string written, TableEntity entity)
    {
        var parts = written.Split(' ');
        return parts switch
        {
            [var npi, var from, "row", var number] => Row(npi, from, null, number),
            [var npi, var from, "to", var until, "row", var number] => Row(npi, from, until, number),
            _ => throw Unreadable(),
        };

        TableRow Row(string npi, string from, string? until, string number) =>
            npi.Length == NpiLength
            && npi.All(char.IsAsciiDigit)
            && IsDay(from, out var first)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                ? new TableRow(npi, new ActivePeriod(first, LastDay(until)), Nothing, row)
                : throw Unreadable();

        DateOnly LastDay(string? until) =>
            until is null ? DateOnly.MaxValue
            : IsDay(until, out var last) ? last
            : throw Unreadable();

        InvalidTableException Unreadable() =>
            new(
                $"The row '{entity.RowKey}': '{written}' is no deactivated NPI; they are written 1234567893 2005-05-23 row 17."
            );
    }

    private static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Name(int property) => $"{Marker}{property + 1:00}";
}
