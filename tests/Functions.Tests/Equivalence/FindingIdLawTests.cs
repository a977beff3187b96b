using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Domain.Tables;
using ClaimLint.Domain.Validation;
using ClaimLint.Files.Claims;
using ClaimLint.Files.Publications;
using ClaimLint.Files.Reports;
using CsCheck;
using CsvHelper;

namespace ClaimLint.Functions.Tests.Equivalence;

/// <summary>The ids of findings, over generated files: claims that share an id, have none, are scattered or cannot be read among them.</summary>
public sealed class FindingIdLawTests(Api api)
{
    private static readonly IReadOnlyList<ReleaseRows> Embedded = TableFolder.Read(
        Path.Combine(AppContext.BaseDirectory, "data")
    );

    /// <summary>The embedded tables, and after each of their releases another with the same rows in other places of its file.</summary>
    private static readonly CodeTables WithLaterReleases = CodeTablesReader.Read([
        .. Embedded,
        .. Embedded.Select(release => new ReleaseRows(
            release.Release with
            {
                Version = "later",
                EffectiveFrom = new DateOnly(2025, 10, 31),
                EffectiveTo = null,
                Sha256 = "later",
            },
            [.. release.Rows.Select(row => row with { Number = row.Number + 1000 })]
        )),
    ]);

    private static readonly Gen<byte[]> Files = Gen.Int[0, int.MaxValue].Select(FileOf);

    [Fact]
    public void No_id_appears_twice_in_the_report_of_a_file() =>
        Files.Sample(
            file =>
            {
                var ids = Report(file, api.Tables).Select(finding => finding.Id).ToList();

                Assert.Equal(ids.Distinct(), ids);
                Assert.All(ids, id => Assert.Matches("^[0-9a-f]{16}$", id));
            },
            iter: 300,
            threads: 1
        );

    [Fact]
    public void The_generated_files_contain_what_ids_could_clash_by()
    {
        var rules = new HashSet<string>();
        var isShared = false;
        for (var seed = 0; seed < 100; seed++)
        {
            var report = Report(FileOf(seed), api.Tables);
            rules.UnionWith(report.Select(finding => finding.Rule));
            // Ids that left out which group of rows a claim is.
            isShared |= report
                .GroupBy(finding => (finding.Claim, finding.Line, finding.Other, finding.Rule, finding.Fields))
                .Any(same => same.Count() > 1);
        }

        Assert.True(isShared);
        Assert.Superset(new HashSet<string> { "CL9004", "CL9005", "CL9008", "CL1001", "CL4001", "CL4002" }, rules);
    }

    [Fact]
    public void Importing_another_release_of_every_table_changes_no_id() =>
        Files.Sample(
            file =>
            {
                var before = Report(file, api.Tables);
                var after = Report(file, WithLaterReleases);

                Assert.Equal(before.Select(finding => finding.Id), after.Select(finding => finding.Id));
                Assert.DoesNotContain(before, finding => finding.Release == "later");
                Assert.All(after, finding => Assert.Contains(finding.Release, (string[])["", "later"]));
            },
            iter: 200,
            threads: 1
        );

    [Fact]
    public async Task A_claim_among_others_in_a_file_has_the_ids_that_it_has_over_HTTP() =>
        await Gen.Int[0, int.MaxValue]
            .SampleAsync(
                async seed =>
                {
                    var claims = new ClaimGenerator(seed).Take(4);
                    var columns = ClaimTexts.ColumnsOf(claims);
                    var expected = new List<string>();
                    foreach (var claim in claims)
                    {
                        var answer = (await api.PostClaimAsync(claim.ToJson(columns))).Body;
                        expected.AddRange(FindingSeen.OfAnswer(answer).Select(finding => finding.Id));
                    }

                    Assert.Equal(
                        expected,
                        Report(ClaimTexts.ToCsv(claims), api.Tables, DateTimeOffset.UtcNow)
                            .Select(finding => finding.Id)
                    );
                },
                iter: 100,
                threads: 1
            );

    /// <summary>A file of claims, some of them twice, some without an id, with a column of no known name and rows of another length.</summary>
    private static byte[] FileOf(int seed)
    {
        var random = new Random(seed);
        var made = new ClaimGenerator(seed).Take(random.Next(1, 6));
        var claims = made.Concat(made.Where(_ => random.Next(2) == 0))
            .Select(claim => WithoutId(claim, random))
            .ToArray();
        random.Shuffle(claims);
        var columns = ClaimTexts.ColumnsOf(claims);
        var rows = claims
            .SelectMany(claim => claim.ToRows(columns))
            .Select(row => row.TrimEnd('\n') + (random.Next(10) == 0 ? ",x,one more\n" : ",x\n"));
        return Encoding.UTF8.GetBytes(
            ClaimTexts.HeaderOf(columns).TrimEnd('\n') + ",our_own_column\n" + string.Concat(rows)
        );
    }

    private static ClaimTexts WithoutId(ClaimTexts claim, Random random) =>
        random.Next(4) > 0
            ? claim
            : claim with
            {
                Claim = new Dictionary<Field, string>(claim.Claim) { [Field.ClaimId] = "" },
            };

    private static List<Reported> Report(byte[] file, CodeTables tables, DateTimeOffset? modified = null)
    {
        using var findings = new MemoryStream();
        using var check = new ClaimFileCheck(
            RuleSet.Catalog,
            tables,
            new ClaimFileInfo(
                "law.csv",
                "law",
                modified ?? new DateTimeOffset(2025, 11, 10, 0, 0, 0, TimeSpan.Zero),
                file.Length
            ),
            new ReportStreams(findings, Stream.Null, Stream.Null)
        );
        using var stream = new MemoryStream(file);
        check.Run(stream, TestContext.Current.CancellationToken);
        using var csv = CsvReader.Create(findings.ToArray(), new CsvReaderOptions());
        csv.ReadHeader();
        var reported = new List<Reported>();
        while (csv.Read())
            reported.Add(
                new Reported(
                    csv.GetString("id"),
                    csv.GetString("claim_id"),
                    csv.GetString("line"),
                    csv.GetString("other_line"),
                    csv.GetString("rule"),
                    csv.GetString("fields"),
                    csv.GetString("release")
                )
            );
        return reported;
    }

    private sealed record Reported(
        string Id,
        string Claim,
        string Line,
        string Other,
        string Rule,
        string Fields,
        string Release
    );
}
