using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>Pairs packed into entities: 4,096 in a property, 40,960 in an entity.</summary>
public sealed class PackedPairsTests(RunningAzurite azurite)
{
    private const int InProperty = 4096;
    private const int InEntity = 40_960;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(InProperty, 1, 1)]
    [InlineData(InProperty + 1, 1, 2)]
    [InlineData(InEntity, 1, 10)]
    [InlineData(InEntity + 1, 2, 10)]
    [InlineData((2 * InEntity) + InProperty + 7, 3, 10)]
    public void Pairs_go_into_as_few_properties_and_entities_as_they_need_and_come_back(
        int pairs,
        int entities,
        int propertiesOfTheFirst
    )
    {
        var release = ManyPairs.Of(1, pairs);

        var packed = CodeEntities.Of("ptp|2024-07", release).ToArray();

        Assert.Equal(entities, packed.Length);
        Assert.Equal(propertiesOfTheFirst, packed[0].Count(property => property.Value is byte[]));
        Assert.Equal(pairs, packed.Sum(entity => entity.GetInt32("Pairs")));
        Assert.Equal(DigestOf(release.Rows), DigestOf(packed.SelectMany(CodeEntities.Read)));
    }

    private static string DigestOf(IEnumerable<TableRow> rows)
    {
        var digest = new RowsDigest();
        foreach (var row in rows)
            digest.Add(row);
        return digest.Of(Samples.Pairs.Release);
    }

    [Fact]
    public async Task More_pairs_than_an_entity_holds_go_through_storage_and_into_the_tables()
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var release = ManyPairs.Of(2, InEntity + 1);

        await account.Releases().ImportAsync(release, Stop);

        Assert.Equal(4, await account.CountCodesAsync());
        using var cache = new CodeTablesCache(account.Releases());
        await cache.RefreshAsync(Stop);
        var loaded = cache.Current!;
        Assert.Empty(loaded.Changed);
        var last = release.Rows[^1];
        var pairs = loaded.Tables.MedicarePractitioner.Pairs;
        var (column1, column2) = (Code.Of(last.KeyParts[0]), Code.Of(last.KeyParts[1]));
        var edit = pairs.Find(column1, column2, last.Period.From);
        Assert.True(edit.IsFound);
        Assert.Equal(last["rationale"], edit.Row.Rationale);
        Assert.Equal(last.Number, pairs.Find(column1, column2, last.Period.From).Evidence.RowNumber);
    }

    [Fact]
    public void An_entity_says_in_words_what_it_holds()
    {
        var entity = CodeEntities.Of("ptp|2024-07", Samples.Pairs).Single(one => one.RowKey == "20957");

        Assert.Equal("ptp|2024-07|209", entity.PartitionKey);
        Assert.Equal(("20957", "69990", "99213"), (entity["Column1"], entity["FirstColumn2"], entity["LastColumn2"]));
        Assert.Equal(3, entity["Pairs"]);
        Assert.Equal(
            """[{"indicator":"0","rationale":"misuse"},{"indicator":"1","rationale":"standards"}]""",
            entity["Values"]
        );
        Assert.Equal(3 * 16, ((byte[])entity["Pairs01"]).Length);
    }

    [Fact]
    public void More_different_values_than_a_byte_can_number_go_into_a_further_entity()
    {
        var release = Samples.Pairs.WithRows(
            Enumerable
                .Range(1, 300)
                .Select(number =>
                    Samples.Row($"20957|{number:00000}", ("indicator", "1"), ("rationale", $"reason {number}")) with
                    {
                        Number = number,
                    }
                )
        );

        var packed = CodeEntities.Of("ptp|2024-07", release).ToArray();

        Assert.Equal([256, 44], packed.Select(entity => entity["Pairs"]));
        Assert.Equal(["20957", "20957~2"], packed.Select(entity => entity.RowKey));
        Assert.Equal(Samples.Told(release.Rows), Samples.Told(packed.SelectMany(CodeEntities.Read)));
    }

    [Fact]
    public void Long_values_go_into_a_further_entity_as_well()
    {
        var release = Samples.Pairs.WithRows(
            Enumerable
                .Range(1, 5)
                .Select(number =>
                    Samples.Row($"20957|{number}", ("rationale", new string((char)('a' + number), 7000))) with
                    {
                        Number = number,
                    }
                )
        );

        var packed = CodeEntities.Of("ptp|2024-07", release).ToArray();

        Assert.Equal([2, 2, 1], packed.Select(entity => entity["Pairs"]));
        Assert.Equal(Samples.Told(release.Rows), Samples.Told(packed.SelectMany(CodeEntities.Read)));
    }

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            { "20957|992133", "a", "Row 1 (20957|992133): '992133' is no code of up to 5 characters." },
            { "20957|é", "a", "Row 1 (20957|é): 'é' is no code of up to 5 characters." },
            { "20957|", "a", "Row 1 (20957|): '' is no code of up to 5 characters." },
            { "|20957", "a", "The row 'ptp|2024-07|' '' needs a row key of 1 to 512 characters." },
            { "", "a", "Row 1 has no key." },
            { "20957|1", new string('x', 16_001), "Row 1 (20957|1) has values of more than 16000 characters." },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_pair_that_cannot_be_packed_is_refused_with_its_row(string key, string rationale, string why)
    {
        var release = Samples.Pairs.WithRows(Samples.Row(key, ("rationale", rationale)));

        var told = Assert.Throws<InvalidTableException>(() => CodeEntities.Of("ptp|2024-07", release).ToArray());

        Assert.Equal(why, told.Message);
    }
}
