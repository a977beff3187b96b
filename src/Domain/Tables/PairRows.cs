using System.Collections;
using System.Runtime.InteropServices;
using ClaimLint.Domain.Claims;

namespace ClaimLint.Domain.Tables;

/// <summary>Rows whose keys are pairs of codes of up to five characters, held as 24 bytes each and made into rows when they are asked for.</summary>
/// <remarks>Two and a half million rows as objects take 265 MB, and an import holds them to its end; a pair table is made without them.</remarks>
/// <param name="capacity">How many rows are expected.</param>
public sealed class PairRows(int capacity) : IReadOnlyList<TableRow>
{
    /// <summary>So many sets of values rows may share.</summary>
    public const int MaxSets = byte.MaxValue + 1;

    private const int MaxCode = Code.MaxLength / 2;

    private readonly List<Packed> rows = new(capacity);
    private readonly List<IReadOnlyDictionary<string, string>> sets = [];

    public int Count => rows.Count;

    public TableRow this[int index]
    {
        get
        {
            var row = rows[index];
            return new TableRow(KeyOf(row.Key), new ActivePeriod(row.From, row.Until), sets[row.Set], row.Number);
        }
    }

    internal ReadOnlySpan<Packed> AsSpan() => CollectionsMarshal.AsSpan(rows);

    /// <summary>Takes a set of values that rows may share; at most <see cref="MaxSets"/>.</summary>
    public byte AddSet(IReadOnlyDictionary<string, string> values)
    {
        sets.Add(values);
        return checked((byte)(sets.Count - 1));
    }

    public void Add(Code first, Code second, ActivePeriod period, byte set, int number) =>
        rows.Add(new Packed(Code.Pair(first, second), period.From, period.Until, number, set));

    /// <summary>Removes the rows at the given places.</summary>
    public void RemoveAt(IReadOnlyCollection<int> places)
    {
        var removed = places.ToHashSet();
        var place = 0;
        rows.RemoveAll(_ => removed.Contains(place++));
    }

    public void TrimExcess() => rows.TrimExcess();

    public IEnumerator<TableRow> GetEnumerator()
    {
        for (var i = 0; i < rows.Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string KeyOf(ulong pair)
    {
        var (first, second) = (Code.FromPacked(pair).Prefix(MaxCode), Code.SecondOf(pair));
        return string.Create(
            first.Length + 1 + second.Length,
            (first, second),
            static (key, pair) =>
            {
                var bar = pair.first.Length;
                for (var i = 0; i < bar; i++)
                    key[i] = pair.first[i];
                key[bar] = '|';
                for (var i = bar + 1; i < key.Length; i++)
                    key[i] = pair.second[i - bar - 1];
            }
        );
    }

    internal readonly record struct Packed(ulong Key, DateOnly From, DateOnly Until, int Number, byte Set);
}
