using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage;

/// <summary>Reads a snapshot's bytes; the layout stands at <see cref="Snapshot"/>.</summary>
/// <remarks>The hash tells what was damaged on its way. Every count and place is held against what is there all the same: no memory is taken on a number's word.</remarks>
internal ref struct SnapshotReader
{
    /// <summary>The largest table, pairs of two and a half million, takes 20 MB.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>The fewest bytes of a row: five numbers.</summary>
    private const int RowBytes = 5;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> bytes;
    private int at;

    private SnapshotReader(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    private readonly int Left => bytes.Length - at;

    /// <summary>The snapshot; null where it is of another version.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="system">Of which table: the rows of pair tables are kept packed where they can be.</param>
    /// <exception cref="InvalidDataException">The bytes are not what was written.</exception>
    public static Snapshot? Read(ReadOnlySpan<byte> bytes, string system)
    {
        var magic = Snapshot.Magic.Length;
        if (bytes.Length <= magic + SHA256.HashSizeInBytes || !bytes.StartsWith(Snapshot.Magic))
            throw new InvalidDataException("It is none.");
        var content = bytes[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes[content.Length..]))
            throw new InvalidDataException("Its hash is not that of its content.");
        if (bytes[magic] != Snapshot.Version)
            return null;
        return new SnapshotReader(content) { at = magic + 1 }.ReadContent(system);
    }

    private Snapshot ReadContent(string system)
    {
        if (Left < 40)
            throw Ends();
        var high = BinaryPrimitives.ReadUInt128BigEndian(bytes[at..]);
        var low = BinaryPrimitives.ReadUInt128BigEndian(bytes[(at + 16)..]);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[(at + 32)..]);
        at += 40;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            throw new InvalidDataException("It has no valid time.");
        var texts = new string[Count(atLeast: 1)];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text();
        var periods = new ActivePeriod[Count(atLeast: 2)];
        for (var i = 0; i < periods.Length; i++)
            periods[i] = new ActivePeriod(Day(), Day());
        var sets = new Dictionary<string, string>[Count(atLeast: 1)];
        for (var i = 0; i < sets.Length; i++)
            sets[i] = Values(texts);
        var count = Count(RowBytes);
        var start = at;
        IReadOnlyList<TableRow>? rows = null;
        if (TableCatalog.Default.Find(system)?.Packing == TablePacking.Pairs && sets.Length <= PairRows.MaxSets)
            rows = Pairs(count, texts, periods, sets);
        if (rows is null)
        {
            at = start;
            rows = Rows(count, texts, periods, sets);
        }

        if (Left > 0)
            throw new InvalidDataException("It goes on behind its rows.");
        return new Snapshot(rows, new RowsSum(high, low, count), new DateTimeOffset(ticks, TimeSpan.Zero));
    }

    private TableRow[] Rows(int count, string[] texts, ActivePeriod[] periods, Dictionary<string, string>[] sets)
    {
        var rows = new TableRow[count];
        var number = 0;
        for (var i = 0; i < count; i++)
        {
            var first = texts[Place(texts.Length)];
            var second = Place(texts.Length + 1);
            var key = second == 0 ? first : $"{first}|{texts[second - 1]}";
            rows[i] = new TableRow(key, periods[Place(periods.Length)], sets[Place(sets.Length)], Step(ref number));
        }

        return rows;
    }

    /// <summary>Null where a key is no pair of codes that can be packed.</summary>
    private PairRows? Pairs(int count, string[] texts, ActivePeriod[] periods, Dictionary<string, string>[] sets)
    {
        var codes = new Code[texts.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = CodeOf(texts[i]);
        var rows = new PairRows(count);
        foreach (var set in sets)
            rows.AddSet(set);
        var number = 0;
        for (var i = 0; i < count; i++)
        {
            var first = codes[Place(codes.Length)];
            var second = Place(codes.Length + 1);
            if (second == 0 || first.IsNone || codes[second - 1].IsNone)
                return null;
            var period = periods[Place(periods.Length)];
            var set = (byte)Place(sets.Length);
            rows.Add(first, codes[second - 1], period, set, Step(ref number));
        }

        return rows;
    }

    private static Code CodeOf(string text)
    {
        Span<byte> utf8 = stackalloc byte[Code.MaxLength / 2];
        return
            text.Length <= utf8.Length
            && Encoding.UTF8.TryGetBytes(text, utf8, out var written)
            && Code.TryParse(utf8[..written], out var code)
            ? code
            : Code.None;
    }

    private string Text()
    {
        var length = Count(atLeast: 1);
        try
        {
            var text = Strict.GetString(bytes.Slice(at, length));
            at += length;
            return text;
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidDataException("It has a text that is none.", wrong);
        }
    }

    private Dictionary<string, string> Values(string[] texts)
    {
        var count = Count(atLeast: 2);
        var values = new Dictionary<string, string>(count);
        for (var i = 0; i < count; i++)
        {
            if (!values.TryAdd(texts[Place(texts.Length)], texts[Place(texts.Length)]))
                throw new InvalidDataException("It has a column twice in one row.");
        }

        return values;
    }

    private DateOnly Day() => DateOnly.FromDayNumber(Place(DateOnly.MaxValue.DayNumber + 1));

    private int Step(ref int number)
    {
        var step = Number();
        number += (int)(step >> 1) ^ -(int)(step & 1);
        return number;
    }

    /// <summary>How many of something follow, each of at least so many bytes.</summary>
    private int Count(int atLeast)
    {
        var count = Number();
        return count <= (uint)(Left / atLeast) ? (int)count : throw Ends();
    }

    /// <summary>A place in a list of so many.</summary>
    private int Place(int count)
    {
        var place = Number();
        return place < (uint)count ? (int)place : throw new InvalidDataException("It names what it does not have.");
    }

    private uint Number()
    {
        if (at < bytes.Length && bytes[at] < 0x80)
            return bytes[at++];
        ulong number = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (at == bytes.Length)
                throw Ends();
            var next = bytes[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return number <= uint.MaxValue
                    ? (uint)number
                    : throw new InvalidDataException("It has a number that is too large.");
        }

        throw new InvalidDataException("It has a number without end.");
    }

    private static InvalidDataException Ends() => new("It ends before its content does.");
}
