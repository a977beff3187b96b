using Azure.Data.Tables;
using ClaimLint.Domain.Tables;
using CsCheck;

namespace ClaimLint.Storage.Tests.Releases;

/// <summary>What is put into storage comes out of it, whatever the rows.</summary>
public sealed class StoredRowsLawTests(RunningAzurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What people and files put into values, and what makes keys, JSON, OData and our own packing difficult.</summary>
    private static readonly string[] Odd =
    [
        "",
        " ",
        "  two blanks ",
        "0",
        "1.50",
        "true",
        "null",
        "2024-07-01T00:00:00Z",
        "it's \"quoted\"",
        "' or PartitionKey ne '",
        "a/b\\c#d?e%2f",
        "=0041",
        "~2",
        "a|b",
        "__2",
        "<b>&amp;</b>",
        "=cmd|' /C calc'!A0",
        "\0",
        "\t\r\n\u0001\u007F\u0085",
        "caf\u00E9",
        "cafe\u0301",
        "\u202E\u200B\uFEFF\uFFFD\uFFFF",
        "漢字",
        "😀",
        new string('x', 3000),
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Odd.Length - 1].Select(at => Odd[at]),
        Gen.Select(Gen.Int[0, Odd.Length - 1], Gen.Int[0, Odd.Length - 1], (one, other) => Odd[one] + Odd[other])
    );

    private static readonly Gen<string> Code = Gen.OneOf(
        Gen.String[Gen.Char["ABM0189"], 1, 7],
        Text.Where(text => text.Length is > 0 and < 30)
    );

    internal static readonly Gen<string> PlainKey = Gen.OneOf(
        Code,
        Gen.Select(Code, Code, (one, other) => $"{one}|{other}")
    );

    internal static readonly Gen<string> PairKey = Gen.Select(
        Code.Where(code => !code.StartsWith('|')),
        Gen.String[Gen.Char["AB01 .|'"], 0, 5],
        (one, other) => other.Length == 0 ? one.Split('|')[0] : $"{one.Split('|')[0]}|{other}"
    );

    private static readonly Gen<DateOnly> Day = Gen.OneOf(
        Gen.Const(DateOnly.MinValue),
        Gen.Const(DateOnly.MaxValue),
        Gen.Int[0, 4].Select(year => new DateOnly(2020 + year, 10, 1)),
        Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber)
    );

    private static readonly string[] Columns =
    [
        "title",
        "billable",
        "side",
        "a_",
        "_b",
        "x9",
        "odata",
        "xml",
        "from",
        "until",
    ];

    private static readonly Gen<Dictionary<string, string>> Values = Gen.Dictionary(
        Gen.Int[0, Columns.Length - 1].Select(at => Columns[at]),
        Text
    )[0, 6];

    /// <summary>Some rows share one set of values, as those that an import made do.</summary>
    internal static Gen<ReleaseRows> Releases(string system, Gen<string> key) =>
        Gen.Select(
            Gen.Select(key, Day, Day, Gen.Int[0, 5], (code, from, until, values) => (code, from, until, values)).Array[
                0,
                40
            ],
            Values.Array[6],
            Text.Where(text => text.Length is > 0 and < 40),
            Text,
            (rows, values, version, title) =>
                new ReleaseRows(
                    new Release(system, version, new DateOnly(2024, 7, 1), null, Coverage.Whole, 100) { Title = title },
                    [
                        .. rows.DistinctBy(row => (row.code, row.until))
                            .Select(
                                (row, at) =>
                                    new TableRow(
                                        row.code,
                                        new ActivePeriod(row.from, row.until),
                                        values[row.values],
                                        at + 1
                                    )
                            ),
                    ]
                )
        );

    public static TheoryData<string> Systems =>
        ["icd-10-cm", "profiles", "ptp-medicare-practitioner", "aoc-medicare", "npi-deactivations"];

    [Theory]
    [MemberData(nameof(Systems))]
    public void As_entities_rows_come_back_as_they_went(string system)
    {
        var isPacked = CodeEntities.IsPacked(system);
        Releases(system, isPacked ? PairKey : PlainKey)
            .Sample(
                release =>
                {
                    var load = TableKeys.Load(system, release.Release.Version, 1);
                    var entities = CodeEntities.Of(load, release).ToArray();
                    return Samples
                            .Told(entities.SelectMany(CodeEntities.Read))
                            .SequenceEqual(Samples.Told(release.Rows))
                        && entities.DistinctBy(entity => (entity.PartitionKey, entity.RowKey)).Count()
                            == entities.Length
                        && entities.All(entity => entity.ContainsKey(PackedPairs.Marker) == isPacked)
                        && EntityBatches.Of(entities).Count()
                            <= entities.Select(entity => entity.PartitionKey).Distinct().Count();
                },
                iter: 800
            );
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Through_storage_a_release_comes_back_as_it_went(string system)
    {
        var account = await azurite.NewAccountWithTablesAsync();
        await Releases(system, CodeEntities.IsPacked(system) ? PairKey : PlainKey)
            .SampleAsync(
                async release =>
                {
                    // Each under a name of its own, beside all the others.
                    var named = release.With(stated => stated with { Version = $"{stated.Version}{Guid.NewGuid():N}" });
                    var result = await account.Releases().ImportAsync(named, Stop);
                    var (read, isChanged) = await account.Releases().ReadAsync(result.Release, Stop);
                    return result.Outcome == ImportOutcome.Imported
                        && !isChanged
                        && Samples.Told(read.Rows).SequenceEqual(Samples.Told(named.Rows));
                },
                iter: 12,
                threads: 2
            );

        foreach (var stored in await account.Releases().ListAsync(Stop))
            Assert.Equal(stored.Release.Rows, (await account.Releases().ReadAsync(stored, Stop)).Rows.Rows.Count);
    }

    [Fact]
    public void Keys_come_back_as_they_went_and_Azure_takes_them()
    {
        Gen.Select(PlainKey, Gen.Int[1, 12])
            .Sample(
                (key, part) =>
                {
                    var partition = TableKeys.Partition(TableKeys.Load("a|b'c", key, 2), key);
                    var row = TableKeys.Row(key, part);
                    EntityLimits.Check(new TableEntity(partition, row));
                    return TableKeys.KeyOf(row) == key && partition.All(char.IsAscii) && row.All(char.IsAscii);
                },
                iter: 5000
            );
    }
}
