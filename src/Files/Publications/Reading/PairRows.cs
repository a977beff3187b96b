using System.Collections;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Files.Publications.Reading;

/// <summary>Rows whose keys are pairs of codes of five characters, held as 24 bytes each and made into rows when they are asked for.</summary>
/// <remarks>Two and a half million rows as objects take 265 MB, and an import holds them to its end.</remarks>
internal sealed class PairRows : IReadOnlyList<TableRow>
{
    private readonly List<Packed> rows = new(1 << 16);
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

    /// <summary>Takes a set of values that rows may share; at most 256.</summary>
    public byte AddSet(IReadOnlyDictionary<string, string> values)
    {
        sets.Add(values);
        return checked((byte)(sets.Count - 1));
    }

    public void Add(Code first, Code second, ActivePeriod period, byte set, int number) =>
        rows.Add(new Packed(Code.Pair(first, second), period.From, period.Until, number, set));

    public void TrimExcess() => rows.TrimExcess();

    public IEnumerator<TableRow> GetEnumerator()
    {
        for (var i = 0; i < rows.Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string KeyOf(ulong pair) =>
        string.Create(
            11,
            pair,
            static (key, pair) =>
            {
                var (first, second) = (Code.FromPacked(pair), Code.SecondOf(pair));
                key[5] = '|';
                for (var i = 0; i < 5; i++)
                    (key[i], key[6 + i]) = (first[i], second[i]);
            }
        );

    private readonly record struct Packed(ulong Key, DateOnly From, DateOnly Until, int Number, byte Set);
}
