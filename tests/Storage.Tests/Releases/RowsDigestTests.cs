using ClaimLint.Domain.Tables;
using CsCheck;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>The hash of a release's rows: one for every content, whatever the order.</summary>
public sealed class RowsDigestTests
{
    private static readonly Gen<TableRow[]> Rows = Gen.Select(
        Gen.String[Gen.Char["AB1|"], 0, 3],
        Gen.Dictionary(Gen.String[Gen.Char["ab"], 0, 2], Gen.String[Gen.Char["ab"], 0, 2])[0, 3],
        Gen.Int[1, 3],
        (key, values, number) => new TableRow(key, ActivePeriod.Always, values, number)
    ).Array[0, 4];

    private static string Of(IEnumerable<TableRow> rows)
    {
        var digest = new RowsDigest();
        foreach (var row in rows)
            digest.Add(row);
        return digest.Of(Samples.Diagnoses.Release);
    }

    [Fact]
    public void Two_contents_have_one_hash_where_they_have_the_same_rows_and_only_there()
    {
        Gen.Select(Rows, Rows)
            .Sample(
                (one, other) =>
                    (Of(one) == Of(other)) == Samples.Told(one).Order().SequenceEqual(Samples.Told(other).Order()),
                iter: 20_000
            );
    }

    [Fact]
    public void The_order_of_the_rows_does_not_count()
    {
        Gen.Select(Rows, Gen.Int[1, int.MaxValue])
            .Sample(
                (rows, seed) =>
                {
                    var shuffled = rows.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    return Of(rows) == Of(shuffled);
                },
                iter: 1000
            );
    }

    [Fact]
    public void The_same_row_twice_is_not_the_row_once()
    {
        var row = Samples.Row("E119", ("billable", "Y"));

        Assert.NotEqual(Of([row]), Of([row, row]));
        Assert.NotEqual(Of([]), Of([row, row]));
    }

    [Fact]
    public void Half_a_character_is_refused_it_would_be_stored_as_another()
    {
        var told = Assert.Throws<InvalidTableException>(() => Of([Samples.Row("E119", ("note", "a\uD83Db"))]));

        Assert.Equal("The text 'a\uD83Db' has half a character at position 2.", told.Message);
    }
}
