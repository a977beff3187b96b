using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>Writes a snapshot as bytes; the layout stands at <see cref="Snapshot"/>.</summary>
internal sealed class SnapshotWriter
{
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly List<string> textsInOrder = [];
    private readonly Dictionary<ActivePeriod, int> periods = [];
    private readonly Dictionary<string, int> sets = new(StringComparer.Ordinal);
    private readonly List<int[]> setsInOrder = [];
    private readonly ArrayBufferWriter<byte> rows = new(1 << 16);
    private IReadOnlyDictionary<string, string>? lastValues;
    private int lastSet;
    private int lastNumber;

    /// <summary>In memory: 20 MB for two and a half million pairs.</summary>
    public static MemoryStream Write(Snapshot snapshot)
    {
        var writer = new SnapshotWriter();
        foreach (var row in snapshot.Rows)
            writer.Add(row);
        return writer.Whole(snapshot);
    }

    private void Add(TableRow row)
    {
        var first = TableKeys.FirstPart(row.Key);
        Write(rows, TextOf(first));
        Write(rows, first.Length == row.Key.Length ? 0 : TextOf(row.Key.AsSpan(first.Length + 1)) + 1);
        if (!periods.TryGetValue(row.Period, out var period))
            periods.Add(row.Period, period = periods.Count);
        Write(rows, period);
        Write(rows, SetOf(row.Values));
        var step = unchecked(row.Number - lastNumber);
        Write(rows, (step << 1) ^ (step >> 31));
        lastNumber = row.Number;
    }

    private int TextOf(ReadOnlySpan<char> text)
    {
        var known = texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var at))
            return at;
        textsInOrder.Add(text.ToString());
        texts.Add(textsInOrder[^1], texts.Count);
        return texts.Count - 1;
    }

    private int SetOf(IReadOnlyDictionary<string, string> values)
    {
        // Rows that say the same share one set of values where an import made them, or stand in one entity.
        if (ReferenceEquals(values, lastValues))
            return lastSet;
        lastValues = values;
        int[] places =
        [
            .. values
                .OrderBy(value => value.Key, StringComparer.Ordinal)
                .SelectMany(value => new[] { TextOf(value.Key), TextOf(value.Value) }),
        ];
        var name = string.Join(' ', places);
        if (!sets.TryGetValue(name, out lastSet))
        {
            sets.Add(name, lastSet = sets.Count);
            setsInOrder.Add(places);
        }

        return lastSet;
    }

    private MemoryStream Whole(Snapshot snapshot)
    {
        var head = new ArrayBufferWriter<byte>(1 << 16);
        head.Write(Snapshot.Magic);
        head.Write([Snapshot.Version]);
        BinaryPrimitives.WriteUInt128BigEndian(head.GetSpan(16), snapshot.Sum.High);
        head.Advance(16);
        BinaryPrimitives.WriteUInt128BigEndian(head.GetSpan(16), snapshot.Sum.Low);
        head.Advance(16);
        BinaryPrimitives.WriteInt64BigEndian(head.GetSpan(8), snapshot.Newest.UtcTicks);
        head.Advance(8);
        Write(head, textsInOrder.Count);
        foreach (var text in textsInOrder)
        {
            Write(head, Encoding.UTF8.GetByteCount(text));
            Encoding.UTF8.GetBytes(text, head);
        }

        Write(head, periods.Count);
        foreach (var period in periods.OrderBy(period => period.Value))
        {
            Write(head, period.Key.From.DayNumber);
            Write(head, period.Key.Until.DayNumber);
        }

        Write(head, setsInOrder.Count);
        foreach (var places in setsInOrder)
        {
            Write(head, places.Length / 2);
            foreach (var place in places)
                Write(head, place);
        }

        Write(head, snapshot.Rows.Count);
        var whole = new MemoryStream(head.WrittenCount + rows.WrittenCount + SHA256.HashSizeInBytes);
        whole.Write(head.WrittenSpan);
        whole.Write(rows.WrittenSpan);
        whole.Write(SHA256.HashData(whole.GetBuffer().AsSpan(0, (int)whole.Length)));
        whole.Position = 0;
        return whole;
    }

    private static void Write(ArrayBufferWriter<byte> output, int number)
    {
        var left = (uint)number;
        var bytes = output.GetSpan(5);
        var count = 0;
        for (; left > 0x7F; left >>= 7)
            bytes[count++] = (byte)(left | 0x80);
        bytes[count++] = (byte)left;
        output.Advance(count);
    }
}
