using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>The pairs of one column 1 code as one entity: sixteen bytes a pair in binary properties.</summary>
/// <remarks>
/// A pair: column 2 in ASCII (5 bytes, zeros after it), first and last day as day numbers (3 bytes each), which of the entity's
/// sets of values (1), row in the source file (4). Sorted by column 2 and last day. Beside them, readable: <c>Column1</c>, <c>Pairs</c>, the first and last column 2,
/// and the sets of values as JSON.
/// </remarks>
internal static class PackedPairs
{
    public const string Marker = "Pairs";

    internal const int PairBytes = 16;

    /// <summary>Ten properties of 64 KiB: 655,360 bytes, under the limit of an entity.</summary>
    internal const int MaxPairs = MaxProperties * PairsPerProperty;

    private const int CodeBytes = 5;
    private const int MaxProperties = 10;
    private const int PairsPerProperty = EntityLimits.MaxValueBytes / PairBytes;
    private const int MaxSets = 256;
    private const int MaxSetsCharacters = 16_000;

    public static IEnumerable<TableEntity> Of(string load, IReadOnlyList<TableRow> pairs)
    {
        var column1 = TableKeys.FirstPart(pairs[0].Key).ToString();
        var partition = TableKeys.Partition(load, column1);
        var part = 1;
        for (var next = 0; next < pairs.Count; part++)
        {
            var first = next;
            var sets = new ValueSets();
            var bytes = new byte[Math.Min(pairs.Count - first, MaxPairs) * PairBytes];
            while (next < pairs.Count && next - first < MaxPairs && sets.TryIndex(pairs[next], out var set))
            {
                Write(bytes.AsSpan((next - first) * PairBytes, PairBytes), pairs[next], set);
                next++;
            }

            if (next == first)
                throw new InvalidTableException(
                    $"Row {pairs[next].Number} ({pairs[next].Key}) has values of more than {MaxSetsCharacters} characters."
                );
            var entity = new TableEntity(partition, TableKeys.Row(column1, part))
            {
                ["Column1"] = column1,
                [Marker] = next - first,
                ["FirstColumn2"] = Column2(pairs[first]),
                ["LastColumn2"] = Column2(pairs[next - 1]),
                ["Values"] = sets.Json(),
            };
            var used = bytes.AsSpan(0, (next - first) * PairBytes);
            for (var property = 0; property * EntityLimits.MaxValueBytes < used.Length; property++)
            {
                var from = property * EntityLimits.MaxValueBytes;
                entity[Name(property)] = used[from..Math.Min(used.Length, from + EntityLimits.MaxValueBytes)].ToArray();
            }

            yield return entity;
        }
    }

    public static IEnumerable<TableRow> Read(TableEntity entity)
    {
        var column1 = TableKeys.KeyOf(entity.RowKey);
        var sets = ValueSets.Read(entity);
        var left = PlainRows.Number(entity, Marker, entity[Marker]);
        // One property further than the pairs need: bytes there are pairs that would be lost without a word.
        for (var property = 0; left > 0 || entity.ContainsKey(Name(property)); property++)
        {
            var bytes = entity.TryGetValue(Name(property), out var value) ? value as byte[] : null;
            if (left == 0 || bytes is null || bytes.Length != Math.Min(left, PairsPerProperty) * PairBytes)
                throw new InvalidTableException(
                    $"The row '{entity.RowKey}' has not the bytes of its {entity[Marker]} pairs."
                );
            for (var at = 0; at < bytes.Length; at += PairBytes)
                yield return Read(bytes.AsSpan(at, PairBytes), column1, sets, entity);
            left -= bytes.Length / PairBytes;
        }
    }

    private static void Write(Span<byte> pair, TableRow row, byte set)
    {
        var column2 = Column2(row);
        // A key whose column 2 is empty would come back without its bar.
        if (
            column2.Length > CodeBytes
            || !Ascii.IsValid(column2)
            || column2.Contains('\0', StringComparison.Ordinal)
            || (column2.Length == 0 && row.Key.EndsWith('|'))
        )
            throw new InvalidTableException(
                $"Row {row.Number} ({row.Key}): '{column2}' is no code of up to {CodeBytes} characters."
            );
        Encoding.ASCII.GetBytes(column2, pair);
        WriteDay(pair[5..8], row.Period.From);
        WriteDay(pair[8..11], row.Period.Until);
        pair[11] = set;
        BinaryPrimitives.WriteInt32BigEndian(pair[12..], row.Number);
    }

    private static TableRow Read(
        ReadOnlySpan<byte> pair,
        string column1,
        IReadOnlyDictionary<string, string>[] sets,
        TableEntity entity
    )
    {
        var column2 = Encoding.ASCII.GetString(pair[..CodeBytes].TrimEnd((byte)0));
        var set = pair[11];
        if (set >= sets.Length)
            throw new InvalidTableException($"The row '{entity.RowKey}' has no set of values {set}.");
        return new TableRow(
            column2.Length == 0 ? column1 : $"{column1}|{column2}",
            new ActivePeriod(ReadDay(pair[5..8]), ReadDay(pair[8..11])),
            sets[set],
            BinaryPrimitives.ReadInt32BigEndian(pair[12..])
        );
    }

    private static string Column2(TableRow row)
    {
        var first = TableKeys.FirstPart(row.Key).Length;
        return first == row.Key.Length ? "" : row.Key[(first + 1)..];
    }

    private static string Name(int property) => $"Pairs{property + 1:00}";

    private static void WriteDay(Span<byte> three, DateOnly day)
    {
        three[0] = (byte)(day.DayNumber >> 16);
        three[1] = (byte)(day.DayNumber >> 8);
        three[2] = (byte)day.DayNumber;
    }

    private static DateOnly ReadDay(ReadOnlySpan<byte> three)
    {
        var number = (three[0] << 16) | (three[1] << 8) | three[2];
        return number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(number)
            : throw new InvalidTableException("A packed pair has no valid day.");
    }

    /// <summary>The different values of an entity's pairs: NCCI has about thirty in millions of pairs.</summary>
    private sealed class ValueSets
    {
        private readonly Dictionary<string, byte> indexes = [];
        private readonly List<string> jsons = [];
        private int characters;
        private IReadOnlyDictionary<string, string>? last;
        private byte lastIndex;

        public bool TryIndex(TableRow row, out byte index)
        {
            index = lastIndex;
            // Rows that say the same share one set of values where an import made them.
            if (ReferenceEquals(row.Values, last))
                return true;
            if (!TryAdd(row, out index))
                return false;
            last = row.Values;
            lastIndex = index;
            return true;
        }

        private bool TryAdd(TableRow row, out byte index)
        {
            var json = JsonSerializer.Serialize(
                new SortedDictionary<string, string>(row.Values.ToDictionary(), StringComparer.Ordinal),
                Readable
            );
            if (indexes.TryGetValue(json, out index))
                return true;
            characters += json.Length + 1;
            if (jsons.Count == MaxSets || characters > MaxSetsCharacters)
                return false;
            index = (byte)jsons.Count;
            indexes.Add(json, index);
            jsons.Add(json);
            return true;
        }

        public string Json() => $"[{string.Join(',', jsons)}]";

        public static IReadOnlyDictionary<string, string>[] Read(TableEntity entity)
        {
            var stated = entity.TryGetValue("Values", out var value) ? value as string : null;
            try
            {
                var sets = JsonSerializer.Deserialize<Dictionary<string, string>?[]>(stated ?? "");
                if (sets is not null && sets.All(set => set is not null && !set.ContainsValue(null!)))
                    return sets!;
            }
            catch (JsonException wrong)
            {
                throw new InvalidTableException(Unreadable(entity), wrong);
            }

            throw new InvalidTableException(Unreadable(entity));
        }

        private static string Unreadable(TableEntity entity) =>
            $"The row '{entity.RowKey}' has unreadable values: they are a JSON array of objects that hold texts.";

        private static readonly JsonSerializerOptions Readable = new()
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
    }
}
