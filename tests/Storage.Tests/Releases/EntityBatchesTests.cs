using Azure.Data.Tables;
using ClaimLint.Domain.Tables;
using CsCheck;

namespace ClaimLint.Storage.Tests.Releases;

public sealed class EntityBatchesTests(RunningAzurite azurite)
{
    private const int Azure4MiB = 4 * 1024 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_batch_is_of_one_partition_of_a_hundred_at_most_and_small_enough_and_nothing_is_lost()
    {
        var entity = Gen.Select(
            Gen.Int[1, 3],
            Gen.Frequency((20, Gen.Int[0, 500]), (1, Gen.Int[100_000, 600_000])),
            (partition, size) => (partition, size)
        );

        entity
            .Array[0, 300]
            .Sample(
                drawn =>
                {
                    TableEntity[] entities =
                    [
                        .. drawn
                            .OrderBy(one => one.partition)
                            .Select(
                                (one, number) =>
                                    new TableEntity($"p{one.partition}", $"{number:000}")
                                    {
                                        ["bytes"] = new byte[one.size],
                                    }
                            ),
                    ];
                    var batches = EntityBatches.Of(entities).ToArray();
                    return batches.SelectMany(batch => batch).SequenceEqual(entities)
                        && batches.All(batch =>
                            batch.Count is > 0 and <= 100
                            && batch.Select(one => one.PartitionKey).Distinct().Count() == 1
                            && batch.Sum(EntityLimits.SentSize) <= EntityBatches.MaxBytes
                        );
                },
                iter: 200
            );
    }

    [Theory]
    [InlineData("plain words")]
    [InlineData("\"'<>&+`")]
    [InlineData("é")]
    [InlineData("漢")]
    [InlineData("😀")]
    [InlineData("\u0001\r\n\t")]
    public async Task Whatever_the_text_a_batch_is_sent_within_Azures_limit(string text)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        var value = string.Concat(Enumerable.Repeat(text, 3_000 / text.Length));
        var rows = Enumerable
            .Range(1, 120)
            .Select(number => Samples.Row($"E11{number:000}", [.. Columns(8, value)]) with { Number = number });
        var release = Samples.Diagnoses.WithRows(rows);
        var wire = new Wire();

        var result = await account.Releases(wire).ImportAsync(release, Stop);

        Assert.Equal(ImportOutcome.Imported, result.Outcome);
        Assert.InRange(wire.LongestBody, 300_000, Azure4MiB);
    }

    private static IEnumerable<(string Column, string Value)> Columns(int count, string value) =>
        Enumerable.Range(1, count).Select(number => ($"c{number}", value));

    [Fact]
    public async Task Entities_of_the_largest_size_are_sent_within_Azures_limit()
    {
        // Four of them fill a batch; a fifth would burst it.
        var largest = CodeEntities.Of("ptp|2024-07", ManyPairs.Of(1, PackedPairs.MaxPairs)).Single();
        TableEntity[] entities =
        [
            .. Enumerable.Range(1, 5).Select(part => new TableEntity(largest) { RowKey = $"20950~{part}" }),
        ];
        var account = await azurite.NewAccountWithTablesAsync();
        var wire = new Wire();

        var batches = EntityBatches.Of(entities).ToArray();
        await account
            .Tables(wire)
            .GetTableClient(StorageNames.Codes)
            .SubmitTransactionAsync(
                batches[0].Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)),
                Stop
            );

        Assert.Equal([4, 1], batches.Select(batch => batch.Count));
        Assert.InRange(wire.LongestBody, 3_000_000, Azure4MiB);
    }
}

/// <summary>As many pairs as are asked for.</summary>
internal static class ManyPairs
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <param name="codes">Column 1 codes, all of one partition.</param>
    /// <param name="each">Pairs of each of them.</param>
    public static ReleaseRows Of(int codes, int each) =>
        Samples.Pairs.WithRows(
            Enumerable
                .Range(0, codes)
                .SelectMany(code =>
                    Enumerable
                        .Range(0, each)
                        .Select(pair => new TableRow(
                            $"2095{code}|{Column2(pair)}",
                            new ActivePeriod(new DateOnly(2024, 7, 1).AddDays(pair % 3000), DateOnly.MaxValue),
                            new Dictionary<string, string>
                            {
                                ["indicator"] = pair % 2 == 0 ? "0" : "1",
                                ["rationale"] = $"reason {pair % 30}",
                            },
                            (code * each) + pair + 1
                        ))
                )
        );

    private static string Column2(int number) =>
        string.Concat(Enumerable.Range(0, 5).Select(place => Digits[number / (int)Math.Pow(36, 4 - place) % 36]));
}
