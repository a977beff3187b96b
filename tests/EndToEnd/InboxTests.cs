using System.Text;
using ClaimLint.Domain.Claims;
using ClaimLint.Functions.Tests.Equivalence;
using ClaimLint.Storage;
using CsvHelper;

namespace ClaimLint.EndToEnd;

/// <summary>A file through the inbox: a report, always, and every row of the submitter in it.</summary>
public sealed class InboxTests(RunningService running)
{
    private const string Canary = "ZEBEDEE-QUILL";

    private readonly Service service = running.Service;

    [Fact]
    public async Task A_file_has_its_report_under_partner_and_run_and_the_run_says_where()
    {
        var report = await service.CheckAsync("acme/nightly/claims.csv", Mixed());

        var batch = report.Batch;
        Assert.Equal("done", report.State);
        Assert.Equal("acme", batch.GetProperty("partner").GetString());
        Assert.Equal(1, batch.GetProperty("attempts").GetInt32());
        Assert.Equal(6, batch.GetProperty("rows").GetInt64());
        Assert.Equal(4, batch.GetProperty("claims").GetInt64());
        Assert.Equal(3, batch.GetProperty("rowsAccepted").GetInt64());
        Assert.Equal(3, batch.GetProperty("rowsRejected").GetInt64());
        Assert.False(batch.TryGetProperty("reason", out _));
        Assert.Equal(
            [
                .. new[] { "summary.json", "findings.csv", "accepted.csv", "rejected.csv" }.Select(file =>
                    $"{service.Results.Uri}/acme/{report.Run}/{file}"
                ),
            ],
            batch.GetProperty("reports").EnumerateArray().Select(address => address.GetString())
        );
        var releases = (await service.GetAsync("v1/releases")).Body.GetProperty("releases").EnumerateArray();
        Assert.Equal(
            releases.Select(release =>
                $"{release.GetProperty("system").GetString()} {release.GetProperty("version").GetString()}"
            ),
            batch.GetProperty("releases").EnumerateArray().Select(release => release.GetString())
        );
        Assert.Equal(4, (await service.ResultsBelowAsync($"acme/{report.Run}/")).Count);
    }

    [Fact]
    public async Task A_run_tells_what_it_took_the_reading_of_the_upload_included()
    {
        var batch = (await service.CheckAsync("acme/measured.csv", Mixed())).Batch;

        var operations = batch
            .GetProperty("storageOperations")
            .EnumerateArray()
            .ToDictionary(
                one => $"{one.GetProperty("service").GetString()} {one.GetProperty("operation").GetString()}",
                one => one.GetProperty("count").GetInt64()
            );
        // The upload: its properties twice (once as it is opened) and its bytes. Four files of a report. The row of the run.
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["blob read"] = 3,
                ["blob write"] = 4,
                ["table read"] = 1,
                ["table write"] = 1,
            },
            operations
        );
        Assert.True(batch.GetProperty("cpuSeconds").GetDouble() > 0);
    }

    [Fact]
    public async Task The_summary_counts_what_the_other_files_hold()
    {
        var report = await service.CheckAsync("acme/counted.csv", Mixed());

        var summary = report.Summary;
        Assert.Equal(
            (6L, 1L, 3L, 3L),
            (report.Rows("read"), report.Rows("unreadable"), report.Rows("accepted"), report.Rows("rejected"))
        );
        Assert.True(summary.GetProperty("readable").GetBoolean());
        Assert.False(summary.GetProperty("complete").GetBoolean());
        var claims = summary.GetProperty("claims");
        Assert.Equal((4, 2), (claims.GetProperty("total").GetInt32(), claims.GetProperty("reject").GetInt32()));
        Assert.Equal("acme/counted.csv", summary.GetProperty("file").GetProperty("name").GetString());
        var counted = summary
            .GetProperty("findings")
            .EnumerateArray()
            .ToDictionary(
                count => count.GetProperty("rule").GetString()!,
                count => Kinds.Sum(kind => count.GetProperty(kind).GetInt32())
            );
        Assert.Equal(TellRules(report.Findings), counted);
        Assert.Equal(1, counted["CL9005"]);
        Assert.True(counted.ContainsKey("CL1006"));
    }

    [Fact]
    public async Task Every_row_comes_back_byte_for_byte_in_exactly_one_of_two_files()
    {
        var content = Mixed().Replace("\n", "\r\n", StringComparison.Ordinal);
        var report = await service.CheckAsync("acme/bytes.csv", content);

        var rows = content.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row + "\r\n").ToArray();
        var accepted = Encoding.UTF8.GetString(report.Accepted);
        var rejected = Encoding.UTF8.GetString(report.Rejected);
        Assert.Equal(string.Concat(rows[0], rows[1], rows[2], rows[4]), accepted);
        Assert.Equal(string.Concat(rows[0], rows[3], rows[5], rows[6]), rejected);
    }

    [Fact]
    public async Task A_file_at_the_root_of_the_inbox_is_checked_for_the_partner_without_name()
    {
        var report = await service.CheckAsync("at-the-root.csv", Mixed());

        Assert.Equal("done", report.State);
        Assert.Equal("-", report.Batch.GetProperty("partner").GetString());
        Assert.Equal(4, (await service.ResultsBelowAsync($"-/{report.Run}/")).Count);
    }

    [Fact]
    public async Task The_same_bytes_again_are_a_run_of_their_own_with_the_same_report()
    {
        var first = await service.CheckAsync("acme/again.csv", Mixed());
        var second = await service.CheckAsync("acme/again.csv", Mixed());

        Assert.NotEqual(first.Run, second.Run);
        Assert.Equal(first.Findings, second.Findings);
        Assert.Equal(first.Accepted, second.Accepted);
        Assert.Equal(first.Rejected, second.Rejected);
        Assert.Equal(WithoutVersion(first), WithoutVersion(second));

        static string WithoutVersion(Report report) =>
            Encoding
                .UTF8.GetString(report.Files["summary.json"])
                .Replace(
                    report.Summary.GetProperty("file").GetProperty("etag").GetString()!,
                    "",
                    StringComparison.Ordinal
                );
    }

    [Fact]
    public async Task A_file_name_that_speaks_of_a_patient_stands_in_the_report_and_nowhere_else()
    {
        var inFolder = await service.CheckAsync($"clinic/{Canary} 1950-05-04.csv", Canaries());
        var inName = await service.CheckAsync($"{Canary} (graft).csv", Canaries());
        var asPartner = await service.CheckAsync($"{Canary} & sons/claims.csv", Canaries());

        foreach (var report in new[] { inFolder, inName, asPartner })
        {
            Assert.Equal("done", report.State);
            Assert.Contains(
                Canary,
                report.Summary.GetProperty("file").GetProperty("name").GetString(),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(Canary, report.Batch.GetRawText(), StringComparison.Ordinal);
        }

        // The values of a line posted, of one that cannot be read and of an address that is none.
        var line = $$"""{"claimType":"{{Canary}}","lineNote":"{{Canary}}","patientId":"{{Canary}}"}""";
        Assert.Equal(200, (await service.PostAsync("v1/claim-lines/validate", line)).Status);
        Assert.Equal(400, (await service.PostAsync("v1/claim-lines/validate", line + line)).Status);
        Assert.Equal(404, (await service.GetAsync("v1/batches/" + Canary)).Status);
        Assert.Equal(404, (await service.GetAsync($"{Canary}/{Canary}?{Canary}={Canary}")).Status);
        Assert.DoesNotContain(Canary, service.Program.Output, StringComparison.OrdinalIgnoreCase);
        await foreach (var container in service.Blobs.GetBlobContainersAsync(cancellationToken: Stop))
        {
            if (container.Name == StorageNames.ClaimsInbox)
                continue;
            await foreach (
                var blob in service.Blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(cancellationToken: Stop)
            )
                Assert.DoesNotContain(Canary, blob.Name, StringComparison.OrdinalIgnoreCase);
        }

        await foreach (
            var row in service
                .Tables.GetTableClient(StorageNames.Runs)
                .QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Stop)
        )
            Assert.All(
                row,
                property => Assert.DoesNotContain(Canary, $"{property.Value}", StringComparison.OrdinalIgnoreCase)
            );
    }

    [Fact]
    public async Task A_file_of_any_name_has_its_report()
    {
        string[] paths =
        [
            "acme/upper.CSV",
            "acme/no-extension",
            "acme/{braces}.csv",
            "acme/a#b?c%2fd.csv",
            "acme/trailing dot.",
            "acme/trailing space ",
            "acme/bones \U0001F9B4 caf\u00E9.csv",
            "acme/cafe\u0301.csv",
            "acme//double.csv",
            "/leading.csv",
            "acme/" + string.Concat(Enumerable.Repeat("long/", 200)) + new string('x', 19),
        ];

        var reports = await Task.WhenAll(paths.Select(path => service.CheckAsync(path, Mixed())));

        Assert.All(reports, report => Assert.Equal("done", report.State));
        Assert.Equal(
            paths,
            reports.Select(report => report.Summary.GetProperty("file").GetProperty("name").GetString())
        );
        Assert.Equal(1024, paths[^1].Length);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly string[] Kinds = ["error", "warning", "info", "bypassed"];

    /// <summary>Six rows of five claims: two clean lines, one without a valid NPI, one that asks for a review, and two of a claim of which one cannot be read.</summary>
    private static string Mixed()
    {
        ClaimTexts[] claims =
        [
            Visit("C-1", [], new() { [Field.ServiceDateFrom] = "2025-11-04" }),
            Visit("C-2", new Dictionary<Field, string> { [Field.RenderingNpi] = "123" }),
            Claims.Of("C-3", "M84.461A", new Dictionary<Field, string> { [Field.HcpcsModifier1] = "LT" }),
            Visit("C-4", [], []),
        ];
        var rows = Encoding.UTF8.GetString(ClaimTexts.ToCsv(claims)).TrimEnd('\n').Split('\n');
        rows[^1] += ",one more";
        return string.Join('\n', rows) + "\n";
    }

    private static string Canaries() =>
        Mixed()
            .Replace("C-", Canary, StringComparison.Ordinal)
            .Replace("1EG4TE5MK73", Canary, StringComparison.Ordinal);

    private static ClaimTexts Visit(string id, params Dictionary<Field, string>[] lines) =>
        Claims.Of(
            id,
            "E11.9",
            [
                .. lines.Select(line => new Dictionary<Field, string>(line)
                {
                    [Field.HcpcsCode] = "99213",
                    [Field.PlaceOfServiceCode] = "11",
                    [Field.RenderingTaxonomyCode] = "207Q00000X",
                    [Field.ChargeAmount] = "120.00",
                }),
            ]
        );

    private static Dictionary<string, int> TellRules(byte[] findings)
    {
        using var csv = CsvReader.Create(findings, new CsvReaderOptions());
        csv.ReadHeader();
        var rules = new List<string>();
        while (csv.Read())
            rules.Add(csv.GetString("rule"));
        return rules.CountBy(rule => rule).ToDictionary();
    }
}
